// What an excerpt is. Knows texts and ranges, not how they were found.

/** [start, end) in UTF-16 code units. */
export type Range = readonly [start: number, end: number]

/** One place in a field where something that the query asked for stands. */
export interface Occurrence {
  readonly start: number
  readonly end: number
  /** Which clause of the query it answers, 0-based; passages are judged by how many they hold. */
  readonly clause: number
  /** The phrase that it is a word of, [start, end): shown and marked as a whole or not at all. */
  readonly phrase?: Range
}

/** A passage of a story, with what matched in it. */
export interface Excerpt {
  readonly field: 'body'
  /** Escaped text with marks; safe to insert into HTML. Without the marks it is the escaped `text`. */
  readonly html: string
  /** The passage, with an ellipsis at an end only where text was cut off there. */
  readonly text: string
  /** Where the passage (after a leading ellipsis) starts in the field, UTF-16 code units. */
  readonly start: number
  /** Marked ranges in `text`, sorted, disjoint. */
  readonly ranges: readonly Range[]
}

/** A whole field with what matched in it. */
export interface Highlight {
  readonly html: string
  readonly ranges: readonly Range[]
}

/** What goes around a marked range; inserted as it is. */
export interface Tags {
  /** @default '<mark>' */
  readonly pre: string
  /** @default '</mark>' */
  readonly post: string
}

export interface ExcerptOptions {
  /** How many excerpts at most, from 0. */
  readonly count: number
  /** Longest passage, UTF-16 code units, not counting ellipses. */
  readonly length: number
  readonly tags: Tags
  /** The source cut the text off: an excerpt that reaches its end still ends in an ellipsis. */
  readonly truncated: boolean
}
