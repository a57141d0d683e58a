// Phrases: which stories of a segment hold terms at consecutive positions. Candidates hold all the terms, and
// all neighbouring pairs of common ones; the token streams then tell.
import { AUTHOR, saturate } from '../ranking/bm25f.ts'
import { listOfPair } from '../index/common-pairs.ts'
import { filterList, type MatchList, uniteLists } from './match-list.ts'
import { PostingsCursor } from './postings-cursor.ts'
import { type PhraseScorer, type PostingsRange, toRange } from './scorer.ts'
import { weightsOf } from './norms.ts'
import type { SegmentReader } from './segment-reader.ts'
import { findPhrase, STREAM_AUTHOR, STREAM_BODY, STREAM_TITLE } from '../index/token-streams.ts'

/** Fills `list` with the stories that hold the phrase. */
export function seedPhrase(reader: SegmentReader, phrase: PhraseScorer, list: MatchList): void {
  const { terms } = phrase
  // A phrase lies within one field, so all its terms are in the author's name or in the rest.
  reader.withList((inContent) => {
    if (phrase.fields & ~AUTHOR) seedTogether(neededContent(reader, terms), inContent)
    reader.withList((inAuthor) => {
      if (phrase.fields & AUTHOR) seedTogether(neededAuthor(reader, terms), inAuthor)
      uniteLists(inContent, inAuthor, list, 'max')
    })
  })
  verify(reader, phrase, list)
}

/** Keeps in `list` the stories that hold the phrase, and adds what it earns each. */
export function restrictToPhrase(
  reader: SegmentReader,
  phrase: PhraseScorer,
  list: MatchList,
): void {
  const { terms } = phrase
  if (!(phrase.fields & AUTHOR)) keepTogether(neededContent(reader, terms), list)
  verify(reader, phrase, list)
}

/** The lists of title and body that hold every story with the phrase; undefined where none can. */
function neededContent(
  { segment: { content, commonPairs } }: SegmentReader,
  terms: readonly number[],
): PostingsRange[] | undefined {
  const needed: PostingsRange[] = []
  const covered = new Set<number>()
  for (let i = 0; i + 1 < terms.length; i++) {
    const [one, other] = [terms[i] as number, terms[i + 1] as number]
    const pair = listOfPair(commonPairs, one, other)
    if (pair === undefined) continue
    if (pair < 0) return undefined
    needed.push(toRange(commonPairs.postings, 1, 1, pair))
    covered.add(one).add(other)
  }
  for (const term of new Set(terms)) {
    if (term < 0) return undefined
    if (!covered.has(term)) needed.push(toRange(content, 1, 1, term))
  }
  return needed
}

function neededAuthor(
  { segment: { author } }: SegmentReader,
  terms: readonly number[],
): PostingsRange[] | undefined {
  if (terms.includes(-1)) return undefined
  return Array.from(new Set(terms), (term) => toRange(author, 1, 1, term))
}

/** Fills `list` with the stories that are in all the lists. */
function seedTogether(needed: readonly PostingsRange[] | undefined, list: MatchList): void {
  const [shortest, ...others] = [...(needed ?? [])].sort((a, b) => a.to - a.from - (b.to - b.from))
  list.count = 0
  if (shortest === undefined) return
  list.stories.set(shortest.postings.stories.subarray(shortest.from, shortest.to))
  list.count = shortest.to - shortest.from
  list.scores.fill(0, 0, list.count)
  list.tiers.fill(0, 0, list.count)
  keepTogether(others, list)
}

/** Keeps in `list` the stories that are in all the lists. */
function keepTogether(needed: readonly PostingsRange[] | undefined, list: MatchList): void {
  if (needed === undefined) list.count = 0
  for (const range of needed ?? []) {
    const cursor = new PostingsCursor(range, list.count)
    filterList(list, (story) => cursor.freqOf(story) > 0)
  }
}

/** Keeps in `list` the stories in which the phrase really stands, and scores them. */
function verify(
  reader: SegmentReader,
  { fields, terms, idf, cost, norms: { codes, norms } }: PhraseScorer,
  list: MatchList,
): void {
  const freqOf = freqReader(reader, fields, terms)
  let kept = 0
  for (let i = 0; i < list.count; i++) {
    const story = list.stories[i] as number
    const freq = freqOf(story)
    if (freq === 0) continue
    list.stories[kept] = story
    list.scores[kept] =
      (list.scores[i] as number) + idf * saturate(freq, norms[codes[story] as number] as number)
    list.tiers[kept] = (list.tiers[i] as number) + cost
    kept++
  }
  list.count = kept
}

/**
 * Makes a function that gives how often the phrase stands in a story, weighted by field, for stories
 * in ascending order. A pair of common terms has been counted; for the rest the streams are read.
 */
function freqReader(
  { segment: { commonPairs, streams } }: SegmentReader,
  fields: number,
  terms: readonly number[],
): (story: number) => number {
  const { title, body, author } = weightsOf(fields)
  const [first = -1, second = -1] = terms
  const pair =
    terms.length === 2 && author === 0 ? listOfPair(commonPairs, first, second) : undefined
  if (pair !== undefined) {
    const cursor = new PostingsCursor(toRange(commonPairs.postings, title, body, pair), 0)
    return (story) => cursor.freqOf(story)
  }
  return (story) =>
    (title && title * findPhrase(streams, story, STREAM_TITLE, terms)) +
    (body && body * findPhrase(streams, story, STREAM_BODY, terms)) +
    (author && author * findPhrase(streams, story, STREAM_AUTHOR, terms))
}
