// An FTS5 table of stories in memory, and asking it.
import Database from 'better-sqlite3'
import type { Peer, PeerQuery, PeerStory } from './peer.ts'
import { TOP } from './peer.ts'

/** Indexes the stories; `columns` is what a search selects, the id first. */
export function openFts5(stories: readonly PeerStory[], columns: string): Peer {
  const database = new Database(':memory:')
  database.exec(
    `CREATE VIRTUAL TABLE stories USING fts5(id UNINDEXED, title, body, tokenize = 'porter unicode61', prefix = '2 3')`,
  )
  const insert = database.prepare('INSERT INTO stories (id, title, body) VALUES (?, ?, ?)')
  database.transaction(() => {
    for (const { id, title, body } of stories) insert.run(id, title, body)
  })()
  database.exec(`INSERT INTO stories (stories) VALUES ('optimize')`)
  const select = database.prepare(
    `SELECT ${columns} FROM stories WHERE stories MATCH ? ORDER BY rank LIMIT ${TOP}`,
  )
  return {
    // A row holds what is selected, and the id is text.
    search: (query) => (select.all(toMatch(query)) as { id: string }[]).map(({ id }) => id),
  }
}

function toMatch({ words, mode }: PeerQuery): string {
  if (mode === 'phrase') return `"${words.join(' ')}"`
  return words.map((word) => (mode === 'prefix' ? `"${word}"*` : `"${word}"`)).join(' ')
}
