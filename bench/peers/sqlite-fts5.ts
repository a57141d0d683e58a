// An FTS5 table of stories in memory, and asking it.
import Database from 'better-sqlite3'
import type { Peer, PeerQuery, PeerStory } from './peer.ts'
import { TOP, wordsOf } from './peer.ts'

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
    `SELECT ${columns} FROM stories WHERE stories MATCH ? ORDER BY rank LIMIT ?`,
  )
  const idsOf = (match: string, limit: number): readonly string[] =>
    // A row holds what is selected, and the id is text.
    (select.all(match, limit) as { id: string }[]).map(({ id }) => id)
  return {
    search: (query) => idsOf(toMatch(query), TOP),
    ask: (text, limit) => {
      const words = wordsOf(text)
      return words.length === 0 ? [] : idsOf(words.map((word) => `"${word}"`).join(' OR '), limit)
    },
  }
}

function toMatch({ words, mode }: PeerQuery): string {
  if (mode === 'phrase') return `"${words.join(' ')}"`
  return words.map((word) => (mode === 'prefix' ? `"${word}"*` : `"${word}"`)).join(' ')
}
