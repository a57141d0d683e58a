import { describe, expect, it } from 'vitest'
import { foldTitle, slugOf } from '../../src/story/fold-title.ts'

describe('foldTitle', () => {
  it.each([
    ['Messi’s Café', "MESSI'S CAFE"],
    ['Kings beat Jazz 105–104', 'Kings  beat Jazz 105-104'],
    ['“Quoted” word', '"Quoted" word'],
    ['ﬁnal', 'final'],
  ])('makes %j and %j the same', (a, b) => {
    expect(foldTitle(a)).toBe(foldTitle(b))
  })

  it.each([
    ['Kings beat Jazz', 'Kings beat Heat'],
    ['की', 'का'],
    ['—', '“'],
  ])('keeps %j and %j apart', (a, b) => {
    expect(foldTitle(a)).not.toBe(foldTitle(b))
  })
})

describe('slugOf', () => {
  it.each([
    ['Messi’s Café: São Paulo!', 'messis-cafe-sao-paulo'],
    ['Ærøskøbing & Łódź', 'aeroskobing-lodz'],
    ['128-110', ''],
    ['北京', ''],
    ['x'.repeat(100), 'x'.repeat(60)],
    ['word '.repeat(30), 'word-'.repeat(12).slice(0, -1)],
  ])('of %j is %j', (text, expected) => {
    expect(slugOf(text)).toBe(expected)
  })
})
