// The token: what the tokenizer gives.

/**
 * A stretch of text with the term that it stands for.
 *
 * A compound (`128-110`) gives its whole and then its parts (`128`, `110`). The whole stands at the
 * position of its first part and spans the positions of all of them, so that phrases and lengths,
 * which count positions, see each part once.
 */
export interface Token {
  /** Folded, lower-cased surface term. Never empty. */
  readonly term: string
  /** Range in the text, UTF-16 code units, start inclusive, end exclusive. */
  readonly start: number
  readonly end: number
  /** 0-based; each part is one position. */
  readonly position: number
  /** How many positions it covers: 1, or the number of parts for a compound's whole. */
  readonly span: number
}

/** Called once for each token, in order of start, a whole before its parts. */
export type TokenVisitor = (
  term: string,
  start: number,
  end: number,
  position: number,
  span: number,
) => void
