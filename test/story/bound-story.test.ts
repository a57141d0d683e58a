import { describe, expect, it } from 'vitest'

import { parseStory } from '../../src/story/story-input.ts'
import {
  boundStories,
  boundStory,
  MAX_BODY_LENGTH,
  MAX_LINE_LENGTH,
  MAX_URL_LENGTH,
} from '../../src/story/bound-story.ts'
import { readSource } from '../../src/sources/read-source.ts'
import type { StoryDraft } from '../../src/story/story-draft.ts'
import { indexedBodyEnd } from '../../src/story/story.ts'
import { chunksOf, collect } from '../sources/byte-chunks.ts'

const draft: StoryDraft = {
  kind: 'article',
  title: 'Ferry sinks',
  body: 'Nobody was hurt.',
  truncated: false,
  lists: [],
  source: 's',
}

/** Bounds a story and gives it with what was told. */
function bound(story: StoryDraft): { readonly story: StoryDraft; readonly told: string[] } {
  const told: string[] = []
  return { story: boundStory(story, (reason) => told.push(reason)), told }
}

describe('boundStory', () => {
  it.each<[string, Partial<StoryDraft>]>([
    ['a usual story', {}],
    ['the longest texts', { title: 't'.repeat(1000), body: 'b'.repeat(500_000) }],
    ['the longest address', { url: `https://a.example/${'x'.repeat(7982)}` }],
  ])('gives %s as it is', (_, facts) => {
    const story = { ...draft, ...facts }
    expect(bound(story)).toEqual({ story, told: [] })
    expect(boundStory(story)).toBe(story)
  })

  it.each<[string, string, string]>([
    ['between words', 'word '.repeat(300), `${'word '.repeat(199)}word…`],
    ['anywhere in an endless word', 'x'.repeat(1200), `${'x'.repeat(999)}…`],
    ['between characters', 'x'.repeat(998) + '😀'.repeat(9), `${'x'.repeat(998)}…`],
    ['in a script without spaces', '船'.repeat(1001), `${'船'.repeat(999)}…`],
    ['at the space that stands there', `${'x'.repeat(999)} end`, `${'x'.repeat(999)}…`],
  ])('cuts a title %s', (_, title, expected) => {
    const { story, told } = bound({ ...draft, title })
    expect(story).toEqual({ ...draft, title: expected })
    expect(story.title.length).toBeLessThanOrEqual(MAX_LINE_LENGTH)
    expect(told).toEqual([`title of ${title.length.toLocaleString('en')} characters cut at 1,000`])
  })

  it.each(['word ', '船', 'x', 'line\n\n'])(
    'cuts a body of %j, and says that it is cut',
    (piece) => {
      const body = piece.repeat(600_000)
      const { story, told } = bound({ ...draft, body })
      expect(story.truncated).toBe(true)
      expect(story.body.length).toBeLessThanOrEqual(MAX_BODY_LENGTH)
      expect(story.body.length).toBeGreaterThan(MAX_BODY_LENGTH - 100)
      expect(body.startsWith(story.body.slice(0, -1))).toBe(true)
      // All that is left is indexed.
      expect(indexedBodyEnd(story)).toBe(story.body.length)
      expect(told).toEqual([
        `body of ${body.length.toLocaleString('en')} characters cut at 500,000`,
      ])
    },
  )

  it('cuts authors, sections and names of lists, and leaves out an address', () => {
    const long = 'y'.repeat(2000)
    const url = `https://a.example/${'z'.repeat(MAX_URL_LENGTH)}`
    const { story, told } = bound({ ...draft, author: long, section: long, lists: [long], url })
    const cut = `${'y'.repeat(999)}…`
    expect(story).toEqual({ ...draft, author: cut, section: cut, lists: [cut] })
    expect(told).toEqual([
      'address of 8,018 characters left out',
      'author of 2,000 characters cut at 1,000',
      'section of 2,000 characters cut at 1,000',
      'name of a list of 2,000 characters cut at 1,000',
    ])
  })

  it('changes nothing more in what it has cut', () => {
    const once = boundStory({ ...draft, title: 't '.repeat(2000), body: 'b '.repeat(400_000) })
    expect(boundStory(once)).toBe(once)
  })
})

describe('boundStories', () => {
  it('keeps teasers with the article that they tease', () => {
    const article = { ...draft, body: 'long '.repeat(200_000) }
    const teaser: StoryDraft = { ...draft, kind: 'teaser', sameAs: article }
    const { stories } = boundStories({ stories: [article, teaser], issues: [] }, 's')
    expect(stories[1]?.sameAs).toBe(stories[0])
    expect(stories[0]?.truncated).toBe(true)
  })
})

describe('texts over their bounds', () => {
  const title = 'T'.repeat(1_000_000)
  const body = 'long '.repeat(200_000)

  it.each([
    ['JSON Lines', JSON.stringify({ title, body })],
    ['JSON', JSON.stringify([{ title, body }], null, 1)],
    [
      'a feed',
      `<rss><channel><item><title>${title}</title><description>${body}</description></item></channel></rss>`,
    ],
    ['Markdown', `---\ntitle: ${title}\n---\n${body}`],
  ])('are cut in %s, with issues', async (_, text) => {
    const parsed = await collect(
      readSource(chunksOf(text, 65536), { source: 's', timeZone: 'UTC' }),
    )
    const stories = parsed.flatMap(({ stories }) => stories)
    expect(stories).toHaveLength(1)
    expect(stories[0]?.title).toHaveLength(MAX_LINE_LENGTH)
    expect(stories[0]?.body.length).toBeLessThanOrEqual(MAX_BODY_LENGTH)
    expect(parsed.flatMap(({ issues }) => issues)).toEqual([
      {
        source: 's',
        reason: expect.stringMatching(
          /^title of 1,000,000 characters cut at 1,000 in the story "T{60}\.{3}"$/,
        ) as string,
      },
      {
        source: 's',
        reason: expect.stringMatching(
          /^body of .* characters cut at 500,000 in the story/,
        ) as string,
      },
    ])
  })

  it('are cut in what a program hands over', () => {
    const story = parseStory({ id: 'a', title, body }, 1)
    expect(story.title).toHaveLength(MAX_LINE_LENGTH)
    expect(story).toMatchObject({ truncated: true })
    expect(story.body.length).toBeLessThanOrEqual(MAX_BODY_LENGTH)
  })
})
