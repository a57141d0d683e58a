import { describe, expect, it } from 'vitest'
import { cutAtEllipsis, hasCutLength } from '../../../src/sources/page/snippet.ts'

describe('cutAtEllipsis', () => {
  it.each([
    ['The deal…', 'The deal', true],
    ['The deal ...', 'The deal', true],
    ['The deal [...]', 'The deal', true],
    ['The deal is off. …', 'The deal is off.', true],
    ['The deal.', 'The deal.', false],
    ['', '', false],
  ])('of %j leaves %j', (text, body, truncated) => {
    expect(cutAtEllipsis(text)).toEqual({ body, truncated })
  })
})

describe('hasCutLength', () => {
  const check = (text: string, expected: boolean, raw = text): void => {
    expect(hasCutLength(text, raw)).toBe(expected)
  }

  it('is true of 100 characters, and of 99 where a space was trimmed', () => {
    check('x'.repeat(100), true)
    check('x'.repeat(99), true)
    check('x'.repeat(98), false)
    check('x'.repeat(101), false)
  })

  it('counts code points as well as UTF-16 code units', () => {
    check('😀'.repeat(100), true)
    check('😀'.repeat(50), true)
    check('😀'.repeat(70), false)
  })

  it('is false where the text ends in final punctuation', () => {
    check(`${'x'.repeat(99)}.`, false)
    check(`${'x'.repeat(98)}!”`, false)
    check(`${'x'.repeat(99)},`, true)
  })

  it('measures the text before white space was evened too', () => {
    check('x '.repeat(40).trim(), true, 'x  '.repeat(33).padEnd(100, 'y'))
  })
})
