import { describe, expect, it } from 'vitest'
import { isSentenceEnd, isSentenceStart } from '../../src/excerpt/sentence-boundaries.ts'

/** Writes a text with a bar before every sentence but the first. */
function sentences(text: string): string {
  let shown = ''
  for (let at = 0; at < text.length; at += 1) {
    shown += (at > 0 && isSentenceStart(text, at) ? '|' : '') + text.charAt(at)
  }
  return shown
}

describe('isSentenceStart', () => {
  it.each([
    ['after a full stop', 'It rained. |The match went on.'],
    ['after a question or a shout', 'Why now? |Nobody knew! |Not even he.'],
    ['after an ellipsis before upper case', 'And then\u2026 |Nothing.'],
    ['not after an ellipsis before lower case', 'And then... nothing.'],
    ['after closing quotes', '\u201CWe won.\u201D |He smiled. |"Twice."'],
    ['after a bracket', 'They left (at last.) |Then came rain.'],
    ['before an opening quote', 'It rained. |\u201CWe won,\u201D he said. |"So?"'],
    ['before a number or a price', 'They lost. |49 points. |$5bn was spent.'],
    ['not inside a quoted question', '\u201CWhy?\u201D he asked.'],
    ['not inside a number', 'It rose 3.5 to 4.75 points.'],
    ['not after a title', 'She met Mr. Smith, Dr. Jones and Gen. Brown at St. Mary.'],
    ['not after an initial', 'George W. Bush and J. K. Rowling spoke.'],
    ['not after a month', 'On Oct. 19 and Sept. 5 it rained.'],
    ['not after the time of day', 'At 6 p.m. Monday the shops close.'],
    ['not within U.S. Army', 'The U.S. Army said so.'],
    ['after U.S. where a sentence begins', 'They flew to the U.S. |The deal was done.'],
    ['not after a number sign', 'The No. 5 seed lost to Nos. 2 and 3.'],
    ['after the answer no', 'They said No. |Then they left.'],
    ['not after vs.', 'It was Spurs vs. The Rest.'],
    ['not after a company before its verb', 'Apple Inc. Chief Tim Cook spoke.'],
    ['after a blank line, whatever ended before it', 'A heading\n\n|the story \n \n|goes on'],
    ['not after a single line break', 'a wrapped\nline of text'],
    ['after full-width stops', '\u96E8\u3002|\u6674\uFF01|\u300C\u98A8\uFF1F\u300D|\u96EA'],
    ['after a danda', '\u0928\u0908\u0964 |\u092F\u094B\u091C\u0928\u093E'],
    ['after an Arabic question mark', '\u0643\u0645\u061F |\u0639\u0631\u0628'],
  ])('%s', (_rule, expected) => {
    expect(sentences(expected.replaceAll('|', ''))).toBe(expected)
  })
})

describe('isSentenceEnd', () => {
  it.each([
    ['It rained. The match', 10, true],
    ['He said \u201Cyes.\u201D Then', 14, true],
    ['The last words.', 15, true],
    ['The last words', 14, false],
    ['A heading\n\nThe story', 9, false],
    ['Mr. Smith', 3, false],
    ['It rained. The match', 11, false],
    ['\u96E8\u3002\u6674', 2, true],
  ])('%j at %i: %s', (text, at, expected) => {
    expect(isSentenceEnd(text, at)).toBe(expected)
  })
})
