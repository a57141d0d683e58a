// English words that must not stand right before an ellipsis. In other languages there are none.
import { isSpace } from './characters.ts'

/** Words that need the word after them. */
const LEANING = new Set(
  (
    'a an the of to in on at by for with from into onto upon over under about between against ' +
    'and or but nor as if that which who whose whom when where while because so ' +
    'since until after before during through than near among within without per via ' +
    'is are was were be been being am has have had will would can could may might must shall ' +
    'should do does did not no every each another such both this these those his her its their our my ' +
    'your mr mrs ms dr st van von de der du la le el al bin very more most less least about some any ' +
    'only even just also due then there what how why'
  ).split(' '),
)

/** Most words dropped at one end. */
const MOST_WORDS = 4

/** Longest such word, UTF-16 code units. */
const LONGEST = 7

/**
 * Moves the end of a passage within a sentence back over words that need what was left out (`in the`, `who
 * has been`): at most `MOST_WORDS` of them, and not past `least`.
 */
export function skipHangingWords(text: string, end: number, least: number): number {
  let at = skipSpaceBefore(text, end, least)
  for (let words = 0; words < MOST_WORDS; words += 1) {
    let start = at
    while (start > least && at - start <= LONGEST && !isSpace(text.charCodeAt(start - 1))) {
      start -= 1
    }
    const isWhole = start > least && isSpace(text.charCodeAt(start - 1))
    const word = text
      .slice(start, at)
      .toLowerCase()
      .replace(/^[("'\u2018\u201C]/u, '')
    if (!isWhole || !LEANING.has(word)) break
    at = skipSpaceBefore(text, start, least)
  }
  return at
}

function skipSpaceBefore(text: string, end: number, least: number): number {
  let at = end
  while (at > least && isSpace(text.charCodeAt(at - 1))) at -= 1
  return at
}
