// Lede in the comparison: through the same call that an embedding app makes.
import { buildIndex, createEngine } from 'lede'
import type { PeerEntry, PeerQuery } from './peers/peer.ts'

const MODES = ['words', 'prefix', 'typo', 'long-typo', 'phrase'] as const

function createEntry(parameters: Readonly<Record<string, unknown>>): PeerEntry {
  return {
    modes: MODES,
    build: (stories) => {
      const engine = createEngine(
        buildIndex(stories.map(({ id, title, body }) => ({ id, title, body }))),
      )
      return {
        search: async (query) => {
          const { hits } = await engine.search({ q: toQ(query), ...parameters })
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

/** The whole answer as a reader gets it, an excerpt a hit. */
export const ledeExcerpts = createEntry({})
