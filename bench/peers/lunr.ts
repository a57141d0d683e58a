// Lunr with its default pipeline: English stems, no stop words. A word that its index leaves out is not
// required, since nothing would be found otherwise.
import lunr from 'lunr'
import type { Mode, PeerEntry } from './peer.ts'
import { TOP, wordsOf } from './peer.ts'

/** Edits that are forgiven. */
const EDITS: Readonly<Partial<Record<Mode, number>>> = { typo: 1, 'long-typo': 2 }

export const entry: PeerEntry = {
  modes: ['words', 'prefix', 'typo', 'long-typo'],
  build: (stories) => {
    const index = lunr(function () {
      this.ref('id')
      this.field('title')
      this.field('body')
      for (const story of stories) this.add(story)
    })
    const { presence, wildcard } = lunr.Query
    return {
      search: ({ words, mode }) =>
        index
          .query((query) => {
            for (const word of words) {
              const isKept = lunr.stopWordFilter(word) !== undefined
              query.term(word, {
                presence: isKept ? presence.REQUIRED : presence.OPTIONAL,
                ...(mode === 'prefix' && { wildcard: wildcard.TRAILING }),
                editDistance: EDITS[mode] ?? 0,
              })
            }
          })
          .slice(0, TOP)
          .map(({ ref }) => ref),
      ask: (text, limit) =>
        index
          .query((query) => {
            for (const word of wordsOf(text)) query.term(word, {})
          })
          .slice(0, limit)
          .map(({ ref }) => ref),
    }
  },
}
