// MiniSearch with what its README shows for search as you type: prefixes, a fuzziness of 0.2, and the
// title counting double.
import MiniSearch from 'minisearch'
import type { PeerEntry } from './peer.ts'
import { TOP } from './peer.ts'

export const entry: PeerEntry = {
  modes: ['words', 'prefix', 'typo', 'long-typo'],
  build: (stories) => {
    const index = new MiniSearch({ fields: ['title', 'body'] })
    index.addAll(stories)
    const options = { prefix: true, fuzzy: 0.2, boost: { title: 2 } } as const
    return {
      search: ({ words }) =>
        index
          .search(words.join(' '), { ...options, combineWith: 'AND' })
          .slice(0, TOP)
          .map(({ id }) => String(id)),
      ask: (text, limit) =>
        index
          .search(text, options)
          .slice(0, limit)
          .map(({ id }) => String(id)),
    }
  },
}
