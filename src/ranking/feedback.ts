// Pseudo-relevance feedback: what the stories that lead have in common that others lack (Rocchio 1971; Lavrenko
// and Croft 2001).
import { docFreqOf } from '../index/postings.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'
import { readerOf } from '../matching/story-matcher.ts'
import { BODY, idf, saturate, TITLE } from './bm25f.ts'
import type { RankedStory } from './hit-order.ts'
import type { ListWeights, QueryWord } from './query-words.ts'
import { visitLists } from './visit-lists.ts'

/** How many terms of the leading stories count. */
const COMMON_TERMS = 15
/** What likeness to the leading stories counts next to the words themselves. */
const LIKENESS_WEIGHT = 0.5
/** Stories shorter than this, in weighted positions, say too little to speak in full. */
const FULL_LENGTH = 150

/** stem -> what it counts. */
export type StemWeights = ReadonlyMap<string, number>

/** Gives what the leading stories have in common that is rare elsewhere, by how much it counts. */
export function commonStems(
  readers: readonly SegmentReader[],
  words: readonly QueryWord[],
  leading: readonly RankedStory[],
): StemWeights {
  const total = leading.reduce((sum, { score }) => sum + score, 0)
  const said = new Map<SegmentReader, Map<number, number>>()
  let length = 0
  for (const { story, score } of leading) {
    const reader = readerOf(readers, story)
    const own = story - reader.base
    const freqs = new Map<number, number>()
    visitLists(reader, own, undefined, (list, _, weight) => {
      freqs.set(list, (freqs.get(list) ?? 0) + weight)
      length += weight
    })
    const { codes, norms } = reader.norms(TITLE | BODY)
    const norm = norms[codes[own] as number] as number
    // Where age leaves nothing of all scores, the stories speak alike.
    const share = total > 0 ? score / total : 1 / leading.length
    const ofReader = said.get(reader) ?? new Map<number, number>()
    said.set(reader, ofReader)
    for (const [list, freq] of freqs) {
      ofReader.set(list, (ofReader.get(list) ?? 0) + share * saturate(freq, norm))
    }
  }
  const best = mostSaid(readers, said)
  const sum = best.reduce((all, { weight }) => all + weight, 0)
  const spoken = words.reduce((all, { boost }) => all + boost, 0)
  const full = Math.min(1, length / Math.max(1, leading.length) / FULL_LENGTH)
  return new Map(
    best.map(({ stem, weight, rarity }) => [
      stem,
      (LIKENESS_WEIGHT * full * spoken * weight * rarity) / sum,
    ]),
  )
}

/** A stem of the leading stories over all segments. */
interface SaidStem {
  readonly stem: string
  /** How much it is said, times how rare it is. */
  readonly weight: number
  /** Inverse document frequency; 0 where a single story holds it. */
  readonly rarity: number
}

/** How many lists of each segment are looked at first; doubled until no other can be among the best. */
const FIRST_LISTS = 32

/**
 * Gives the stems that are said most. A list weighs over all segments at most what it does with the stories of
 * its own segment, so most lists need not be looked up by their stems.
 */
function mostSaid(
  readers: readonly SegmentReader[],
  said: ReadonlyMap<SegmentReader, ReadonlyMap<number, number>>,
): SaidStem[] {
  const bounded = [...said].map(([reader, lists]) => ({
    reader,
    lists: Array.from(lists, ([list, weight]) => ({
      list,
      most: weight * idf(docFreqOf(reader.segment.content, list), reader.statistics.docCount),
    })).sort((a, b) => b.most - a.most),
  }))
  const known = new Map<string, SaidStem>()
  for (let from = 0, to = FIRST_LISTS; ; from = to, to *= 2) {
    for (const { reader, lists } of bounded) {
      for (const { list } of lists.slice(from, to)) {
        const stem = reader.stemOfList(list)
        if (speaks(stem) && !known.has(stem)) known.set(stem, weighStem(readers, said, stem))
      }
    }
    const best = [...known.values()]
      .filter(({ weight }) => weight > 0)
      .sort((a, b) => b.weight - a.weight || (a.stem < b.stem ? -1 : 1))
      .slice(0, COMMON_TERMS)
    const left = bounded.reduce((sum, { lists }) => sum + (lists[to]?.most ?? 0), 0)
    if (left === 0 || (best[COMMON_TERMS - 1]?.weight ?? 0) > left) return best
  }
}

function weighStem(
  readers: readonly SegmentReader[],
  said: ReadonlyMap<SegmentReader, ReadonlyMap<number, number>>,
  stem: string,
): SaidStem {
  let docFreq = 0
  let docCount = 0
  let sum = 0
  for (const reader of readers) {
    docCount = reader.statistics.docCount
    const list = reader.listOfStem(stem)
    if (list < 0) continue
    docFreq += docFreqOf(reader.segment.content, list)
    sum += said.get(reader)?.get(list) ?? 0
  }
  const rarity = docFreq < 2 ? 0 : idf(docFreq, docCount)
  return { stem, weight: sum * rarity, rarity }
}

/** Numbers and stems of one or two letters say little of what a story is about. */
function speaks(stem: string): boolean {
  return /^\D{3,}$/u.test(stem)
}

/** Gives the lists of a segment that stems stand for. */
export function listsOfStems({ listOfStem }: SegmentReader, stems: StemWeights): ListWeights {
  const lists = new Map<number, number>()
  for (const [key, weight] of stems) {
    const list = listOfStem(key)
    if (list >= 0) lists.set(list, weight)
  }
  return lists
}
