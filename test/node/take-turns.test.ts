import { describe, expect, it } from 'vitest'

import { createTurns } from '../../src/node/take-turns.ts'

/** Has work done by these names; those that end in `!` are gone when their turn comes. */
async function run(names: readonly string[], maxWaitMs = 60_000): Promise<string[]> {
  const takeTurn = createTurns(maxWaitMs)
  const seen: string[] = []
  for (const name of names) {
    takeTurn({
      isGone: () => name.endsWith('!'),
      start: () => seen.push(name),
      tooLate: () => seen.push(`${name} too late`),
    })
  }
  for (let turn = 0; turn < names.length; turn++) {
    seen.push('turn')
    await new Promise((resolve) => setImmediate(resolve))
  }
  return seen
}

describe('createTurns', () => {
  it('starts one a turn, the first at once', async () => {
    expect(await run(['a', 'b', 'c'])).toEqual(['a', 'turn', 'b', 'turn', 'c', 'turn'])
  })

  it('passes over what nobody waits for', async () => {
    expect(await run(['a', 'b!', 'c'])).toEqual(['a', 'turn', 'c', 'turn', 'turn'])
  })

  it('gives up what has waited too long', async () => {
    expect(await run(['a', 'b', 'c'], -1)).toEqual([
      'a',
      'turn',
      'b too late',
      'c too late',
      'turn',
      'turn',
    ])
  })

  it('starts again at once when it has been idle', async () => {
    const takeTurn = createTurns(60_000)
    let started = 0
    for (let round = 1; round <= 3; round++) {
      takeTurn({ isGone: () => false, start: () => started++, tooLate: () => undefined })
      expect(started).toBe(round)
      await new Promise((resolve) => setImmediate(resolve))
    }
  })
})
