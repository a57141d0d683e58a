// What every engine in the comparison has to do: the ten best ids where all words are required, and the
// best ids for a question of many words, any of which may match.

/** What is indexed: the fields that every engine gets. */
export interface PeerStory {
  readonly id: string
  readonly title: string
  readonly body: string
}

/** How the words of a query are to be taken. All words are required in every mode. */
export type Mode =
  /** As whole words. */
  | 'words'
  /** The only word is the beginning of one. */
  | 'prefix'
  /** The only word has one slip, or two. */
  | 'typo'
  | 'long-typo'
  /** In this order, side by side. */
  | 'phrase'

export interface PeerQuery {
  /** Lower-case plain words, as typed. */
  readonly words: readonly string[]
  readonly mode: Mode
}

/** An engine that holds an index. */
export interface Peer {
  /** Gives the ids of the ten best stories, best first; may be a promise. */
  readonly search: (query: PeerQuery) => readonly string[] | Promise<readonly string[]>
  /**
   * Gives the ids of the best stories for a text as a reader wrote it, best first, at most `limit` (up
   * to 100); may be a promise. Any of its words may match.
   */
  readonly ask: (text: string, limit: number) => readonly string[] | Promise<readonly string[]>
}

/** How one engine takes part. */
export interface PeerEntry {
  /** Modes that it has; queries of others are left out. */
  readonly modes: readonly Mode[]
  /** Indexes the stories. */
  readonly build: (stories: readonly PeerStory[]) => Promise<Peer> | Peer
  /** Indexes them for `ask` alone, where that is better done in another way. */
  readonly buildToAsk?: (stories: readonly PeerStory[]) => Promise<Pick<Peer, 'ask'>>
}

/** How many ids a search is asked for. */
export const TOP = 10

/** Gives the words of a text, lower-cased, for an engine that would take its signs as operators. */
export function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
