import { describe, expect, it } from 'vitest'

import { strictnessOf } from '../../src/relaxation/policy.ts'

describe('strictnessOf', () => {
  it.each([
    [0, 1],
    [1, 1],
    [4, 1],
    [5, 0.64],
    [8, 0.25],
    [16, 0.0625],
  ])('of %j words is %j', (words, strictness) => {
    expect(strictnessOf(words)).toBeCloseTo(strictness, 12)
  })
})
