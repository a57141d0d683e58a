// What holds for any stream of keys, with f the true decayed frequency of a key and N their sum:
//  1. At most `capacity` keys are kept.
//  2. f <= count <= f + error, and error <= N / capacity.
//  3. A key with f > N / capacity is kept.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createSpaceSaving } from '../../src/telemetry/space-saving.ts'

const HOUR_MS = 3_600_000

describe('createSpaceSaving', () => {
  it('counts exactly while all keys fit', () => {
    const sketch = createSpaceSaving(3, HOUR_MS)
    for (const key of ['b', 'a', 'c', 'a', 'b', 'a']) sketch.add(key, 0)
    expect(sketch.top(10, 0)).toEqual([
      { key: 'a', count: 3, error: 0 },
      { key: 'b', count: 2, error: 0 },
      { key: 'c', count: 1, error: 0 },
    ])
    expect(sketch.top(1, 0).map(({ key }) => key)).toEqual(['a'])
  })

  it('gives the place of the rarest key to a new one, with its count as the error', () => {
    const sketch = createSpaceSaving(2, HOUR_MS)
    for (const key of ['a', 'a', 'a', 'b', 'b', 'c']) sketch.add(key, 0)
    expect(sketch.top(10, 0)).toEqual([
      { key: 'a', count: 3, error: 0 },
      { key: 'c', count: 3, error: 2 },
    ])
  })

  it('halves counts in a half-life, however long it runs', () => {
    const sketch = createSpaceSaving(2, HOUR_MS)
    sketch.add('old', 0)
    sketch.add('old', 0)
    sketch.add('new', HOUR_MS)
    expect(sketch.top(2, HOUR_MS)).toEqual([
      { key: 'new', count: 1, error: 0 },
      { key: 'old', count: 1, error: 0 },
    ])
    expect(sketch.top(1, 3 * HOUR_MS)).toEqual([{ key: 'new', count: 0.25, error: 0 }])
    // Past what a double could hold without scaling down.
    const later = 5000 * HOUR_MS
    sketch.add('now', later)
    expect(sketch.top(1, later)).toEqual([{ key: 'now', count: 1, error: 0 }])
    for (const { count } of sketch.top(2, later + HOUR_MS)) expect(count).toBeLessThanOrEqual(0.5)
  })

  it('keeps its promises on any stream', () => {
    const stream = fc.array(
      fc.record({ key: fc.integer({ min: 0, max: 30 }), gap: fc.integer({ min: 0, max: 90 }) }),
      { maxLength: 300 },
    )
    fc.assert(
      fc.property(stream, fc.integer({ min: 1, max: 12 }), (arrivals, capacity) => {
        const sketch = createSpaceSaving(capacity, HOUR_MS)
        let nowMs = 0
        const times = arrivals.map(({ key, gap }) => {
          nowMs += gap * 60_000
          sketch.add(String(key), nowMs)
          return { key: String(key), atMs: nowMs }
        })
        const truth = new Map<string, number>()
        for (const { key, atMs } of times) {
          const weight = 2 ** ((atMs - nowMs) / HOUR_MS)
          truth.set(key, (truth.get(key) ?? 0) + weight)
        }
        const total = [...truth.values()].reduce((sum, count) => sum + count, 0)
        const top = sketch.top(100, nowMs)
        const slack = 1e-9 * (1 + total)
        expect(top.length).toBeLessThanOrEqual(capacity)
        for (const { key, count, error } of top) {
          const exact = truth.get(key) ?? 0
          expect(count).toBeGreaterThanOrEqual(exact - slack)
          expect(count).toBeLessThanOrEqual(exact + error + slack)
          expect(error).toBeLessThanOrEqual(total / capacity + slack)
        }
        const kept = new Set(top.map(({ key }) => key))
        for (const [key, exact] of truth) {
          if (exact > total / capacity + slack) expect(kept).toContain(key)
        }
      }),
    )
  })
})
