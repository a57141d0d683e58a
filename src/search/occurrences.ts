// Where in a story does what was asked stand? Marks exactly what made the story match: of each word
// the occurrences of the best tier that the story holds. Reads the token streams, not the texts.
import type { Occurrence, Range } from '../excerpt/excerpt.ts'
import { AUTHOR, BODY, TITLE } from '../ranking/bm25f.ts'
import { termsOfLists } from '../matching/expand.ts'
import type { Matcher, PhraseMatcher, Tier, WordMatcher } from '../matching/matcher.ts'
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

/** A phrase with the clause that it belongs to. */
interface ClausePhrase {
  readonly clause: number
  readonly phrase: PhraseMatcher
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
  matchers: readonly Matcher[],
  needsBody: boolean,
): (story: number) => StoryMatches {
  const lexicon = createLexicon(reader, matchers)
  const hasTiers = matchers.flatMap(wordsOf).some(({ tiers }) => tiers.length > 1)
  const fields = FIELDS.filter(({ name }) => name !== 'body' || needsBody || hasTiers)
  const phrases = matchers.flatMap((matcher, clause) =>
    phrasesOf(matcher).map((phrase) => ({ clause, phrase })),
  )
  return (story) => findMatches(reader, story, fields, lexicon, phrases)
}

/** What terms stand for; almost all terms stand for nothing, which the filter tells. */
interface Lexicon {
  readonly filter: TermFilter
  readonly meaningsOf: (term: number) => readonly Meaning[]
}

function createLexicon(reader: SegmentReader, matchers: readonly Matcher[]): Lexicon {
  const byTerm = new Map<number, Meaning[]>()
  const byRange: { readonly from: number; readonly to: number; readonly meaning: Meaning }[] = []
  let word = 0
  matchers.forEach((matcher, clause) => {
    for (const [wordOfClause, { tiers, fields }] of wordsOf(matcher).entries()) {
      tiers.forEach((tier, rank) => {
        const lists = tier.segments[reader.number]
        if (lists === undefined) return
        const meaning = { word, clause, wordOfClause, rank, tier, fields }
        const mean = (term: number, inFields: number): void => {
          byTerm.set(term, [...(byTerm.get(term) ?? []), { ...meaning, fields: inFields }])
        }
        // A name is matched as it is written; elsewhere a word stands for its forms.
        for (const term of termsOfLists(reader.segment, lists.content)) mean(term, fields & ~AUTHOR)
        for (const term of lists.author) mean(term, fields & AUTHOR)
        if (lists.range !== undefined) byRange.push({ ...lists.range, meaning })
      })
      word++
    }
  })
  const inPhrases = matchers
    .flatMap(phrasesOf)
    .flatMap(({ segments }) => segments[reader.number] ?? [])
    .filter((term) => term >= 0)
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

function wordsOf(matcher: Matcher): readonly WordMatcher[] {
  if (matcher.kind === 'any' || matcher.kind === 'all') return matcher.options.flatMap(wordsOf)
  return matcher.kind === 'word' ? [matcher] : []
}

function phrasesOf(matcher: Matcher): readonly PhraseMatcher[] {
  if (matcher.kind === 'any' || matcher.kind === 'all') return matcher.options.flatMap(phrasesOf)
  return matcher.kind === 'phrase' ? [matcher] : []
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
  { segment: { streams }, number }: SegmentReader,
  story: number,
  stream: number,
  bit: number,
  phrases: readonly ClausePhrase[],
): Map<number, PhrasePlace[]> {
  const places = new Map<number, PhrasePlace[]>()
  for (const { clause, phrase } of phrases) {
    const terms = phrase.segments[number] ?? []
    if (!(phrase.fields & bit) || terms.length === 0 || terms.includes(-1)) continue
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
