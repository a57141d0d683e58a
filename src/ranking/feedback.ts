// What do the stories that lead have in common that others lack? (Pseudo-relevance feedback: Rocchio
// 1971, Lavrenko and Croft 2001.) Knows streams and postings, no texts.
import { BODY, idf, saturate, TITLE } from './bm25f.ts'
import type { ListWeights, QueryWord } from '../matching/query-words.ts'
import { termAt } from '../index/dictionary.ts'
import { docFreqOf } from '../index/postings.ts'
import type { SegmentReader } from '../matching/segment-reader.ts'
import type { RankedStory } from './top-k.ts'
import { visitLists } from '../matching/visit-lists.ts'

/** How many terms of the leading stories count. */
const COMMON_TERMS = 15
/** What likeness to the leading stories counts beside the words themselves. */
const LIKENESS_WEIGHT = 0.5
/** Stories shorter than this, in weighted positions, say too little to speak in full. */
const FULL_LENGTH = 150

/** What the leading stories have in common that is rare elsewhere, by how much it counts. */
export function commonTerms(
  reader: SegmentReader,
  words: readonly QueryWord[],
  leading: readonly RankedStory[],
): ListWeights {
  const { segment, docCount } = reader
  const norms = reader.norms(TITLE | BODY)
  const total = leading.reduce((sum, { score }) => sum + score, 0)
  const found = new Map<number, number>()
  let length = 0
  for (const { story, score } of leading) {
    const freqs = new Map<number, number>()
    visitLists(reader, story, undefined, (list, _, weight) => {
      freqs.set(list, (freqs.get(list) ?? 0) + weight)
      length += weight
    })
    const norm = norms[story] as number
    for (const [list, freq] of freqs) {
      const docFreq = docFreqOf(segment.content, list)
      if (docFreq < 2) continue
      const said = saturate(freq, norm) * idf(docFreq, docCount)
      // Where age leaves nothing of all scores, the stories speak alike.
      const share = total > 0 ? score / total : 1 / leading.length
      found.set(list, (found.get(list) ?? 0) + share * said)
    }
  }
  const best: [number, number][] = []
  for (const one of [...found].sort((a, b) => b[1] - a[1] || a[0] - b[0])) {
    if (best.length === COMMON_TERMS) break
    if (speaks(reader, one[0])) best.push(one)
  }
  const sum = best.reduce((all, [, weight]) => all + weight, 0)
  const spoken = words.reduce((all, { weight }) => all + weight, 0)
  const full = Math.min(1, length / Math.max(1, leading.length) / FULL_LENGTH)
  return new Map(
    best.map(([list, weight]) => [
      list,
      (LIKENESS_WEIGHT * full * spoken * weight * idf(docFreqOf(segment.content, list), docCount)) /
        sum,
    ]),
  )
}

/** Numbers and words of one or two letters say little of what a story is about. */
function speaks({ segment: { dictionary, groups } }: SegmentReader, list: number): boolean {
  const group = list - dictionary.size
  const term = group < 0 ? list : (groups.terms[groups.offsets[group] as number] as number)
  return /^\D{3,}$/u.test(termAt(dictionary, term))
}
