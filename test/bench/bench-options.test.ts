import { describe, expect, it } from 'vitest'

import { parseBenchOptions } from '../../bench/bench-options.ts'

describe('--segments', () => {
  it('compares nothing where it is not given', () => {
    expect(parseBenchOptions([])?.segments).toEqual([])
  })

  it('reads numbers in the order in which they stand', () => {
    expect(parseBenchOptions(['--segments', '7,1, 40'])?.segments).toEqual([7, 1, 40])
  })

  it('goes with corpora and classes', () => {
    const options = parseBenchOptions(['--segments', '1,7', '--only', 'news,typo'])
    expect(options).toMatchObject({ segments: [1, 7], corpora: ['news'], classes: ['typo'] })
  })

  it.each(['1', '1,1', '', '0,7', '1,many', '1,101'])('refuses %j', (text) => {
    expect(() => parseBenchOptions(['--segments', text])).toThrow(RangeError)
  })

  it.each([['--publish'], ['--only', 'http']])('refuses %s %s', (...others) => {
    expect(() => parseBenchOptions(['--segments', '1,7', ...others])).toThrow(/`--segments`/)
  })
})
