// SQLite FTS5 that also cuts and marks an excerpt of each hit.
import type { PeerEntry } from './peer.ts'
import { openFts5 } from './sqlite-fts5.ts'

/** Words of an excerpt: about the 200 characters that Lede's have. */
const SNIPPET_TOKENS = 32

export const entry: PeerEntry = {
  modes: ['words', 'prefix', 'phrase'],
  build: (stories) =>
    openFts5(
      stories,
      `id, highlight(stories, 1, '<mark>', '</mark>'), snippet(stories, 2, '<mark>', '</mark>', '…', ${SNIPPET_TOKENS})`,
    ),
}
