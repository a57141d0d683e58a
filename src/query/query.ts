// The parsed query and its clauses.

/** The fields that words can be required in. */
export type SearchField = 'title' | 'body' | 'author'

/** A bare word: matched by its exact term, its forms, and, if allowed, as a prefix or a misspelling. */
export interface WordClause {
  readonly kind: 'word'
  /** As typed, for display: `U.S.`, `128-110`. */
  readonly text: string
  /**
   * The term of the whole, folded: `us`, `128-110`. Empty if the text is a run without a whole term (CJK),
   * which then matches by `parts` alone.
   */
  readonly term: string
  /** Terms of its parts in order if it is a compound (they match as a phrase), else empty. */
  readonly parts: readonly string[]
  /** `explicit` for `troop*`, `unfinished` for the query's last word, else `none`. */
  readonly prefix: 'none' | 'explicit' | 'unfinished'
  /** `title:word` restricts it to one field. */
  readonly field?: SearchField
  /** `+word`: required in every story, even if it is a function word. */
  readonly must?: true
}

/** `"a phrase"`: terms that stand in this order at neighbouring positions; no stems, no misspellings. */
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

/** `-a` as an alternative: stories that do not match the option. */
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

/** A reader's text, parsed. */
export interface Query {
  readonly required: readonly Clause[]
  /** How often each of `required` was written, from 1. */
  readonly times: readonly number[]
  readonly excluded: readonly Clause[]
  readonly filters: readonly QueryFilter[]
  /** The text is not empty but has nothing to search for (`!!!`): no story is found. */
  readonly isUnreadable: boolean
  /** Every part in the order typed, written canonically, for `interpretation.clauses`. */
  readonly display: readonly string[]
}

/** The present and the time zone, which parsing needs. */
export interface QueryContext {
  /** The present, epoch milliseconds, for `when:7d`. */
  readonly nowMs: number
  /** IANA zone of dates that carry none. */
  readonly timeZone: string
}
