import { describe, expect, it } from 'vitest'

import { createTurns } from '../../../src/node/serving/take-turns.ts'

/** Has work done by these names; those that end in `!` are gone when their turn comes. */
async function run(names: readonly string[], maxWaitMs = 60_000): Promise<string[]> {
  const turns = createTurns(maxWaitMs)
  const seen: string[] = []
  for (const name of names) {
    turns.take({
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
    const turns = createTurns(60_000)
    let started = 0
    for (let round = 1; round <= 3; round++) {
      turns.take({ isGone: () => false, start: () => started++, tooLate: () => undefined })
      expect(started).toBe(round)
      await new Promise((resolve) => setImmediate(resolve))
    }
  })

  it('starts nothing while it is held, and then in order', async () => {
    const turns = createTurns(60_000)
    const seen: string[] = []
    const take = (name: string): void => {
      turns.take({ isGone: () => false, start: () => seen.push(name), tooLate: () => undefined })
    }
    take('a')
    const release = turns.hold()
    take('b')
    take('c')
    await new Promise((resolve) => setImmediate(resolve))
    expect(seen).toEqual(['a'])
    release()
    expect(seen).toEqual(['a', 'b'])
    await new Promise((resolve) => setImmediate(resolve))
    expect(seen).toEqual(['a', 'b', 'c'])
  })
})
