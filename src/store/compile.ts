// From the serialized MiniSearch index to the form that is read. Knows the parts, not how each is made.
import { stemEnglishTerm, type Stemmer } from '../analysis/stemmer.ts'
import type { NewsIndex } from '../index/news-index.ts'
import { findCommonPairs } from '../index/common-pairs.ts'
import { compileRaw } from '../index/write/compile-raw.ts'
import type { CompiledIndex, CompiledSegment, RawSegment } from '../index/segment.ts'
import { findDensePrefixes } from '../index/dense-prefixes.ts'
import { findDuplicates } from '../duplicates/find-duplicates.ts'
import { joinSegments } from '../index/write/join-segments.ts'
import { compileBackward } from '../index/backward-dictionary.ts'
import { concatPostings, ListMerger, PostingsBuilder } from '../index/postings.ts'
import { mainSpelling } from '../index/spellings.ts'
import { groupByStem } from '../index/stem-groups.ts'
import { weighSuggestions } from '../index/suggestion-weights.ts'

export interface CompileOptions {
  /** @default English (Snowball); `(term) => term` switches word forms off. */
  readonly stem?: Stemmer
}

/**
 * Compiles all segments of an index into one, with the statistics of the whole.
 * @throws LedeError `index_damaged` when the serialized index does not fit the stories.
 */
export function compileIndex(index: NewsIndex, options: CompileOptions = {}): CompiledIndex {
  const raw = index.segments.map(({ firstStory, storyCount, miniSearch }) =>
    compileRaw(index.stories.slice(firstStory, firstStory + storyCount), miniSearch),
  )
  return toCompiledIndex(joinSegments(raw), options)
}

/** Adds to a segment what reading it fast needs, and makes an index of it. */
export function toCompiledIndex(
  raw: RawSegment,
  { stem = stemEnglishTerm }: CompileOptions = {},
): CompiledIndex {
  return { segments: [deriveLists(raw, stem)], storyCount: raw.storyCount, stem }
}

function deriveLists({ sources, spellings, ...raw }: RawSegment, stem: Stemmer): CompiledSegment {
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
    firstStory: 0,
    content: concatPostings([content, derived.build()]),
    groups,
    backward: compileBackward(dictionary),
    densePrefixes: {
      prefixes: dense.map(({ prefix }) => prefix),
      firstList: dictionary.size + groupCount,
    },
    commonPairs: findCommonPairs(raw),
    suggestionWeights: weighSuggestions(content, raw.columns, dictionary.size),
    duplicates: findDuplicates({ ...raw, sources }),
  }
}
