// MiniSearch with its own defaults; only that all words of a search are required.
import MiniSearch from 'minisearch'
import type { PeerEntry } from './peer.ts'
import { TOP } from './peer.ts'

export const entry: PeerEntry = {
  modes: ['words'],
  build: (stories) => {
    const index = new MiniSearch({ fields: ['title', 'body'] })
    index.addAll(stories)
    return {
      search: ({ words }) =>
        index
          .search(words.join(' '), { combineWith: 'AND' })
          .slice(0, TOP)
          .map(({ id }) => String(id)),
      ask: (text, limit) =>
        index
          .search(text)
          .slice(0, limit)
          .map(({ id }) => String(id)),
    }
  },
}
