import { describe, expect, it } from 'vitest'

import { timeInTurn } from '../../bench/measure/time-in-turn.ts'
import { createRandom } from '../../bench/random.ts'

describe('timeInTurn', () => {
  it('asks every query twice on each engine, and reverses the engines in each round', async () => {
    const asked: string[] = []
    let opened = 0
    const times = await timeInTurn([{ name: 'typo', queries: ['a', 'b'] }], {
      rounds: 2,
      random: createRandom(1),
      open: () => {
        opened++
        const ask = (engine: string) => (query: string) =>
          Promise.resolve(asked.push(engine + query))
        return Promise.resolve([ask('1'), ask('7')])
      },
    })
    const [one, seven] = ['1a 1b 1a 1b', '7a 7b 7a 7b']
    expect(asked.join(' ')).toBe([one, seven, seven, one].join(' '))
    expect(opened).toBe(2)
    const ofEngines = [
      [expect.any(Number), expect.any(Number)],
      [expect.any(Number), expect.any(Number)],
    ]
    expect(times).toEqual([{ name: 'typo', firstMs: ofEngines, againMs: ofEngines }])
  })
})
