import { describe, expect, it } from 'vitest'
import { observedEngine } from '../../../src/http/engine/observed-engine.ts'
import type { ObservedSearch } from '../../../src/telemetry/request-observer.ts'
import { createFakeEngine } from '../fake-engine.ts'

describe('observedEngine', () => {
  it('tells of each search in turn, with its answer', async () => {
    const told: ObservedSearch[] = []
    const engine = observedEngine(createFakeEngine(), (search) => told.push(search))
    await engine.search({ q: 'ferry' })
    await engine.search({ q: 'bridge', page: 2 })
    expect(told.map(({ q, page }) => [q, page])).toEqual([
      ['ferry', 1],
      ['bridge', 2],
    ])
  })

  it('tells of nothing but searches', async () => {
    const told: ObservedSearch[] = []
    const engine = observedEngine(createFakeEngine(), (search) => told.push(search))
    await engine.suggest({ q: 'fe' })
    await engine.story('a')
    await engine.related('a')
    expect(told).toEqual([])
  })
})
