import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

import { buildIndex } from '../../src/store/build-index.ts'
import { buildSegments } from '../../src/index/write/build-segments.ts'
import { SEGMENT_LIMITS } from '../../src/index/write/plan-segments.ts'
import { createTombstones } from '../../src/index/tombstones.ts'
import { isOurName } from '../../src/store/file-names.ts'
import {
  countTerms,
  createManifest,
  type FiledSegment,
  type Manifest,
  ManifestSchema,
} from '../../src/store/manifest.ts'
import { toNewsIndex } from '../../src/store/to-news-index.ts'
import type { IndexSegment } from '../../src/index/news-index.ts'
import { STORIES } from './sample.ts'

const sha256 = '0123456789abcdef'.repeat(4)
const files = {
  stories: { name: 'stories-0123456789ab.jsonl', bytes: 10, sha256 },
  index: { name: 'segment-0123456789ab.json', bytes: 10, sha256 },
}
const index = buildIndex(STORIES)

function toManifest(segments: readonly IndexSegment[]): Manifest {
  const made = toNewsIndex(segments)
  const filed = segments.map(({ name, stories, deleted }): FiledSegment => ({
    name,
    storyCount: stories.length,
    files,
    deleted,
  }))
  return createManifest({ ...made, terms: countTerms(made) }, filed)
}

describe('createManifest', () => {
  it('counts stories by kind and different terms', () => {
    const { counts } = toManifest(index.segments)
    const terms = new Set(index.segments[0]?.miniSearch.index.map(([term]) => term))
    expect(counts).toEqual({ stories: 3, articles: 2, teasers: 1, terms: terms.size })
  })

  it('counts a term of several segments once', () => {
    const segments = buildSegments(index.stories, { ...SEGMENT_LIMITS, stories: 1 })
    expect(segments).toHaveLength(3)
    const { counts } = toManifest(segments)
    expect(counts.terms).toBe(toManifest(index.segments).counts.terms)
  })

  it('counts what is not deleted, and keeps what is', () => {
    const [segment] = index.segments
    if (segment === undefined) throw new Error('Expected a segment')
    const article = segment.stories.findIndex(({ kind }) => kind === 'article')
    const manifest = toManifest([{ ...segment, deleted: createTombstones(3, [article]) }])
    expect(manifest.counts).toMatchObject({ stories: 2, articles: 1, teasers: 1 })
    expect(manifest.segments).toMatchObject([
      { stories: 3, deleted: Buffer.from([1 << article]).toString('base64') },
    ])
    expect(v.parse(ManifestSchema, manifest)).toEqual(manifest)
  })

  it('makes what the schema accepts', () => {
    const manifest = toManifest(index.segments)
    expect(v.parse(ManifestSchema, manifest)).toEqual(manifest)
  })
})

describe('ManifestSchema', () => {
  const manifest = toManifest(index.segments)
  const [segment] = manifest.segments
  const withFile = (change: object): object => ({
    segments: [{ ...segment, files: { ...files, stories: { ...files.stories, ...change } } }],
  })

  it.each<[string, object]>([
    ['no segments for its stories', { segments: [] }],
    ['a count that the segments contradict', { counts: { ...manifest.counts, stories: 4 } }],
    ['a name that leaves the folder', withFile({ name: '../secret' })],
    ['the file of another role', withFile({ name: files.index.name })],
    ['a hash that is none', withFile({ sha256: 'x' })],
    ['deletions that are none', { segments: [{ ...segment, deleted: '?' }] }],
    ['deletions of more stories', { segments: [{ ...segment, deleted: 'AAE=' }] }],
    ['deletions that it does not count', { segments: [{ ...segment, deleted: 'AQ==' }] }],
    ['another version', { formatVersion: 1 }],
  ])('refuses %s', (_, change) => {
    expect(v.is(ManifestSchema, { ...manifest, ...change })).toBe(false)
  })
})

describe('isOurName', () => {
  it.each([
    ['stories-0123456789ab.jsonl', true],
    ['segment-0123456789ab.json', true],
    ['compiled-0123456789abcdef-0123456789abcdef.bin', true],
    ['segment-12-0123456789ab.json', true],
    ['compiled.bin', true],
    ['manifest.json', false],
    ['notes.txt', false],
    ['stories-0123456789ab.jsonl.bak', false],
    ['../stories-0123456789ab.jsonl', false],
    ['segment-0-0123456789AB.json', false],
  ])('says of %s: %s', (name, expected) => {
    expect(isOurName(name)).toBe(expected)
  })
})
