import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { NumberSet } from '../../src/duplicates/number-set.ts'

describe('NumberSet', () => {
  it('tells whether a number is new', () => {
    const set = new NumberSet(10)
    expect([set.add(3), set.add(3), set.has(3), set.has(4)]).toEqual([true, false, true, false])
  })

  it('is emptied at once', () => {
    const set = new NumberSet(10)
    set.add(3)
    set.clear()
    expect([set.has(3), set.add(3)]).toEqual([false, true])
  })

  it('says what a set of numbers says, however often it is emptied', () => {
    const anySteps = fc.array(fc.option(fc.nat({ max: 9 })))
    fc.assert(
      fc.property(anySteps, (steps) => {
        const set = new NumberSet(10)
        const plain = new Set<number>()
        for (const step of steps) {
          if (step === null) {
            set.clear()
            plain.clear()
          } else {
            expect(set.add(step)).toBe(!plain.has(step))
            plain.add(step)
          }
          for (let number = 0; number < 10; number++)
            expect(set.has(number)).toBe(plain.has(number))
        }
      }),
    )
  })
})
