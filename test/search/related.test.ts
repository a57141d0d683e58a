import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engine/embedded.ts'
import { buildIndex } from '../../src/indexing/build-index.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { anyStories } from '../helpers/oracle/any-corpus.ts'

/** Newest first. */
const STORIES: readonly StoryInput[] = [
  {
    id: 'ferry',
    title: 'Harbour ferry resumes',
    body: 'The ferry crossed the harbour at dawn after the inspection.',
    publishedAt: '2025-10-26T00:00:00Z',
  },
  {
    id: 'bridge',
    title: 'Harbour bridge closes',
    body: 'The bridge over the harbour closes at dusk.',
    publishedAt: '2025-10-25T00:00:00Z',
  },
  {
    id: 'fleet',
    title: 'A second ferry for the harbour',
    body: 'The ferries will cross the harbour by day and the inspection will follow.',
    publishedAt: '2025-10-24T00:00:00Z',
  },
  {
    id: 'jazz',
    title: 'Jazz lose again',
    body: 'Nobody was surprised.',
    publishedAt: '2025-10-23T00:00:00Z',
  },
]

const engine = createEngine(buildIndex(STORIES))

async function check(id: string, expected: readonly string[], limit?: number): Promise<void> {
  const hits = await engine.related(id, limit)
  expect(hits?.map((hit) => hit.id)).toEqual(expected)
}

describe('related', () => {
  it('gives the stories that share the most telling words, nearest first', async () => {
    // `fleet` shares ferries, harbour, crossing and inspection; `bridge` shares the harbour.
    await check('ferry', ['fleet', 'bridge'])
  })

  it('gives nothing for a story that shares nothing', async () => {
    await check('jazz', [])
  })

  it('gives at most as many as are asked for', async () => {
    await check('ferry', ['fleet'], 1)
  })

  it('knows no related stories of a story that it does not know', async () => {
    expect(await engine.related('no-such-story')).toBeUndefined()
    expect(await engine.related('__proto__')).toBeUndefined()
  })

  it('rejects a limit out of range', async () => {
    await expect(engine.related('ferry', 0)).rejects.toMatchObject({ code: 'invalid_request' })
    await expect(engine.related('ferry', 101)).rejects.toMatchObject({ code: 'invalid_request' })
  })

  it('shows hits without excerpts and without marks, since nobody typed anything', async () => {
    const [hit] = (await engine.related('ferry')) ?? []
    expect(hit?.excerpts).toEqual([])
    expect(hit?.highlights).toEqual({
      title: { html: 'A second ferry for the harbour', ranges: [] },
    })
    expect(hit).not.toHaveProperty('explanation')
    expect(hit?.score).toBeGreaterThan(0)
  })

  it('never gives the story itself or one twice, and the best first, for any stories', async () => {
    await fc.assert(
      fc.asyncProperty(anyStories, fc.integer({ min: 1, max: 20 }), async (stories, limit) => {
        const index = buildIndex(stories)
        const any = createEngine(index)
        for (const { id } of index.stories.slice(0, 5)) {
          const hits = (await any.related(id, limit)) ?? []
          const ids = hits.map((hit) => hit.id)
          expect(ids).not.toContain(id)
          expect(new Set(ids).size).toBe(ids.length)
          expect(ids.length).toBeLessThanOrEqual(limit)
          const scores = hits.map(({ score }) => score)
          expect(scores).toEqual([...scores].sort((a, b) => b - a))
        }
      }),
      { numRuns: 60 },
    )
  })
})
