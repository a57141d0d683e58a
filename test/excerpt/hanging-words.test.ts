import { describe, expect, it } from 'vitest'
import { skipHangingWords } from '../../src/excerpt/hanging-words.ts'

describe('skipHangingWords', () => {
  it.each([
    ['troops in the', 0, 'troops'],
    ['a man who has been', 0, 'a man'],
    ['the end ', 0, 'the end'],
    ['the channel (and the', 0, 'the channel'],
    ['the weather', 0, 'the weather'],
    ['bathe', 0, 'bathe'],
    ['troops in the', 13, 'troops in the'],
    ['troops in the', 9, 'troops in'],
    ['said that in the that', 0, 'said'],
    ['to be or not to be', 0, 'to be'],
  ])('of %j from %i keeps %j', (text, least, kept) => {
    expect(text.slice(0, skipHangingWords(text, text.length, least))).toBe(kept)
  })
})
