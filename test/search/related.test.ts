import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { anyStories, anyStoriesWithCopies } from '../helpers/oracle/any-corpus.ts'
import { ARTICLE, fillers } from '../duplicates/texts.ts'

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

  it('gives neither a copy of the story nor two copies of another', async () => {
    const [one, other] = [ARTICLE.body, `${ARTICLE.body}\n\nThe kiosk opens at six.`].map(
      (body) => ({
        title: ARTICLE.title,
        body,
      }),
    )
    const follower = {
      title: 'Kiosk at the ferry landing sold',
      body: 'Ines Marlow has sold the kiosk at the landing of the harbour ferry to the cannery, whose workers buy their bread there before the shift. She lost too much when the storm tore off the ramp, and the authority has not paid.',
    }
    const stories = [
      { ...one, id: 'one' },
      { ...other, id: 'other' },
      { ...follower, id: 'follower', source: 'gazette' },
      { ...follower, id: 'copy of the follower', source: 'herald' },
    ].map((story) => ({ title: '', body: '', ...story }))
    const copied = createEngine(buildIndex([...stories, ...fillers(20)]))
    const ids = (await copied.related('one'))?.map(({ id }) => id)
    expect(ids?.slice(0, 1)).toEqual(['copy of the follower'])
    expect(ids).not.toContain('other')
    expect(ids).not.toContain('follower')
  })

  it('gives no copy either of which nothing says that it is a reprint', async () => {
    const title = 'Harbour ferry back'
    const body = 'The ferry sails again after welders replaced the ramp that a storm tore off.'
    const stories = [
      { id: 'one', title, body },
      { id: 'same', title, body },
      { id: 'edited', title, body: body.replace('tore off', 'broke') },
      { id: 'other', title: 'Storm tore off a ramp', body: 'The ferry waits for welders.' },
    ]
    const undated = createEngine(buildIndex([...stories, ...fillers(20)]))
    const ids = (await undated.related('one'))?.map(({ id }) => id)
    expect(ids?.[0]).toBe('other')
    expect(ids).not.toContain('same')
    expect(ids).not.toContain('edited')
  })

  it('puts the nearer in time first among equals', async () => {
    const body = 'The harbour ferry is late again.'
    const dates = {
      here: '2025-06-15',
      near: '2025-06-10',
      late: '2025-10-01',
      early: '2024-01-01',
    }
    const dated = Object.entries({ ...dates, undated: undefined }).map(([id, publishedAt], i) => ({
      id,
      title: `Ferry ${['anew', 'again', 'today', 'once', 'still'][i]}`,
      body,
      ...(publishedAt !== undefined && { publishedAt }),
    }))
    const nearest = await createEngine(buildIndex([...dated, ...fillers(20)])).related('here', 4)
    expect(nearest?.map(({ id }) => id)).toEqual(['near', 'late', 'early', 'undated'])
  })

  it('gives the same first stories whatever the limit', async () => {
    await fc.assert(
      fc.asyncProperty(anyStoriesWithCopies, async (stories) => {
        const any = createEngine(buildIndex(stories))
        const ten = await any.related('story-0', 10)
        expect(await any.related('story-0', 3)).toEqual(ten?.slice(0, 3))
      }),
      { numRuns: 30 },
    )
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
