// An engine whose searches wait until they are let go, and which tells what it was asked.
import type { SearchEngine } from '../../../src/engine/search-engine.ts'
import type { SearchResponse } from '../../../src/engine/response.ts'
import { createFakeEngine } from '../../http/fake-engine.ts'

const answer: SearchResponse = {
  q: '',
  interpretation: { clauses: [], matching: 'all', dropped: [], corrected: {} },
  totalHits: 0,
  page: 1,
  pageSize: 10,
  totalPages: 0,
  tookMs: 1,
  hits: [],
}

export interface HeldEngine {
  readonly engine: SearchEngine
  /** The `q` of each search, in the order in which they were asked. */
  readonly asked: readonly string[]
  /** Resolves when so many searches were asked. */
  readonly count: (searches: number) => Promise<void>
  /** Lets the searches go that wait now or ever will. */
  readonly letGo: () => void
  /** Most searches that were under way at once. */
  readonly most: () => number
}

export function holdEngine(): HeldEngine {
  const asked: string[] = []
  const watching = new Set<() => void>()
  let letGo = (): void => undefined
  const held = new Promise<void>((resolve) => {
    letGo = resolve
  })
  let underWay = 0
  let most = 0
  const engine: SearchEngine = {
    ...createFakeEngine(),
    search: async ({ q = '' }) => {
      asked.push(q)
      most = Math.max(most, ++underWay)
      for (const watch of watching) watch()
      await held
      underWay--
      return { ...answer, q }
    },
  }
  return {
    engine,
    asked,
    count: (searches) =>
      new Promise((resolve) => {
        const watch = (): void => {
          if (asked.length < searches) return
          watching.delete(watch)
          resolve()
        }
        watching.add(watch)
        watch()
      }),
    letGo,
    most: () => most,
  }
}
