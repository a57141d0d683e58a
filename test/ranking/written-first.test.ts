// Written before begun before misspelt:
// 1. of two hits that hold the same words the one that costs less stands first, whatever the scores, at every
//    page, for any stories;
// 2. hits of other words keep their keys;
// 3. raised keys keep the order that they had.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { putWrittenFirst } from '../../src/ranking/written-first.ts'
import type { Hit } from '../../src/engine/response.ts'
import { anyStories, NOW_MS } from '../helpers/oracle/any-corpus.ts'
import { anyWord } from '../helpers/oracle/any-query.ts'
import { askTitles, idsOf, others } from '../helpers/ask-titles.ts'

interface Entry {
  readonly mass: number
  readonly cost: number
  readonly key: number
}

function raise(entries: readonly Entry[]): number[] {
  const keys = Float64Array.from(entries, ({ key }) => key)
  const at = (entry: number): Entry => entries[entry] ?? { mass: 0, cost: 0, key: 0 }
  // In two parts, as of two segments.
  const half = Math.ceil(entries.length / 2)
  const parts = [
    { from: 0, own: keys.subarray(0, half) },
    { from: half, own: keys.subarray(half) },
  ]
  putWrittenFirst(
    parts.map(({ from, own }) => ({
      count: own.length,
      keys: own,
      mass: (i: number) => at(from + i).mass,
      cost: (i: number) => at(from + i).cost,
    })),
  )
  return [...keys]
}

const anyEntries = fc.array(
  fc.record({
    mass: fc.constantFrom(1, 2, 3),
    cost: fc.constantFrom(0, 1, 128, 1 << 21),
    key: fc.oneof(
      fc.constant(0),
      fc.constantFrom(1, 1 + 1e-9, 1 - 1e-9),
      fc.double({ min: 0, max: 50, noNaN: true }),
    ),
  }),
  { maxLength: 30 },
)

describe('putWrittenFirst', () => {
  it('puts what costs less above all that costs more of the same words, for any keys', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const keys = raise(entries)
        entries.forEach((one, i) => {
          entries.forEach((other, j) => {
            if (one.mass !== other.mass || one.cost >= other.cost) return
            expect(keys[i]).toBeGreaterThan(keys[j] ?? Infinity)
          })
        })
      }),
      { numRuns: 2000 },
    )
  })

  it('takes nothing from any key', () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        raise(entries).forEach((key, i) => {
          expect(key).toBeGreaterThanOrEqual(entries[i]?.key ?? Infinity)
        })
      }),
    )
  })

  it('leaves keys alone that are in order', () => {
    const entries = [
      { mass: 1, cost: 0, key: 5 },
      { mass: 1, cost: 9, key: 3 },
      { mass: 2, cost: 7, key: 8 },
      { mass: 2, cost: 7, key: 1 },
    ]
    expect(raise(entries)).toEqual([5, 3, 8, 1])
  })

  it('keeps the order of what is raised', () => {
    const [first = 0, second = 0, misspelt] = raise([
      { mass: 1, cost: 0, key: 2 },
      { mass: 1, cost: 0, key: 1 },
      { mass: 1, cost: 9, key: 3 },
    ])
    expect(misspelt).toBe(3)
    expect(second).toBeGreaterThan(3)
    expect(first).toBeGreaterThan(second)
  })
})

/** What a hit holds, and by how it is written: edits before unfinished words before synonyms. */
function heldBy({ missing = [], explanation }: Hit): { words: string; cost: number } {
  const { typos = 0, prefixes = 0 } = explanation?.tier ?? {}
  return { words: missing.join(' '), cost: typos * 1000 + prefixes }
}

describe('hits that hold the same words', () => {
  it('come in the order of how these are written, at every page, for any stories', async () => {
    const anyQuery = fc
      .array(anyWord, { minLength: 1, maxLength: 4 })
      .map((words) => words.join(' '))
    const anyQueries = fc.array(anyQuery, { minLength: 1, maxLength: 5 })
    await fc.assert(
      fc.asyncProperty(anyStories, anyQueries, async (stories, queries) => {
        const engine = createEngine(buildIndex(stories), { now: () => NOW_MS })
        for (const q of queries) {
          const hits: Hit[] = []
          for (let page = 1; ; page++) {
            const found = await engine.search({ q, page, pageSize: 7, explain: true, recency: 1 })
            hits.push(...found.hits)
            if (page >= found.totalPages) break
          }
          const held = hits.map(heldBy)
          held.forEach((one, i) => {
            const later = held.slice(i + 1).filter(({ words }) => words === one.words)
            expect(
              later.every(({ cost }) => cost >= one.cost),
              q,
            ).toBe(true)
          })
        }
      }),
      { numRuns: 150, interruptAfterTimeLimit: 15_000 },
    )
  })

  it.each<[string, string, number[]]>([
    ['all words', 'ferry', [1, 0]],
    ['most of several', 'ferry strike zzyzx bridge', [1, 0]],
  ])('are not outweighed by better scores: %s', async (_, q, ids) => {
    const titles = [
      'Ferryx ferryx ferryx ferryx strike bridgex bridgex', // unfinished and much said
      'A long headline in which somebody says ferry and strike and bridge and much else', // as typed
      ...others(30),
    ]
    expect(idsOf(await askTitles(titles, q))).toEqual(ids)
  })

  it('are outweighed by a hit of more words', async () => {
    const titles = [
      'Ferry', // as typed
      'Ferryx strikes and bridges', // misspelt or unfinished, but all of it
      ...others(30),
    ]
    const found = await askTitles(titles, { q: 'strike bridge ferry', match: 'any' })
    expect(idsOf(found)).toEqual([1, 0])
  })
})
