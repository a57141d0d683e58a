// The queries of a bench as they are kept beside their corpus.

/** What may be asked beside the words, by the names of the HTTP contract. */
export interface QueryParameters {
  readonly from?: string
  readonly section?: string
  readonly facets?: string
}

/** One query with what is known of its answer. */
export interface BenchQuery {
  /** As a reader types it, in Lede's query language. */
  readonly q: string
  /** Plain lower-case words as they stand in the source; of a typo, as they should have been. */
  readonly words: readonly string[]
  /** Words as typed, where they differ from `words`. */
  readonly typed?: readonly string[]
  /** Story that it was drawn from, and so has to be found; absent where there is none. */
  readonly source?: string
  readonly parameters?: QueryParameters
}

/** Queries of one class, all different. */
export interface ClassQueries {
  readonly name: ClassName
  readonly queries: readonly BenchQuery[]
}

export type QuerySet = readonly ClassQueries[]

/** The classes of queries with what a reader of the results sees of them. */
export const CLASSES = {
  'rare-word': 'one word that is in one to three stories',
  'common-word': 'one of the words that most stories hold, after the 30 commonest',
  'two-words': 'two words of one story, none of the 30 commonest',
  'running-words':
    'two words of one story, drawn from its running text: each as often as it is written',
  title: 'all plain words of a title',
  'stop-words': 'two words of a story with two of the 30 commonest of the same story',
  'prefix-1': 'one letter, as typed so far',
  'prefix-2': 'two letters, as typed so far',
  typo: 'a word of 4 to 7 letters with one slip, which is no word of the corpus',
  'long-typo': 'a word of 9 letters or more with two slips, which is no word of the corpus',
  phrase: 'three neighbouring words in quotes',
  'common-phrase': 'two neighbouring words of the 30 commonest, in quotes',
  'filter-facets':
    'a common word, a section where stories have one, a date, counts by section, month and kind',
  'no-match': 'ten letters that are like no word',
  wildcard: 'a letter and a star',
  'ten-words': 'ten words of a story, three of them with a slip',
  'many-words': '64 words, up to the 512 characters that a query may have',
} as const

export type ClassName = keyof typeof CLASSES

export const CLASS_NAMES: readonly ClassName[] = Object.keys(CLASSES).filter(isClassName)

/** Tells whether this is the name of a class of queries. */
export function isClassName(name: string): name is ClassName {
  return Object.hasOwn(CLASSES, name)
}
