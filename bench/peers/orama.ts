// Orama with its default settings; a search has threshold 0, its nearest to requiring all words. Its
// words match as prefixes, and two continuations of one word count as two words, so that some of what
// it gives lacks a word. Title and body are one text for searches: with two properties more of what
// they should find gets lost. Questions are answered better with the two.
import { create, type Database, insertMultiple, search } from '@orama/orama'
import type { Mode, Peer, PeerEntry } from './peer.ts'
import { TOP } from './peer.ts'

/** Edits that are forgiven. */
const TOLERANCE: Readonly<Partial<Record<Mode, number>>> = { typo: 1, 'long-typo': 2 }

/** Stories that are inserted between two breaks of the event loop. */
const BATCH = 1000

export const entry: PeerEntry = {
  modes: ['words', 'prefix', 'typo', 'long-typo'],
  build: async (stories) => {
    const database = create({ schema: { text: 'string' } })
    await insertMultiple(
      database,
      stories.map(({ id, title, body }) => ({ id, text: `${title}\n${body}` })),
      BATCH,
    )
    return {
      search: async ({ words, mode }) => {
        const tolerance = TOLERANCE[mode]
        const { hits } = await search(database, {
          term: words.join(' '),
          limit: TOP,
          threshold: 0,
          ...(tolerance !== undefined && { tolerance }),
        })
        return hits.map(({ id }) => id)
      },
      ask: toAsk(database),
    }
  },
  buildToAsk: async (stories) => {
    const database = create({ schema: { title: 'string', body: 'string' } })
    await insertMultiple(database, stories, BATCH)
    return { ask: toAsk(database) }
  },
}

function toAsk(database: Database): Peer['ask'] {
  return async (text, limit) => {
    const { hits } = await search(database, { term: text, limit })
    return hits.map(({ id }) => id)
  }
}
