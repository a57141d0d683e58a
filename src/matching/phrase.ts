// Which stories of a segment hold terms at consecutive positions? Candidates hold all the terms, and all
// neighbouring pairs of common ones; the token streams then tell. Knows postings and streams, no texts.
import { AUTHOR, saturate } from '../ranking/bm25f.ts'
import { listOfPair } from '../index/common-pairs.ts'
import { filterList, type MatchList, uniteLists } from './match-list.ts'
import type { PhraseMatcher } from './matcher.ts'
import { MAX_BODY_FREQ, type Postings } from '../index/postings.ts'
import { seek } from '../index/seek.ts'
import { type SegmentReader, weightsOf } from './segment-reader.ts'
import { findPhrase, STREAM_AUTHOR, STREAM_BODY, STREAM_TITLE } from '../index/token-streams.ts'

/** One list that every story with the phrase is in. */
interface NeededList {
  readonly postings: Postings
  readonly from: number
  readonly to: number
}

/** Fills `list` with the stories that hold the phrase. */
export function seedPhrase(reader: SegmentReader, matcher: PhraseMatcher, list: MatchList): void {
  const terms = matcher.segments[reader.number] ?? []
  // A phrase lies within one field, so all its terms are in the author's name or in the rest.
  reader.withList((inContent) => {
    if (matcher.fields & ~AUTHOR) seedTogether(neededContent(reader, terms), inContent)
    reader.withList((inAuthor) => {
      if (matcher.fields & AUTHOR) seedTogether(neededAuthor(reader, terms), inAuthor)
      uniteLists(inContent, inAuthor, list, 'max')
    })
  })
  verify(reader, matcher, terms, list)
}

/** Keeps in `list` the stories that hold the phrase, and adds what it earns each. */
export function restrictToPhrase(
  reader: SegmentReader,
  matcher: PhraseMatcher,
  list: MatchList,
): void {
  const terms = matcher.segments[reader.number] ?? []
  if (!(matcher.fields & AUTHOR)) keepTogether(neededContent(reader, terms), list)
  verify(reader, matcher, terms, list)
}

/** The lists of title and body that hold every story with the phrase; undefined where none can. */
function neededContent(
  { segment: { content, commonPairs } }: SegmentReader,
  terms: readonly number[],
): NeededList[] | undefined {
  const needed: NeededList[] = []
  const covered = new Set<number>()
  for (let i = 0; i + 1 < terms.length; i++) {
    const [one, other] = [terms[i] as number, terms[i + 1] as number]
    const pair = listOfPair(commonPairs, one, other)
    if (pair === undefined) continue
    if (pair < 0) return undefined
    needed.push(toNeeded(commonPairs.postings, pair))
    covered.add(one).add(other)
  }
  for (const term of new Set(terms)) {
    if (term < 0) return undefined
    if (!covered.has(term)) needed.push(toNeeded(content, term))
  }
  return needed
}

function neededAuthor(
  { segment: { author } }: SegmentReader,
  terms: readonly number[],
): NeededList[] | undefined {
  if (terms.includes(-1)) return undefined
  return Array.from(new Set(terms), (term) => toNeeded(author, term))
}

function toNeeded(postings: Postings, list: number): NeededList {
  return { postings, from: postings.offsets[list] ?? 0, to: postings.offsets[list + 1] ?? 0 }
}

/** Fills `list` with the stories that are in all the lists. */
function seedTogether(needed: readonly NeededList[] | undefined, list: MatchList): void {
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
function keepTogether(needed: readonly NeededList[] | undefined, list: MatchList): void {
  if (needed === undefined) list.count = 0
  for (const { postings, from, to } of needed ?? []) {
    let at = from
    filterList(list, (story) => {
      at = seek(postings.stories, at, to, story)
      return at < to && postings.stories[at] === story
    })
  }
}

/** Keeps in `list` the stories in which the phrase really stands, and scores them. */
function verify(
  reader: SegmentReader,
  { fields, idf, cost }: PhraseMatcher,
  terms: readonly number[],
  list: MatchList,
): void {
  const norms = reader.norms(fields)
  const freqOf = freqReader(reader, fields, terms)
  let kept = 0
  for (let i = 0; i < list.count; i++) {
    const story = list.stories[i] as number
    const freq = freqOf(story)
    if (freq === 0) continue
    list.stories[kept] = story
    list.scores[kept] = (list.scores[i] as number) + idf * saturate(freq, norms[story] as number)
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
    const { postings, from, to } = toNeeded(commonPairs.postings, pair)
    let at = from
    return (story) => {
      at = seek(postings.stories, at, to, story)
      const packed =
        postings.stories[at] === story && at < to ? (postings.termFreqs[at] as number) : 0
      return title * (packed >>> 12) + body * (packed & MAX_BODY_FREQ)
    }
  }
  return (story) =>
    (title && title * findPhrase(streams, story, STREAM_TITLE, terms)) +
    (body && body * findPhrase(streams, story, STREAM_BODY, terms)) +
    (author && author * findPhrase(streams, story, STREAM_AUTHOR, terms))
}
