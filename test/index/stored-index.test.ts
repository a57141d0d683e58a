import { describe, expect, it } from 'vitest'

import { buildIndex } from '../../src/store/build-index.ts'
import { compileIndex } from '../../src/store/compile.ts'
import { pack, unpack } from '../../src/index/pack.ts'
import {
  fromStoredIndex,
  STORED_VERSION,
  type StoredIndex,
  toStoredIndex,
} from '../../src/index/stored-index.ts'
import { manyStories, STORIES } from '../store/sample.ts'

const compiled = compileIndex(buildIndex([...STORIES, ...manyStories(20)]))

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
    expect({ version: STORED_VERSION, shape: shapeOf(toStoredIndex(compiled)) }).toEqual({
      version: 6,
      shape: [
        'segments[].author.offsets: Uint32Array',
        'segments[].author.stories: Uint32Array',
        'segments[].author.termFreqs: Uint16Array',
        'segments[].backward.dictionary.offsets: Uint32Array',
        'segments[].backward.dictionary.sharedLengths: Uint8Array',
        'segments[].backward.dictionary.size: number',
        'segments[].backward.dictionary.text: Uint8Array',
        'segments[].backward.termOf: Uint32Array',
        'segments[].columns.author: Uint32Array',
        'segments[].columns.kind: Uint8Array',
        'segments[].columns.listOffsets: Uint32Array',
        'segments[].columns.listValues: Uint32Array',
        'segments[].columns.month: Uint32Array',
        'segments[].columns.publishedMs: Float64Array',
        'segments[].columns.section: Uint32Array',
        'segments[].columns.values.author: list',
        'segments[].columns.values.kind: list',
        'segments[].columns.values.list: list',
        'segments[].columns.values.month: list',
        'segments[].columns.values.section: list',
        'segments[].columns.views: Float64Array',
        'segments[].commonPairs.keys: Uint32Array',
        'segments[].commonPairs.numberOf: Uint16Array',
        'segments[].commonPairs.postings.offsets: Uint32Array',
        'segments[].commonPairs.postings.stories: Uint32Array',
        'segments[].commonPairs.postings.termFreqs: Uint16Array',
        'segments[].content.offsets: Uint32Array',
        'segments[].content.stories: Uint32Array',
        'segments[].content.termFreqs: Uint16Array',
        'segments[].densePrefixes.firstList: number',
        'segments[].densePrefixes.prefixes: list',
        'segments[].dictionary.offsets: Uint32Array',
        'segments[].dictionary.sharedLengths: Uint8Array',
        'segments[].dictionary.size: number',
        'segments[].dictionary.text: Uint8Array',
        'segments[].duplicates.groupOf: Uint32Array',
        'segments[].duplicates.members: Uint32Array',
        'segments[].duplicates.offsets: Uint32Array',
        'segments[].firstStory: number',
        'segments[].groups.listOf: Uint32Array',
        'segments[].groups.offsets: Uint32Array',
        'segments[].groups.stemLists: Uint32Array',
        'segments[].groups.stems.offsets: Uint32Array',
        'segments[].groups.stems.sharedLengths: Uint8Array',
        'segments[].groups.stems.size: number',
        'segments[].groups.stems.text: Uint8Array',
        'segments[].groups.terms: Uint32Array',
        'segments[].lengths.author: Uint16Array',
        'segments[].lengths.body: Uint32Array',
        'segments[].lengths.title: Uint16Array',
        'segments[].storyCount: number',
        'segments[].streams.gaps: Uint8Array',
        'segments[].streams.lengths: Uint8Array',
        'segments[].streams.offsets: Uint32Array',
        'segments[].streams.terms: Uint32Array',
        'segments[].streams.wide: Uint32Array',
        'segments[].suggestionWeights.stories: Float32Array',
        'segments[].suggestionWeights.terms: Float32Array',
        'storyCount: number',
        'version: number',
      ],
    })
  })

  it('comes back as it was, also by way of bytes', () => {
    const stored = toStoredIndex(compiled)
    expect(fromStoredIndex(stored, compiled.stem)).toEqual(compiled)
    // `pack` keeps shapes.
    expect(fromStoredIndex(unpack(pack(stored)) as StoredIndex, compiled.stem)).toEqual(compiled)
  })

  it.each([STORED_VERSION - 1, STORED_VERSION + 1])(
    'does not come back of version %i',
    (version) => {
      expect(
        fromStoredIndex({ ...toStoredIndex(compiled), version }, compiled.stem),
      ).toBeUndefined()
    },
  )
})
