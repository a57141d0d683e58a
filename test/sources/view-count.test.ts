import { describe, expect, it } from 'vitest'
import { parseViewCount } from '../../src/sources/view-count.ts'

describe('parseViewCount', () => {
  it.each([
    ['0', 0],
    ['863', 863],
    ['1,234', 1234],
    ['1.234.567', 1_234_567],
    ['12 345', 12_345],
    ['1.2K', 1200],
    ['1,5k', 1500],
    ['3M', 3_000_000],
    ['12.5', undefined],
    ['1,23', undefined],
    ['-5', undefined],
    ['many', undefined],
    ['', undefined],
    ['9'.repeat(30), undefined],
  ])('of %j is %s', (text, expected) => {
    expect(parseViewCount(text)).toBe(expected)
  })
})
