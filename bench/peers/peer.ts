// What every engine in the comparison has to do: the same ten best ids for the same words.

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
}

/** How one engine takes part. */
export interface PeerEntry {
  /** Modes that it has; queries of others are left out. */
  readonly modes: readonly Mode[]
  /** Indexes the stories. */
  readonly build: (stories: readonly PeerStory[]) => Promise<Peer> | Peer
}

/** How many ids are asked for. */
export const TOP = 10
