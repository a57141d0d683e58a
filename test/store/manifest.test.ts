import * as v from 'valibot'
import { describe, expect, it } from 'vitest'

import { buildIndex } from '../../src/store/build-index.ts'
import { buildSegments } from '../../src/index/write/build-segments.ts'
import { SEGMENT_LIMITS } from '../../src/index/write/plan-segments.ts'
import { isIndexFileName, ManifestSchema, toManifest } from '../../src/store/manifest.ts'
import { STORIES } from './sample.ts'

const sha256 = '0123456789abcdef'.repeat(4)
const storiesFile = {
  role: 'stories' as const,
  name: 'stories-0123456789ab.jsonl',
  stories: 3,
  bytes: 10,
  sha256,
}
const segmentFile = {
  role: 'segment' as const,
  name: 'segment-0-0123456789ab.json',
  stories: 3,
  bytes: 10,
  sha256,
}
const index = buildIndex(STORIES)

describe('toManifest', () => {
  it('counts stories by kind and different terms', () => {
    const { counts } = toManifest(index, [storiesFile, segmentFile])
    const terms = new Set(index.segments[0]?.miniSearch.index.map(([term]) => term))
    expect(counts).toEqual({ stories: 3, articles: 2, teasers: 1, terms: terms.size })
  })

  it('counts a term of several segments once', () => {
    const segments = buildSegments(index.stories, { ...SEGMENT_LIMITS, stories: 1 })
    expect(segments).toHaveLength(3)
    const { counts } = toManifest({ ...index, segments }, [])
    expect(counts.terms).toBe(toManifest(index, []).counts.terms)
  })

  it('makes what the schema accepts', () => {
    const manifest = toManifest(index, [storiesFile, segmentFile])
    expect(v.parse(ManifestSchema, manifest)).toEqual(manifest)
  })
})

describe('ManifestSchema', () => {
  const manifest = toManifest(index, [storiesFile, segmentFile])

  it.each<[string, object]>([
    ['no stories file', { files: [segmentFile] }],
    ['two stories files', { files: [storiesFile, storiesFile, segmentFile] }],
    ['segments that leave a story out', { files: [storiesFile, { ...segmentFile, stories: 2 }] }],
    ['a count that the files contradict', { counts: { ...manifest.counts, stories: 4 } }],
    ['a name that leaves the folder', { files: [{ ...storiesFile, name: '../secret' }] }],
    ['a hash that is none', { files: [{ ...storiesFile, sha256: 'x' }, segmentFile] }],
    ['another version', { formatVersion: 2 }],
  ])('refuses %s', (_, change) => {
    expect(v.is(ManifestSchema, { ...manifest, ...change })).toBe(false)
  })
})

describe('isIndexFileName', () => {
  it.each([
    ['stories-0123456789ab.jsonl', true],
    ['segment-12-0123456789ab.json', true],
    ['manifest.json', false],
    ['notes.txt', false],
    ['stories-0123456789ab.jsonl.bak', false],
    ['../stories-0123456789ab.jsonl', false],
    ['segment-0-0123456789AB.json', false],
  ])('says of %s: %s', (name, expected) => {
    expect(isIndexFileName(name)).toBe(expected)
  })
})
