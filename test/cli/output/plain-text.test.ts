import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { counted, toOneLine, toPlainText } from '../../../src/cli/output/plain-text.ts'

describe('toPlainText', () => {
  it.each([
    ['plain – “quoted” Zoë', 'plain – “quoted” Zoë'],
    ['\u001b[31mred\u001b[0m', ' [31mred [0m'],
    ['two\nlines\tand\u0000more', 'two lines and more'],
    ['\u009b2J \u202etxt', ' 2J  txt'],
  ])('prints %j as %j', (text, expected) => {
    expect(toPlainText(text)).toBe(expected)
  })

  it('keeps every offset', () => {
    const text = fc.string({ unit: 'binary' })
    fc.assert(fc.property(text, (any) => toPlainText(any).length === any.length))
  })
})

describe('toOneLine', () => {
  it('joins lines by one space', () => {
    expect(toOneLine(' one\n\n  two \r\nthree')).toBe('one two three')
  })
})

describe('counted', () => {
  it.each([
    [0, '0 stories'],
    [1, '1 story'],
    [1200, '1,200 stories'],
  ])('says %i as %s', (count, expected) => {
    expect(counted(count, 'story', 'stories')).toBe(expected)
  })
})
