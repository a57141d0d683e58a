import { describe, expect, it } from 'vitest'
import { parseDuration } from '../../../src/cli/options/duration.ts'

describe('parseDuration', () => {
  it.each([
    ['30s', 30_000],
    ['15m', 900_000],
    ['1.5 H', 5_400_000],
    ['20d', 1_728_000_000],
    [' 2min ', 120_000],
  ])('reads %j as %i ms', (text, ms) => {
    expect(parseDuration(text, '--every')).toBe(ms)
  })

  it.each(['', '15', 'm', '0s', '0.5s', '21d', '-5m', '1e3s', '15mm'])('refuses %j', (text) => {
    expect(() => parseDuration(text, '--every')).toThrow(/^Expected `--every` to be a time from 1s/)
  })
})
