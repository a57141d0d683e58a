// Clauses of a stretch of a query: words, compounds and phrases.
import { classAt, UNSPACED } from '../analysis/character-class.ts'
import type { Token } from '../analysis/token.ts'
import { tokenize } from '../analysis/tokenize.ts'
import type { PhraseClause, SearchField, WordClause } from './query.ts'
import { cutRun } from './unspaced-words.ts'

/** A clause for one thing: it can be excluded, or be an option of `OR`. */
export type SimpleClause = WordClause | PhraseClause

/** A stretch of a query, with the field it applies to. */
export interface Stretch {
  readonly text: string
  readonly field: SearchField | undefined
  /** It ends the query, so its last word may be unfinished. */
  readonly endsQuery: boolean
  /** It carries a plus sign. @default false */
  readonly must?: boolean
  /** Its signs are punctuation: a `*` makes no prefix. @default false */
  readonly isProse?: boolean
}

/** Tokens that overlap: a word; a compound and its parts; a run of bigrams. Never empty. */
interface TokenGroup {
  readonly first: Token
  readonly tokens: readonly Token[]
  readonly text: string
  readonly end: number
}

const ENDS_IN_WORD = /[\p{L}\p{M}\p{N}]$/u
const STARTS_WITH_WORD = /^[\p{L}\p{M}\p{N}]/u

function groupTokens(text: string): TokenGroup[] {
  const groups: TokenGroup[] = []
  let tokens: Token[] = []
  let end = 0
  const close = (): void => {
    const first = tokens[0]
    if (first === undefined) return
    groups.push({ first, tokens, end, text: text.slice(first.start, end) })
    tokens = []
  }
  for (const token of tokenize(text)) {
    if (token.start >= end) close()
    tokens.push(token)
    end = Math.max(end, token.end)
  }
  close()
  return groups
}

/**
 * Leaves out the single character at the end of a run of bigrams. The bigram before holds it, and in
 * stories only the last character of a run is a token of its own.
 */
function withoutLastOfRun(tokens: readonly Token[]): readonly Token[] {
  const last = tokens.at(-1)
  const previous = tokens.at(-2)
  const isInside = last && previous && last.start < previous.end
  return isInside ? tokens.slice(0, -1) : tokens
}

/** A character of an unspaced script by itself: a run of two or more would have two tokens or more. */
function isLoneCharacter({ first, tokens }: TokenGroup): boolean {
  return tokens.length === 1 && classAt(first.term, 0) === UNSPACED
}

/** Neighbouring characters of an unspaced script. */
function isRun({ first, tokens }: TokenGroup): boolean {
  return tokens.length > 1 && first.span === 1
}

function prefixOf(group: TokenGroup, stretch: Stretch): WordClause['prefix'] {
  // A character occurs in a story where bigrams start with it.
  if (isLoneCharacter(group)) return 'explicit'
  // A run of bigrams already finds its continuations.
  if (isRun(group)) return 'none'
  if (!ENDS_IN_WORD.test(group.text)) return 'none'
  const { text, endsQuery, isProse = false } = stretch
  if (
    !isProse &&
    text[group.end] === '*' &&
    !STARTS_WITH_WORD.test(text.slice(group.end + 1, group.end + 3))
  )
    return 'explicit'
  return endsQuery && group.end === text.length ? 'unfinished' : 'none'
}

function toWordClause(group: TokenGroup, stretch: Stretch): WordClause {
  const { first, tokens } = group
  const parts = isRun(group)
    ? withoutLastOfRun(tokens)
    : tokens.slice(1).filter(({ span }) => span === 1)
  return {
    kind: 'word',
    text: group.text,
    term: isRun(group) ? '' : first.term,
    parts: parts.map((token) => token.term),
    prefix: prefixOf(group, stretch),
    ...(stretch.field && { field: stretch.field }),
    ...(stretch.must === true && { must: true as const }),
  }
}

/**
 * Reads a stretch as words, one clause for each word or compound.
 * A word right before a `*` is an explicit prefix; one that ends the query is unfinished.
 */
export function toWordClauses(stretch: Stretch): WordClause[] {
  return groupTokens(stretch.text).flatMap((group) =>
    isRun(group) ? runClauses(group, stretch) : [toWordClause(group, stretch)],
  )
}

/** One word clause of pairs for each word of a run. */
function runClauses({ text }: TokenGroup, { field, must = false }: Stretch): WordClause[] {
  return cutRun(text).flatMap((word) => {
    const stretch: Stretch = { text: word, field, must, endsQuery: false }
    return groupTokens(word).map((group) => toWordClause(group, stretch))
  })
}

/** Reads a stretch as one phrase; undefined if it has no token. */
export function toPhraseClause(stretch: Stretch): SimpleClause | undefined {
  const groups = groupTokens(stretch.text)
  const [only] = groups
  if (only === undefined) return undefined
  // A phrase of one such character would find it only at the end of a run.
  if (groups.length === 1 && isLoneCharacter(only)) return toWordClause(only, stretch)
  const finest = groups.flatMap((group) => group.tokens).filter((token) => token.span === 1)
  return {
    kind: 'phrase',
    text: groups.map((group) => group.text).join(' '),
    terms: withoutLastOfRun(finest).map((token) => token.term),
    ...(stretch.field && { field: stretch.field }),
  }
}
