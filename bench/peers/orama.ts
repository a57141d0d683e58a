// Orama with its default settings and threshold 0, its nearest to requiring all words. Its words match
// as prefixes, and two continuations of one word count as two words, so that some of what it gives lacks
// a word. Title and body are one text: with two properties more of what it should find gets lost.
import { create, insertMultiple, search } from '@orama/orama'
import type { Mode, PeerEntry } from './peer.ts'
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
    }
  },
}
