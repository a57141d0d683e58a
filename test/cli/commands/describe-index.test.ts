import { describe, expect, it } from 'vitest'

import { describeIndex } from '../../../src/cli/commands/describe-index.ts'
import { formatDescription } from '../../../src/cli/commands/inspect-command.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { buildSegments } from '../../../src/index/write/build-segments.ts'
import { SEGMENT_LIMITS } from '../../../src/index/write/plan-segments.ts'
import { countTerms, createManifest, type Manifest } from '../../../src/store/manifest.ts'
import type { NewsIndex } from '../../../src/index/news-index.ts'
import { STORIES } from '../../store/sample.ts'

const index = buildIndex(STORIES)
const file = { name: 'f', bytes: 10, sha256: '0' }

const toManifest = (made: NewsIndex): Manifest =>
  createManifest(
    { ...made, terms: countTerms(made) },
    made.segments.map(({ name, stories, deleted }) => ({
      name,
      storyCount: stories.length,
      deleted,
      files: { stories: file, index: file },
    })),
  )
const manifest = toManifest(index)

describe('describeIndex', () => {
  it('tells counts, dates, lists and fields', () => {
    expect(describeIndex(manifest, index)).toMatchObject({
      formatVersion: 2,
      analyzer: index.analyzer,
      generation: index.generation,
      counts: manifest.counts,
      fields: ['title', 'body', 'author'],
      published: { oldest: '2025-10-25T18:10:00+00:00', newest: '2025-10-26T09:00:00+04:00' },
      months: [{ name: '2025-10', stories: 2 }],
      authors: [{ name: 'Ines Okafor', stories: 1 }],
      sections: [{ name: 'world', stories: 1 }],
      bytes: 20,
      lists: [
        { name: 'latest', stories: 2 },
        { name: 'trending', stories: 1 },
      ],
    })
  })

  it('counts a story once for a term in several of its fields, and over all segments', () => {
    const ferries = buildIndex([
      { id: '1', title: 'Ferry', body: 'The ferry, a ferry.', author: 'Ferry Nolan' },
      { id: '2', title: 'Bridge', body: 'No ferry, but a bridge.' },
      { id: '3', title: 'Bridges', body: 'Built.' },
    ])
    const segments = buildSegments(ferries.stories, { ...SEGMENT_LIMITS, stories: 1 })
    for (const one of [ferries, { ...ferries, segments }]) {
      expect(describeIndex(manifest, one).topTerms.slice(0, 3)).toEqual([
        { name: 'a', stories: 2 },
        { name: 'ferry', stories: 2 },
        { name: 'bridge', stories: 1 },
      ])
    }
  })

  it('lists at most twenty terms', () => {
    expect(describeIndex(manifest, index).topTerms).toHaveLength(20)
  })

  it('describes an index without stories', () => {
    const empty = buildIndex([])
    const description = describeIndex(toManifest(empty), empty)
    expect(description).toMatchObject({ fields: [], sections: [], lists: [], topTerms: [] })
    expect(formatDescription(description)).toContain('published   no dates\n')
  })
})

describe('formatDescription', () => {
  it('writes a line for each fact', () => {
    const text = formatDescription(describeIndex(manifest, index))
    expect(text).toContain('stories     3 (2 articles, 1 teaser)\n')
    expect(text).toContain('months      2025-10 2\n')
    expect(text).toContain('size        20 bytes\n')
    expect(text).toContain('lists       latest 2, trending 1\n')
    expect(text).toContain('published   2025-10-25T18:10:00+00:00 to 2025-10-26T09:00:00+04:00\n')
  })
})
