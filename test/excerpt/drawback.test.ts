import { describe, expect, it } from 'vitest'
import { drawbackOf } from '../../src/excerpt/drawback.ts'

const TEXT =
  'PARIS (AFP) - Oil rose. The price of a barrel was higher than in the five years before it, and ' +
  'no end of it was in sight for anyone who had to buy oil then. Month 6 3/16 9/16 oil 7 1/8 5 3/4 ' +
  '9 1/2 12 5/8. Oil fell.'

/** The drawback of the stretch from one word to another. */
function check(from: string, to: string, length = 60): number {
  const start = TEXT.indexOf(from)
  const end = TEXT.indexOf(to, start) + to.length
  const surroundings = { room: [0, TEXT.length] as const, lead: 14, length }
  return drawbackOf(TEXT, [start, end], surroundings)
}

describe('drawbackOf', () => {
  it('is nothing in one sentence that a passage can begin with', () => {
    expect(check('price', 'barrel')).toBe(0)
  })

  it.each([
    ['words parted by a sentence', 'rose', 'price'],
    ['a passage that has to begin within a sentence', 'sight', 'anyone'],
    ['a dateline', 'PARIS', 'rose'],
    ['the numbers of a table', 'oil 7', 'oil 7'],
  ])('speaks against %s', (_what, from, to) => {
    expect(check(from, to)).toBeGreaterThan(0)
  })
})
