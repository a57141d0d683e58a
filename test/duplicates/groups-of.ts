// Which stories does the compiled index take for near-duplicates?
import { expect } from 'vitest'

import { buildIndex } from '../../src/store/build-index.ts'
import { buildSegments } from '../../src/index/write/build-segments.ts'
import { compileIndex } from '../../src/store/compile-index.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { fillers } from './texts.ts'

export type Text = Pick<StoryInput, 'title' | 'body'>
export type Print = Partial<StoryInput> & Text

/** The groups of ids among stories and some fillers, in the order of the index. */
export function groupsOf(stories: readonly StoryInput[], storiesInSegment = Infinity): string[][] {
  const index = buildIndex([...stories, ...fillers(60)])
  const segments = buildSegments(index.stories, {
    stories: storiesInSegment,
    characters: Infinity,
  })
  const { members } = compileIndex({ ...index, segments }).duplicates
  return [...members]
    .sort(([a = 0], [b = 0]) => a - b)
    .map((stories) => stories.map((story) => index.stories[story]?.id ?? ''))
}

/** Tells whether two stories are one hit, of two papers where they name none. */
export function areGrouped(one: Print, other: Print): boolean {
  const groups = groupsOf([
    { source: 'gazette', ...one, id: 'one' },
    { source: 'herald', ...other, id: 'other' },
  ])
  if (groups.length > 0) expect(groups).toEqual([expect.arrayContaining(['one', 'other'])])
  return groups.length > 0
}
