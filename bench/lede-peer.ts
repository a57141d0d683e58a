// Lede in the comparison: through the same call that an embedding app makes. Only the ids of hits count, as
// for any judge who reads no further: a near-duplicate that a hit lists is not found.
import { buildIndex, createEngine } from 'lede'
import type { Mode, PeerEntry, PeerQuery } from './peers/peer.ts'

const MODES: readonly Mode[] = ['words', 'prefix', 'typo', 'long-typo', 'phrase']

function createEntry(
  parameters: Readonly<Record<string, unknown>>,
  modes: readonly Mode[] = MODES,
  end = '',
): PeerEntry {
  return {
    modes,
    build: (stories) => {
      const engine = createEngine(
        buildIndex(stories.map(({ id, title, body }) => ({ id, title, body }))),
      )
      return {
        search: async (query) => {
          const { hits } = await engine.search({ q: toQ(query) + end, ...parameters })
          return hits.map(({ id }) => id)
        },
        ask: async (text, limit) => {
          const { hits } = await engine.search({ q: text, pageSize: limit, ...parameters })
          return hits.map(({ id }) => id)
        },
      }
    },
  }
}

function toQ({ words, mode }: PeerQuery): string {
  return mode === 'phrase' ? `"${words.join(' ')}"` : words.join(' ')
}

/** Ten best ids, titles marked: everything that a search does but excerpts. */
export const lede = createEntry({ excerpts: 0 })

/** Words as they are typed, no slips and no beginnings: the work of engines that know neither. */
export const ledePlain = createEntry({ excerpts: 0, typos: 'off' }, ['words', 'phrase'], ' ')

/** The whole answer as a reader gets it, an excerpt a hit. */
export const ledeExcerpts = createEntry({})
