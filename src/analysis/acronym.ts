// The end of an acronym with full stops: `U.S.`, `p.m.`.
import { classAt, isWordClass, LETTER, runEnd, widthAt } from './character-class.ts'

/** Tells whether a single letter with a full stop after it starts here, as in `U.S.`. */
function isInitial(text: string, index: number): boolean {
  return (
    classAt(text, index) === LETTER &&
    text[runEnd(text, index)] === '.' &&
    runEnd(text, index) === index + widthAt(text, index)
  )
}

/**
 * Gives the end of the acronym that starts at `start` (`U.S.`, `p.m.`, `J.K.`, `Ph.D.`), its last full stop
 * included, or -1 where none starts.
 */
export function acronymEnd(text: string, start: number): number {
  let end = start
  let letters = 0
  if (isInitial(text, start)) {
    end = start + widthAt(text, start) + 1
    letters = 1
  } else if (
    /^(?:\p{Lu}\p{Ll}\.\p{Lu}|ph\.d)(?![\p{L}\p{N}])/u.test(text.slice(start, start + 12))
  ) {
    end = start + 3
    letters = 1
  } else return -1
  while (isInitial(text, end)) {
    end += widthAt(text, end) + 1
    letters++
  }
  // The last letter may lack its full stop: `U.S`.
  if (
    classAt(text, end) === LETTER &&
    runEnd(text, end) === end + widthAt(text, end) &&
    !isWordClass(classAt(text, runEnd(text, end)))
  ) {
    end = runEnd(text, end)
    letters++
  }
  return letters > 1 ? end : -1
}
