// SQLite FTS5 in memory: Porter stems, prefix indexes of two and three letters, ordered by its BM25.
import type { PeerEntry } from './peer.ts'
import { openFts5 } from './sqlite-fts5.ts'

export const entry: PeerEntry = {
  modes: ['words', 'prefix', 'phrase'],
  build: (stories) => openFts5(stories, 'id'),
}
