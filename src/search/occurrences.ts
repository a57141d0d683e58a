// Where in a story what was asked stands. Marks exactly what made the story match: of each word the occurrences
// of the best tier that the story holds.
import type { Occurrence, Range } from '../excerpt/excerpt.ts'
import { AUTHOR, BODY, TITLE } from '../ranking/bm25f.ts'
import { findTerm } from '../index/dictionary.ts'
import { termsOfList } from '../index/stem-groups.ts'
import { openWord } from '../matching/scorer.ts'
import type { Weight, PhraseWeight, Tier, WordWeight } from '../matching/weight.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'
import {
  createTermFilter,
  findPhrase,
  STREAM_AUTHOR,
  STREAM_BODY,
  STREAM_TITLE,
  type TermFilter,
  visitStream,
} from '../index/token-streams.ts'

/** Occurrences by field, sorted by start. */
export interface FieldOccurrences {
  readonly title: readonly Occurrence[]
  readonly body: readonly Occurrence[]
  readonly author: readonly Occurrence[]
}

/** The tier by which a story matched a word, and the term that stands for the word there first. */
export interface MatchedWord {
  readonly clause: number
  /** Which of the clause's words, from 0: a clause of alternatives has several. */
  readonly wordOfClause: number
  readonly tier: Tier
  readonly term: number
}

export interface StoryMatches {
  readonly occurrences: FieldOccurrences
  readonly words: readonly MatchedWord[]
}

/** What a term stands for: one tier of one word of a clause. */
interface Meaning {
  /** Numbered over the whole query. */
  readonly word: number
  readonly clause: number
  readonly wordOfClause: number
  readonly rank: number
  readonly tier: Tier
  readonly fields: number
}

/** A phrase of a clause in a segment. */
interface ClausePhrase {
  readonly clause: number
  readonly fields: number
  readonly terms: readonly number[]
}

const FIELDS = [
  { name: 'title', stream: STREAM_TITLE, bit: TITLE },
  { name: 'body', stream: STREAM_BODY, bit: BODY },
  { name: 'author', stream: STREAM_AUTHOR, bit: AUTHOR },
] as const

/**
 * Makes a function that finds, in stories of one segment, where the clauses of a query matched.
 * @param needsBody Whether occurrences in bodies are wanted; where they are not, bodies are read only
 *   if they decide by which tier a story matched.
 */
export function createOccurrenceFinder(
  reader: SegmentReader,
  weights: readonly Weight[],
  needsBody: boolean,
): (story: number) => StoryMatches {
  const hasTiers = weights.flatMap(wordsOf).some(({ tiers }) => tiers.length > 1)
  const fields = FIELDS.filter(({ name }) => name !== 'body' || needsBody || hasTiers)
  const phrases = weights.flatMap((weight, clause) =>
    phrasesOf(weight).map(({ fields: bits, terms }) => ({
      clause,
      fields: bits,
      terms: terms.map((term) => findTerm(reader.segment.dictionary, term)),
    })),
  )
  const lexicon = createLexicon(reader, weights, phrases)
  return (story) => findMatches(reader, story, fields, lexicon, phrases)
}

/** What terms stand for; almost all terms stand for nothing, which the filter tells. */
interface Lexicon {
  readonly filter: TermFilter
  readonly meaningsOf: (term: number) => readonly Meaning[]
}

function createLexicon(
  reader: SegmentReader,
  weights: readonly Weight[],
  phrases: readonly ClausePhrase[],
): Lexicon {
  const byTerm = new Map<number, Meaning[]>()
  const byRange: { readonly from: number; readonly to: number; readonly meaning: Meaning }[] = []
  let word = 0
  weights.forEach((weight, clause) => {
    for (const [wordOfClause, wordWeight] of wordsOf(weight).entries()) {
      const { fields } = wordWeight
      const opened = openWord(reader, wordWeight).tiers
      wordWeight.tiers.forEach((tier, rank) => {
        const lists = opened[rank]?.termLists
        if (lists === undefined) return
        const meaning = { word, clause, wordOfClause, rank, tier, fields }
        const mean = (term: number, inFields: number): void => {
          byTerm.set(term, [...(byTerm.get(term) ?? []), { ...meaning, fields: inFields }])
        }
        // A name is matched as it is written; elsewhere a word stands for its forms.
        for (const list of lists.content) {
          for (const term of termsOfList(reader.segment, list)) mean(term, fields & ~AUTHOR)
        }
        for (const term of lists.author) mean(term, fields & AUTHOR)
        if (lists.range !== undefined) byRange.push({ ...lists.range, meaning })
      })
      word++
    }
  })
  const inPhrases = phrases.flatMap(({ terms }) => terms).filter((term) => term >= 0)
  return {
    filter: createTermFilter([...byTerm.keys(), ...inPhrases], byRange),
    meaningsOf: (term) => {
      const meanings = byTerm.get(term) ?? NO_MEANINGS
      if (byRange.length === 0) return meanings
      const ranged = byRange.filter(({ from, to }) => term >= from && term < to)
      return ranged.length === 0 ? meanings : [...meanings, ...ranged.map(({ meaning }) => meaning)]
    },
  }
}

