// FlexSearch with its default settings. Title and body are one text: its documents require all words in
// one field, which would be another task. It orders by where words stand, not by a score like BM25.
import { Index } from 'flexsearch'
import type { PeerEntry } from './peer.ts'
import { TOP } from './peer.ts'

export const entry: PeerEntry = {
  modes: ['words'],
  build: (stories) => {
    const index = new Index()
    stories.forEach(({ title, body }, number) => {
      index.add(number, `${title}\n${body}`)
    })
    const toId = (number: number | string): string => stories[Number(number)]?.id ?? ''
    return {
      search: ({ words }) => index.search(words.join(' '), { limit: TOP }).map(toId),
      // `suggest` lets stories through that lack some of the words.
      ask: (text, limit) => index.search(text, { limit, suggest: true }).map(toId),
    }
  },
}
