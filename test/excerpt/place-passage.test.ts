import { describe, expect, it } from 'vitest'
import { placePassage, trimPassage } from '../../src/excerpt/place-passage.ts'

const TALE =
  'The first sentence is here. A second one follows it. Then comes a third, which is the longest ' +
  'of them all and goes on, and on, until at last it ends. Short. The last one closes the tale.'

/** Places a passage around a word of the tale. */
function around(word: string, length: number, room = TALE): string {
  const from = TALE.indexOf(room)
  const core = TALE.indexOf(word)
  const [start, end] = placePassage(
    TALE,
    [core, core + word.length],
    [from, from + room.length],
    length,
  )
  return TALE.slice(start, end).trim()
}

describe('placePassage', () => {
  it.each([
    ['whole sentences', 'second', 30, 'A second one follows it.'],
    [
      'as many whole sentences as fit',
      'first',
      60,
      'The first sentence is here. A second one follows it.',
    ],
    [
      'the sentence before, where the next is too long',
      'second',
      55,
      'The first sentence is here. A second one follows it.',
    ],
    [
      'a part of a sentence, where most is filled',
      'third',
      87,
      'Then comes a third, which is the longest of them all and goes on, and on,',
    ],
    [
      'words, where no part ends late enough',
      'third',
      48,
      'Then comes a third, which is the longest of them',
    ],
    ['no leaning words', 'third', 34, 'Then comes a third,'],
    [
      'a sentence\u2019s end with what fits before it',
      'ends',
      40,
      'and on, until at last it ends. Short.',
    ],
    [
      'earlier sentences at the end of the text',
      'closes',
      40,
      'Short. The last one closes the tale.',
    ],
  ])('gives %s', (_what, word, length, expected) => {
    expect(around(word, length)).toBe(expected)
  })

  it('stays in its room', () => {
    const room = 'comes a third, which is the longest of them all'
    expect(around('longest', 80, room)).toBe('which is the longest of them all')
  })
})

describe('trimPassage', () => {
  const both = { start: true, end: true }

  it.each([
    [', and then', 'and then'],
    [') or so', 'or so'],
    ['\u2013 a dash', 'a dash'],
    ['" a quote', 'a quote'],
    ['\u2026and on', 'and on'],
    ['\u2014after it', 'after it'],
    ['(a bracket', '(a bracket'],
    ['\u201CWe won', '\u201CWe won'],
    ['\u201990s hits', '\u201990s hits'],
    ['.305 average', '.305 average'],
    ['so far,', 'so far'],
    ['so far \u2013', 'so far'],
    ['so far \u201C', 'so far'],
    ['so far (', 'so far'],
    ['so far...', 'so far'],
    ['so far\u2026', 'so far'],
    ['the U.S.', 'the U.S.'],
    ['\u201CWe won.\u201D', '\u201CWe won.\u201D'],
    ['\u201Enein\u201C', '\u201Enein\u201C'],
    ['?!', '!'],
    ['...', '...'],
  ])('of %j cut at both ends keeps %j', (passage, kept) => {
    const text = `xx ${passage} yy`
    const range = [3, 3 + passage.length] as const
    const [start, end] = trimPassage(text, range, [range[1], range[0]], both)
    expect(text.slice(start, end)).toBe(kept)
  })

  it('takes nothing of what it must keep, and only white space where nothing was cut', () => {
    const text = ' , so far, '
    expect(trimPassage(text, [0, 11], [1, 10], both)).toEqual([1, 10])
    expect(trimPassage(text, [0, 11], [11, 0], { start: false, end: false })).toEqual([1, 10])
  })
})
