// Near-duplicates among stories. Candidates come from MinHash, each is verified, and every story of a group
// is near to the group's longest: likeness is not passed on from one story to the next. Linear in the
// stories, whatever they are.
import { hash32 } from '../analysis/hash.ts'
import { type Dictionary, termAt } from '../index/dictionary.ts'
import type { DuplicateColumn } from '../index/duplicate-column.ts'
import { STREAM_BODY, STREAM_FIELDS } from '../index/token-streams.ts'
import { BandTables } from './band-tables.ts'
import { type ComparedSegment, type ComparedStories, compareSegments } from './compared-stories.ts'
import { BANDS, bandsOf } from './min-hash.ts'
import { createNearDuplicateTest, MAX_COMPARED_WORDS, MIN_WORDS } from './near-duplicate.ts'
import { createStoryTokens, readStoryTokens } from './story-tokens.ts'

/** Words from the title on that find what was cut off at the end or added there. */
const LEAD_WORDS = 64
/** Bands that two stories share at least when they are compared; one where others are too crowded. */
const MIN_SHARED_BANDS = 2
/** Most stories with which one is compared. */
const MAX_CANDIDATES = 32

/**
 * Finds the near-duplicates among all stories of some segments: the column of each. Which stories are
 * together does not depend on how they are spread over segments.
 */
export function findDuplicates(parts: readonly ComparedSegment[]): DuplicateColumn[] {
  const compared = compareSegments(parts)
  const leaderOf = findLeaders(compared)
  const columns = parts.map(() => ({ followers: [] as number[], leaders: [] as string[] }))
  leaderOf.forEach((leader, follower) => {
    if (leader === follower) return
    const at = compared.placeOf(follower)
    const { segment, story } = compared.placeOf(leader)
    const column = columns[at.segment]
    column?.followers.push(at.story)
    column?.leaders.push(parts[segment]?.stories.get(story).id ?? '')
  })
  return columns.map(({ followers, leaders }) => ({
    followers: Uint32Array.from(followers),
    leaders,
  }))
}

/** Gives the story that each follows, itself where it follows none. */
function findLeaders(compared: ComparedStories): Uint32Array {
  const { count, dictionary, streamOf } = compared
  const lengths = wordCounts(compared)
  const order = longestFirst(lengths)
  const longCount = order.findLastIndex((story) => (lengths[story] as number) > LEAD_WORDS) + 1
  const leads = new BandTables(BANDS, count)
  const wholes = new BandTables(BANDS, longCount)
  const leadBands = new Uint32Array(BANDS)
  const wholeBands = new Uint32Array(BANDS)
  const hashes = hashTerms(dictionary)
  const words = new Uint32Array(MAX_COMPARED_WORDS)
  const tokens = createStoryTokens()
  const candidates = createCandidates(count)
  const test = createNearDuplicateTest(compared, hashes)
  const leaderOf = Uint32Array.from(order.keys())

  order.forEach((story, place) => {
    readStoryTokens(streamOf(story), MAX_COMPARED_WORDS, tokens)
    if (tokens.length < MIN_WORDS) return
    for (let i = 0; i < tokens.length; i++) words[i] = hashes[tokens.terms[i] as number] as number
    bandsOf(words, Math.min(tokens.length, LEAD_WORDS), leadBands)
    let crowded = leads.visit(leadBands, candidates.add)
    if (place < longCount) {
      bandsOf(words, tokens.length, wholeBands)
      crowded += wholes.visit(wholeBands, candidates.add)
    }
    const found = candidates.take(crowded > 0 ? 1 : MIN_SHARED_BANDS)
    let nearest = story
    let most = 0
    if (found.length > 0) test.setShorter(story)
    for (const candidate of found) {
      const likeness = test.likeness(candidate)
      if (likeness <= most) continue
      most = likeness
      nearest = candidate
    }
    leaderOf[story] = nearest
    if (nearest !== story) return
    leads.add(story, leadBands)
    if (place < longCount) wholes.add(story, wholeBands)
  })
  return leaderOf
}

/** story -> tokens of title and body. */
function wordCounts({ count, streamOf }: ComparedStories): Uint32Array {
  return Uint32Array.from({ length: count }, (_, number) => {
    const { streams, story } = streamOf(number)
    const from = streams.offsets[story * STREAM_FIELDS] as number
    return (streams.offsets[story * STREAM_FIELDS + STREAM_BODY + 1] as number) - from
  })
}

/** Above all word counts that tell stories apart here, and above all story numbers. */
const MAX_WORDS = 2 ** 20
const STORY_BOUND = 2 ** 31

/** Stories in descending order of their words, then ascending. */
function longestFirst(lengths: Uint32Array): Uint32Array {
  const keys = Float64Array.from(
    lengths,
    (words, story) => (MAX_WORDS - Math.min(words, MAX_WORDS)) * STORY_BOUND + story,
  )
  return Uint32Array.from(keys.sort(), (key) => key % STORY_BOUND)
}

function hashTerms(dictionary: Dictionary): Uint32Array {
  const hashes = new Uint32Array(dictionary.size)
  for (let term = 0; term < hashes.length; term++) hashes[term] = hash32(termAt(dictionary, term))
  return hashes
}

interface Candidates {
  readonly add: (story: number) => void
  /** Gives those that were added so often at least, the most often first, and forgets all. */
  readonly take: (times: number) => readonly number[]
}

function createCandidates(storyCount: number): Candidates {
  const added: number[] = []
  /** story -> how often it was added. */
  const counts = new Uint8Array(storyCount)
  const countOf = (story: number): number => counts[story] as number
  return {
    add: (story) => {
      if (counts[story] === 0) added.push(story)
      counts[story] = countOf(story) + 1
    },
    take: (times) => {
      const found = added.filter((story) => countOf(story) >= times)
      if (found.length > 1) found.sort((a, b) => countOf(b) - countOf(a) || a - b)
      for (const story of added) counts[story] = 0
      added.length = 0
      return found.slice(0, MAX_CANDIDATES)
    },
  }
}
