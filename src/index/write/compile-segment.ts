// From what a serialized MiniSearch index says to the segment that is read: lists of stems and of dense
// prefixes, pairs of common terms, sums for suggestions.
import { stemEnglishTerm, type Stemmer } from '../../analysis/stemmer.ts'
import type { Story } from '../../story/story.ts'
import { compileBackward } from '../backward-dictionary.ts'
import { findCommonPairs } from '../common-pairs.ts'
import { findDensePrefixes } from '../dense-prefixes.ts'
import { NO_DUPLICATES } from '../duplicate-column.ts'
import type { SerializedMiniSearch } from '../news-index.ts'
import { concatPostings, ListMerger, PostingsBuilder } from '../postings.ts'
import type { Segment } from '../segment.ts'
import { mainSpelling } from './spellings.ts'
import { groupByStem } from '../stem-groups.ts'
import { sumSuggestions } from '../suggestion-sums.ts'
import { compileRaw, type RawSegment } from './compile-raw.ts'

/**
 * Compiles the segment of exactly these stories. Its near-duplicates are not found yet: they may be in other
 * segments.
 * @throws LedeError `index_damaged` where index and stories do not belong together.
 */
export function compileSegment(
  stories: readonly Story[],
  miniSearch: SerializedMiniSearch,
  stem: Stemmer = stemEnglishTerm,
): Segment {
  return deriveLists(compileRaw(stories, miniSearch), stem)
}

/** Adds to a raw segment what reading it fast needs. */
function deriveLists({ spellings, ...raw }: RawSegment, stem: Stemmer): Segment {
  const { dictionary, content, storyCount } = raw
  const groups = groupByStem(dictionary, stem, (term) => mainSpelling(spellings, content, term))
  const dense = findDensePrefixes(dictionary, content, storyCount)
  const merger = new ListMerger(storyCount)
  const derived = new PostingsBuilder()
  const listOf = (term: number): readonly [number, number] => [
    content.offsets[term] ?? 0,
    content.offsets[term + 1] ?? 0,
  ]
  const groupCount = groups.offsets.length - 1
  for (let group = 0; group < groupCount; group++) {
    const terms = groups.terms.subarray(groups.offsets[group], groups.offsets[group + 1])
    merger.merge(content, Array.from(terms, listOf), derived)
  }
  for (const { from, to } of dense) {
    merger.merge(content, [[content.offsets[from] ?? 0, content.offsets[to] ?? 0]], derived)
  }
  return {
    ...raw,
    content: concatPostings([content, derived.build()]),
    groups,
    backward: compileBackward(dictionary),
    densePrefixes: {
      prefixes: dense.map(({ prefix }) => prefix),
      firstList: dictionary.size + groupCount,
    },
    commonPairs: findCommonPairs(raw),
    suggestionSums: sumSuggestions(content, raw.columns, dictionary.size),
    duplicates: NO_DUPLICATES,
  }
}
