// What does each story hold, and how rare is that? The stories of an index as lists of tokens and
// counts by term, read in the plainest way. Knows texts and terms, no query.
import { stemEnglish } from '../../../src/analysis/stem-english.ts'
import type { Token } from '../../../src/analysis/token.ts'
import { tokenize } from '../../../src/analysis/tokenize.ts'
import type { SearchField } from '../../../src/query/query.ts'
import { indexedBodyEnd, type Story } from '../../../src/story/story.ts'

export interface FieldTokens {
  readonly tokens: readonly Token[]
  /** term -> how many tokens have it, wholes of compounds and their parts alike. */
  readonly termFreqs: ReadonlyMap<string, number>
  /** In positions: a compound counts once for each part. */
  readonly length: number
}

/** A story as it was indexed. */
export interface CorpusStory {
  readonly story: Story
  readonly fields: Readonly<Record<SearchField, FieldTokens>>
}

export interface Corpus {
  /** In the order of the index: newest first. */
  readonly stories: readonly CorpusStory[]
  /** Every surface term of every field, in order of code units. */
  readonly terms: readonly string[]
  /** stem -> its surface terms, in order. */
  readonly stems: ReadonlyMap<string, readonly string[]>
  /** Length of each field over all stories. */
  readonly lengths: Readonly<Record<SearchField, number>>
  /** Largest view count of any story. */
  readonly maxViews: number
}

/** Reads the stories of an index. */
export function toCorpus(stories: readonly Story[]): Corpus {
  const read = stories.map(toCorpusStory)
  const distinct = new Set<string>()
  for (const { fields } of read) {
    for (const { tokens } of Object.values(fields)) {
      for (const { term } of tokens) distinct.add(term)
    }
  }
  const terms = [...distinct].sort((a, b) => (a < b ? -1 : 1))
  return {
    stories: read,
    terms,
    stems: groupByStem(terms),
    lengths: {
      title: sum(read.map(({ fields }) => fields.title.length)),
      body: sum(read.map(({ fields }) => fields.body.length)),
      author: sum(read.map(({ fields }) => fields.author.length)),
    },
    maxViews: stories.reduce((most, { views = 0 }) => Math.max(most, views), 0),
  }
}

function toCorpusStory(story: Story): CorpusStory {
  const { title, body, author = '' } = story
  return {
    story,
    fields: {
      title: toFieldTokens(title),
      body: toFieldTokens(body.slice(0, indexedBodyEnd(story))),
      author: toFieldTokens(author),
    },
  }
}

function toFieldTokens(text: string): FieldTokens {
  const tokens = tokenize(text)
  const termFreqs = new Map<string, number>()
  for (const { term } of tokens) termFreqs.set(term, (termFreqs.get(term) ?? 0) + 1)
  return { tokens, termFreqs, length: tokens.filter(({ span }) => span === 1).length }
}

function groupByStem(terms: readonly string[]): Map<string, string[]> {
  const stems = new Map<string, string[]>()
  for (const term of terms) stems.set(stemOf(term), [...(stems.get(stemOf(term)) ?? []), term])
  return stems
}

function stemOf(term: string): string {
  return /^[a-z]{3,}$/.test(term) ? stemEnglish(term) : term
}

/** Adds up numbers. */
export function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

const NO_TERMS: readonly string[] = []

/** Gives the terms of the index that have a term's stem. */
export function formsOf({ stems }: Corpus, term: string): readonly string[] {
  return stems.get(stemOf(term)) ?? NO_TERMS
}

/** Counts the stories that hold any of the terms in one of the fields. */
export function docFreqOf(
  { stories }: Corpus,
  terms: readonly string[],
  fields: readonly SearchField[],
): number {
  return stories.filter((story) => freqOf(story, terms, fields, () => 1) > 0).length
}

/** Adds up how often a story holds the terms in the fields, an occurrence counting as its field weighs. */
export function freqOf(
  story: CorpusStory,
  terms: readonly string[],
  fields: readonly SearchField[],
  weightOf: (field: SearchField) => number,
): number {
  let freq = 0
  for (const field of fields) {
    for (const term of terms) {
      freq += weightOf(field) * (story.fields[field].termFreqs.get(term) ?? 0)
    }
  }
  return freq
}
