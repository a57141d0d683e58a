import { describe, expect, it } from 'vitest'
import { buildIndex } from '../../../src/store/build-index.ts'
import { compileIndex } from '../../../src/store/compile-index.ts'
import { createSnapshotReader } from '../../../src/matching/segment-reader.ts'
import { damping, termWeight } from '../../../src/search/suggest/suggestion-weights.ts'
import type { StoryInput } from '../../../src/story/story.ts'

/** The weights of terms in an index of stories, which need no id. */
function check(stories: readonly Partial<StoryInput>[], ...terms: string[]): number[] {
  const inputs = stories.map((story, id) => ({ id: String(id), title: '', body: '', ...story }))
  const index = createSnapshotReader(compileIndex(buildIndex(inputs)))
  return terms.map((term) => termWeight(index, term))
}

describe('termWeight', () => {
  it('counts a story twice for a term in its title', () => {
    expect(check([{ title: 'kings', body: 'korea troops' }], 'kings', 'korea')).toEqual([1, 0.5])
  })

  it('counts a term once a field, however often it stands there', () => {
    const stories = [{ title: 'kings kings', body: 'korea korea korea' }]
    expect(check(stories, 'kings', 'korea')).toEqual([1, 0.5])
  })

  it('counts a fresh story for more, and no date for least', () => {
    const stories = [
      { title: 'kings', publishedAt: '2025-10-28T00:00:00Z' },
      { title: 'korea', publishedAt: '2025-10-14T00:00:00Z' },
      { title: 'troops' },
    ]
    expect(check(stories, 'kings', 'korea', 'troops')).toEqual([2, 1.5, 1])
  })

  it('counts a much viewed story for up to twice as much', () => {
    const stories = [
      { title: 'kings', views: 1000, publishedAt: '2025-10-28' },
      { title: 'korea', publishedAt: '2025-10-28' },
    ]
    expect(check(stories, 'kings', 'korea')).toEqual([4, 2])
  })
})

describe('damping', () => {
  it('holds a term of very many stories back, but not where there are few stories', () => {
    expect(damping(50, 1000)).toBe(1)
    expect(damping(100, 1000)).toBe(0.25)
    expect(damping(100, 100)).toBe(1)
  })
})