const NO_MEANINGS: readonly Meaning[] = []

function wordsOf(weight: Weight): readonly WordWeight[] {
  if (weight.kind === 'any' || weight.kind === 'all') return weight.options.flatMap(wordsOf)
  return weight.kind === 'word' ? [weight] : []
}

function phrasesOf(weight: Weight): readonly PhraseWeight[] {
  if (weight.kind === 'any' || weight.kind === 'all') return weight.options.flatMap(phrasesOf)
  return weight.kind === 'phrase' ? [weight] : []
}

/** An occurrence of a word, not yet known to be of its best tier. */
interface Candidate extends Occurrence {
  readonly field: (typeof FIELDS)[number]['name']
  readonly meaning: Meaning
}

function findMatches(
  reader: SegmentReader,
  story: number,
  fields: readonly (typeof FIELDS)[number][],
  { filter, meaningsOf }: Lexicon,
  phrases: readonly ClausePhrase[],
): StoryMatches {
  const found: Record<(typeof FIELDS)[number]['name'], Occurrence[]> = {
    title: [],
    body: [],
    author: [],
  }
  const candidates: Candidate[] = []
  const best = new Map<number, MatchedWord & { readonly rank: number }>()
  for (const { name, stream, bit } of fields) {
    const inPhrases = phraseTokens(reader, story, stream, bit, phrases)
    const ranges = new Map<number, Range>()
    visitStream(reader.segment.streams, story, stream, filter, (term, token, start, end) => {
      if (inPhrases.has(token)) ranges.set(token, [start, end])
      for (const meaning of meaningsOf(term)) {
        if (!(meaning.fields & bit)) continue
        const { word, clause, wordOfClause, rank, tier } = meaning
        candidates.push({ start, end, clause, field: name, meaning })
        if (rank < (best.get(word)?.rank ?? Infinity)) {
          best.set(word, { clause, wordOfClause, tier, term, rank })
        }
      }
    })
    for (const [token, places] of inPhrases) {
      const [start, end] = ranges.get(token) ?? NOWHERE
      for (const { clause, first, last } of places) {
        const phrase = [
          (ranges.get(first) ?? NOWHERE)[0],
          (ranges.get(last) ?? NOWHERE)[1],
        ] as const
        found[name].push({ start, end, clause, ...(first !== last && { phrase }) })
      }
    }
  }
  for (const { start, end, clause, field, meaning } of candidates) {
    if (best.get(meaning.word)?.rank === meaning.rank) found[field].push({ start, end, clause })
  }
  const byStart = (a: Occurrence, b: Occurrence): number => a.start - b.start || a.end - b.end
  for (const { name } of FIELDS) found[name].sort(byStart)
  return { occurrences: found, words: [...best.values()] }
}

/** Where a phrase stands: its clause, its first token and its last. */
interface PhrasePlace {
  readonly clause: number
  readonly first: number
  readonly last: number
}

/** Tokens of phrases are let through by the filter, so each has a range. */
const NOWHERE: Range = [0, 0]

/** Finds the tokens of a field that belong to phrases: token -> the places that it is part of. */
function phraseTokens(
  { segment: { streams } }: SegmentReader,
  story: number,
  stream: number,
  bit: number,
  phrases: readonly ClausePhrase[],
): Map<number, PhrasePlace[]> {
  const places = new Map<number, PhrasePlace[]>()
  for (const { clause, fields, terms } of phrases) {
    if (!(fields & bit) || terms.length === 0 || terms.includes(-1)) continue
    findPhrase(streams, story, stream, terms, (tokens) => {
      const place = { clause, first: tokens[0] ?? 0, last: tokens.at(-1) ?? 0 }
      for (const token of tokens) {
        const known = places.get(token)
        if (known === undefined) places.set(token, [place])
        else known.push(place)
      }
    })
  }
  return places
}
