// Who takes part, and in what? Knows names and where each is found; loads one only when asked.
import { readFile } from 'node:fs/promises'

import { PEERS, ROOT } from './places.ts'
import type { Mode, PeerEntry } from './peers/peer.ts'
import type { ClassName } from './queries/query-set.ts'

export interface PeerFacts {
  /** Name of its file, and on the command line. */
  readonly key: string
  /** Name that a reader of the results sees. */
  readonly label: string
  /** npm package whose version is told. */
  readonly packageName: string
  /** Takes part in growing sizes. */
  readonly grows: boolean
  readonly load: () => Promise<PeerEntry>
}

/** Built beside this file; typed by the bench itself. */
function fromFile(name: string): () => Promise<PeerEntry> {
  const file = new URL(`peers/${name}.js`, import.meta.url).href
  return async () => ((await import(file)) as { readonly entry: PeerEntry }).entry
}

function peer(key: string, label: string, packageName: string, grows = true): PeerFacts {
  return { key, label, packageName, grows, load: fromFile(key) }
}

/** Everyone, Lede first. */
export const ALL_PEERS: readonly PeerFacts[] = [
  {
    key: 'lede',
    label: 'Lede',
    packageName: 'lede',
    grows: true,
    load: async () => (await import('./lede-peer.ts')).lede,
  },
  {
    key: 'lede-plain',
    label: 'Lede, plain words',
    packageName: 'lede',
    grows: false,
    load: async () => (await import('./lede-peer.ts')).ledePlain,
  },
  {
    key: 'lede-excerpts',
    label: 'Lede + excerpts',
    packageName: 'lede',
    grows: false,
    load: async () => (await import('./lede-peer.ts')).ledeExcerpts,
  },
  peer('minisearch', 'MiniSearch', 'minisearch'),
  peer('minisearch-tuned', 'MiniSearch tuned', 'minisearch'),
  peer('flexsearch', 'FlexSearch', 'flexsearch'),
  peer('orama', 'Orama', '@orama/orama'),
  peer('lunr', 'Lunr', 'lunr'),
  peer('sqlite', 'SQLite FTS5', 'better-sqlite3'),
  peer('sqlite-snippet', 'SQLite FTS5 + snippets', 'better-sqlite3', false),
]

/** class of queries -> how its words are to be taken; classes that only Lede has are left out. */
export const PEER_CLASSES: Readonly<Partial<Record<ClassName, Mode>>> = {
  'rare-word': 'words',
  'common-word': 'words',
  'two-words': 'words',
  'running-words': 'words',
  title: 'words',
  'stop-words': 'words',
  'no-match': 'words',
  'prefix-2': 'prefix',
  typo: 'typo',
  'long-typo': 'long-typo',
  phrase: 'phrase',
}

/** Reads the version of a compared package, as installed. */
export async function readVersion({ packageName }: PeerFacts): Promise<string> {
  const file =
    packageName === 'lede'
      ? new URL('package.json', ROOT)
      : new URL(`node_modules/${packageName}/package.json`, PEERS)
  // Every package.json has a version.
  return (JSON.parse(await readFile(file, 'utf8')) as { readonly version: string }).version
}
