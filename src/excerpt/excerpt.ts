// Excerpts, highlights and occurrences as values.

/** [start, end) in UTF-16 code units. */
export type Range = readonly [start: number, end: number]

/** A place in a field that matches the query. */
export interface Occurrence {
  readonly start: number
  readonly end: number
  /** The clause of the query that it matches, 0-based. Passages are compared by how many they hold. */
  readonly clause: number
  /** The phrase that it is a word of, [start, end). A phrase is shown and marked whole or not at all. */
  readonly phrase?: Range
}

/** A passage of a story, with what matched in it. */
export interface Excerpt {
  readonly field: 'body'
  /** Escaped text with marks; safe to insert into HTML. Without the marks it is the escaped `text`. */
  readonly html: string
  /** The passage, with an ellipsis at each end where text was cut off. */
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

/** The text around a marked range; inserted as it is. */
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
  /** The source cut the text off, so an excerpt that reaches its end still ends in an ellipsis. */
  readonly truncated: boolean
}
