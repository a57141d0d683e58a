import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Story } from '../../src/story/story.ts'
import type { StoryDraft } from '../../src/story/story-draft.ts'
import { storyId } from '../../src/story/story-id.ts'
import { updateStories } from '../../src/story/update-stories.ts'

const DAY = '2025-10-25T18:00:00+00:00'

const draft = (fields: Partial<StoryDraft> = {}): StoryDraft => ({
  kind: 'teaser',
  title: 'Ferry Sinks',
  body: 'It sank.',
  truncated: false,
  publishedAt: DAY,
  lists: [],
  source: 'feed',
  ...fields,
})
const known = (fields: Partial<Story> = {}): Story => ({
  ...draft(),
  id: storyId('Ferry Sinks', DAY),
  ...fields,
})

describe('updateStories', () => {
  it('adds what is new and keeps what is there', () => {
    const old = known({ id: 'old', title: 'Bridge Opens' })
    const { stories, added, changed } = updateStories(
      [old],
      [draft({ address: 'a.example/ferry' })],
    )
    expect({ added, changed }).toEqual({ added: 1, changed: 0 })
    expect(stories[0]).toBe(old)
    expect(stories[1]).toEqual(known())
  })

  it('changes nothing when nothing is new', () => {
    const old = known({ url: 'https://a.example/ferry', lists: ['latest'] })
    const again = draft({ address: 'a.example/ferry', url: 'https://a.example/ferry' })
    const updated = updateStories([old], [again, draft()])
    expect(updated).toMatchObject({ added: 0, changed: 0 })
    expect(updated.stories[0]).toBe(old)
  })

  it('knows a story by its own id, its address, or its title and instant', () => {
    const byAddress = known({ id: 'x', title: 'Old headline', url: 'https://www.a.example/ferry' })
    const corrected = draft({ title: 'New headline', address: 'a.example/ferry' })
    expect(updateStories([byAddress], [corrected])).toMatchObject({
      stories: [{ id: 'x', title: 'New headline' }],
      changed: 1,
    })
    expect(updateStories([known()], [draft({ body: 'It did sink.' })])).toMatchObject({
      stories: [{ body: 'It did sink.' }],
    })
    const byId = known({ id: '7', title: 'Old' })
    expect(updateStories([byId], [draft({ id: '7', title: 'New' })])).toMatchObject({
      stories: [{ id: '7', title: 'New' }],
      added: 0,
    })
  })

  it('adds a story whose key is known where the other keys contradict, once', () => {
    const old = known({
      id: '7',
      kind: 'article',
      title: 'Quay closed',
      body: 'The harbour office closed the north quay on Monday.',
      url: 'https://a.example/quay',
    })
    const other = draft({
      id: '7',
      kind: 'article',
      title: 'Seeds to lend',
      body: 'Readers can borrow seeds from the town library this week.',
      url: 'https://b.example/seeds',
    })
    const { stories, added } = updateStories([old], [other])
    expect(added).toBe(1)
    expect(stories).toMatchObject([old, { title: 'Seeds to lend', url: other.url }])
    expect(updateStories(stories, [other])).toMatchObject({ added: 0, changed: 0 })
  })

  it('knows no story by an address that several have', () => {
    const stories = ['a', 'b'].map((id) => known({ id, title: id, url: 'https://a.example/show' }))
    const update = updateStories(stories, [draft({ address: 'a.example/show' })])
    expect(update).toMatchObject({ added: 1, changed: 0 })
  })

  it.each<[string, Partial<StoryDraft>]>([
    ['a teaser', { kind: 'teaser', body: 'Less.' }],
    ['a text that was cut', { kind: 'article', body: 'Less and', truncated: true }],
    ['nothing', { kind: 'article', body: '' }],
  ])('does not put %s in the place of an article', (_, less) => {
    const article = known({ kind: 'article', body: 'All of it.' })
    const update = updateStories([article], [draft({ ...less, author: 'Ann Lee', views: 7 })])
    expect(update).toMatchObject({
      stories: [
        { kind: 'article', body: 'All of it.', truncated: false, author: 'Ann Lee', views: 7 },
      ],
      changed: 1,
    })
  })

  it('puts an article in the place of a teaser, and keeps what it does not say', () => {
    const teaser = known({ section: 'Coast', views: 9, lists: ['latest'] })
    const article = draft({ kind: 'article', body: 'All of it.', views: 3, lists: ['top'] })
    expect(updateStories([teaser], [article]).stories).toMatchObject([
      { kind: 'article', body: 'All of it.', section: 'Coast', views: 9, lists: ['latest', 'top'] },
    ])
  })

  it('counts a story that is told twice in one update once', () => {
    const update = updateStories([], [draft(), draft({ body: 'It did sink.' })])
    expect(update).toMatchObject({ added: 1, changed: 0, stories: [{ body: 'It did sink.' }] })
  })

  it('is settled after one time, and loses nothing', () => {
    const some = fc.record({
      title: fc.constantFrom('A', 'B', '__proto__'),
      body: fc.constantFrom('', 'x', 'xy'),
      kind: fc.constantFrom('article' as const, 'teaser' as const),
      truncated: fc.boolean(),
      address: fc.constantFrom('a.example/1', 'a.example/2'),
    })
    fc.assert(
      fc.property(fc.array(some), fc.array(some), (first, second) => {
        const before = updateStories([], first.map(draft)).stories
        const after = updateStories(before, second.map(draft)).stories
        const ids = new Set(after.map(({ id }) => id))
        expect(ids.size).toBe(after.length)
        for (const { id } of before) expect(ids).toContain(id)
      }),
    )
  })
})
