// A reader's words as a value. Knows nothing of indexes or stories.

/** The fields that words can be required in. */
export type SearchField = 'title' | 'body' | 'author'

/** A bare word: matched by its exact term, its forms, and, where allowed, as a prefix or a typo. */
export interface WordClause {
  readonly kind: 'word'
  /** As typed, for display: `U.S.`, `128-110`. */
  readonly text: string
  /**
   * The term of the whole, folded: `us`, `128-110`. Empty where the text is a run that has no whole
   * term (CJK), which then matches by `parts` alone.
   */
  readonly term: string
  /** Terms of its parts in order where it is a compound (they match as a phrase), else empty. */
  readonly parts: readonly string[]
  /** `explicit` for `troop*`, `unfinished` for the query's last word, else `none`. */
  readonly prefix: 'none' | 'explicit' | 'unfinished'
  /** `title:word` restricts it to one field. */
  readonly field?: SearchField
  /** `+word`: no story is found without it, even where it is a function word. */
  readonly must?: true
}

/** `"a phrase"`: terms that stand in this order at neighbouring positions; no stems, no typos. */
export interface PhraseClause {
  readonly kind: 'phrase'
  readonly text: string
  /** Terms at consecutive positions (parts where words are compounds). Never empty. */
  readonly terms: readonly string[]
  readonly field?: SearchField
}

/** `a OR b`: at least one of the options. */
export interface AnyClause {
  readonly kind: 'any'
  readonly options: readonly Clause[]
}

/** `(a b)` as an alternative, or excluded: all of the options. */
export interface AllClause {
  readonly kind: 'all'
  readonly options: readonly Clause[]
}

/** `-a` as an alternative: what does not match the option. */
export interface NotClause {
  readonly kind: 'not'
  readonly option: Clause
}

/** `section:sport` as an alternative, or excluded together with others. */
export interface FilterClause {
  readonly kind: 'filter'
  readonly filter: QueryFilter
  /** As it is written: `section:sport`. */
  readonly display: string
}

export type Clause = WordClause | PhraseClause | AnyClause | AllClause | NotClause | FilterClause

/** A restriction that adds nothing to the score. */
export type QueryFilter =
  | { readonly kind: 'section'; readonly value: string; readonly negated: boolean }
  /** `publishedAt` at or after this instant, epoch milliseconds. */
  | { readonly kind: 'from'; readonly timeMs: number }
  /** `publishedAt` strictly before this instant, epoch milliseconds. */
  | { readonly kind: 'before'; readonly timeMs: number }

/** What the reader asked, parsed. */
export interface Query {
  readonly required: readonly Clause[]
  /** How often each of `required` was written, from 1. */
  readonly times: readonly number[]
  readonly excluded: readonly Clause[]
  readonly filters: readonly QueryFilter[]
  /** Something was written, of which nothing can be looked for (`!!!`): no story is found. */
  readonly isUnreadable: boolean
  /** Every part in the order typed, written canonically, for `interpretation.clauses`. */
  readonly display: readonly string[]
}

/** What parsing needs to know of the world. */
export interface QueryContext {
  /** The present, epoch milliseconds, for `when:7d`. */
  readonly nowMs: number
  /** IANA zone of dates that carry none. */
  readonly timeZone: string
}
