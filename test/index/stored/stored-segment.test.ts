import { describe, expect, it } from 'vitest'

import { pack, unpack } from '../../../src/index/stored/pack.ts'
import {
  fromStoredSegment,
  type StoredSegment,
  toStoredSegment,
} from '../../../src/index/stored/stored-segment.ts'
import { STORED_VERSION } from '../../../src/store/compiled-segment.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { compileIndex } from '../../../src/store/compile-index.ts'
import { manyStories, STORIES } from '../../store/sample.ts'

const segment = compileIndex(buildIndex([...STORIES, ...manyStories(20)])).segments[0]?.segment
if (segment === undefined) throw new Error('Expected a segment')

/** `path: kind` of everything in a value; of a list of objects, of the first. */
function shapeOf(value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const first: unknown = value[0]
    return typeof first === 'object' ? shapeOf(first, `${path}[]`) : [`${path}: list`]
  }
  if (ArrayBuffer.isView(value)) return [`${path}: ${value.constructor.name}`]
  if (typeof value !== 'object' || value === null) return [`${path}: ${typeof value}`]
  return Object.entries(value)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([key, part]) => shapeOf(part, path === '' ? key : `${path}.${key}`))
}

describe('the stored form', () => {
  it('has the shape of its version: whoever changes it raises STORED_VERSION and this test', () => {
    expect({ version: STORED_VERSION, shape: shapeOf(toStoredSegment(segment)) }).toEqual({
      version: 8,
      shape: [
        'author.offsets: Uint32Array',
        'author.stories: Uint32Array',
        'author.termFreqs: Uint16Array',
        'backward.dictionary.offsets: Uint32Array',
        'backward.dictionary.sharedLengths: Uint8Array',
        'backward.dictionary.size: number',
        'backward.dictionary.text: Uint8Array',
        'backward.termOf: Uint32Array',
        'columns.author: Uint32Array',
        'columns.kind: Uint8Array',
        'columns.listOffsets: Uint32Array',
        'columns.listValues: Uint32Array',
        'columns.month: Uint32Array',
        'columns.publishedMs: Float64Array',
        'columns.section: Uint32Array',
        'columns.site: Uint32Array',
        'columns.source: Uint32Array',
        'columns.tables.author.firsts: list',
        'columns.tables.author.values: list',
        'columns.tables.kind.firsts: list',
        'columns.tables.kind.values: list',
        'columns.tables.list.firsts: list',
        'columns.tables.list.values: list',
        'columns.tables.month.firsts: list',
        'columns.tables.month.values: list',
        'columns.tables.section.firsts: list',
        'columns.tables.section.values: list',
        'columns.tables.site.firsts: list',
        'columns.tables.site.values: list',
        'columns.tables.source.firsts: list',
        'columns.tables.source.values: list',
        'columns.views: Float64Array',
        'commonPairs.keys: Uint32Array',
        'commonPairs.numberOf: Uint16Array',
        'commonPairs.postings.offsets: Uint32Array',
        'commonPairs.postings.stories: Uint32Array',
        'commonPairs.postings.termFreqs: Uint16Array',
        'content.offsets: Uint32Array',
        'content.stories: Uint32Array',
        'content.termFreqs: Uint16Array',
        'densePrefixes.firstList: number',
        'densePrefixes.prefixes: list',
        'dictionary.offsets: Uint32Array',
        'dictionary.sharedLengths: Uint8Array',
        'dictionary.size: number',
        'dictionary.text: Uint8Array',
        'duplicates.followers: Uint32Array',
        'duplicates.leaders: list',
        'groups.listOf: Uint32Array',
        'groups.offsets: Uint32Array',
        'groups.spellings: list',
        'groups.stemLists: Uint32Array',
        'groups.stems.offsets: Uint32Array',
        'groups.stems.sharedLengths: Uint8Array',
        'groups.stems.size: number',
        'groups.stems.text: Uint8Array',
        'groups.terms: Uint32Array',
        'groups.writtenTerms: Uint32Array',
        'lengths.author: Uint8Array',
        'lengths.body: Uint8Array',
        'lengths.content: Uint8Array',
        'lengths.title: Uint8Array',
        'lengths.totals.author: number',
        'lengths.totals.body: number',
        'lengths.totals.title: number',
        'storyCount: number',
        'streams.gaps: Uint8Array',
        'streams.lengths: Uint8Array',
        'streams.offsets: Uint32Array',
        'streams.terms: Uint32Array',
        'streams.wide: Uint32Array',
        'suggestionSums.fresh: Float64Array',
        'suggestionSums.freshViewed: Float64Array',
        'suggestionSums.shares: Float64Array',
        'suggestionSums.viewed: Float64Array',
      ],
    })
  })

  it('comes back as it was, also by way of bytes', () => {
    const stored = toStoredSegment(segment)
    expect(fromStoredSegment(stored)).toEqual(segment)
    // `pack` keeps shapes.
    expect(fromStoredSegment(unpack(pack(stored)) as StoredSegment)).toEqual(segment)
  })
})
