import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { classAt, SEPARATOR } from '../../../src/analysis/character-class.ts'
import { fold } from '../../../src/analysis/fold.ts'
import { buildMiniSearch } from '../../../src/index/write/build-segments.ts'
import { planSegments, SEGMENT_LIMITS } from '../../../src/index/write/plan-segments.ts'
import { serializeMiniSearch } from '../../../src/index/write/serialize-index.ts'
import { type Story, toStory } from '../../../src/story/story.ts'
import { manyStories } from '../../store/sample.ts'

/** The most code units that a string of V8 has. */
const MAX_STRING_LENGTH = 536_870_888

const stories = manyStories(10).map(toStory)

/** Length of the JSON of one segment of these stories, UTF-16 code units. */
function serializedLength(all: readonly Story[]): number {
  return new TextDecoder().decode(serializeMiniSearch(buildMiniSearch(all))).length
}

/** Whether stories are planned into one segment of this length. */
function fitsIn(all: readonly Story[], characters: number): boolean {
  try {
    return planSegments(all, { stories: Infinity, characters }).length <= 1
  } catch {
    return false
  }
}

/** What makes many tokens, long terms or long JSON of few characters. */
const DENSE = [
  'a1',
  'ﷺ',
  'ﷺ1',
  '北京',
  'ำ',
  '1-2-3',
  '½',
  'x',
  ' ',
  '.',
  '$1.',
  'U.S.',
  '\u0000',
  '"',
]
const denseText = fc.array(fc.constantFrom(...DENSE), { maxLength: 60 }).map((all) => all.join(''))
const anyText = fc.oneof(denseText, fc.string({ unit: 'binary', maxLength: 60 }))
const anyStory = fc
  .record({
    id: anyText.map((text) => `${text}!`),
    title: anyText,
    body: anyText,
    author: anyText,
    truncated: fc.boolean(),
  })
  .map(toStory)

describe('planSegments', () => {
  it('makes one segment of an ordinary collection', () => {
    expect(planSegments(stories)).toEqual([{ firstStory: 0, storyCount: 10 }])
  })

  it('ends a segment after so many stories', () => {
    expect(planSegments(stories, { ...SEGMENT_LIMITS, stories: 4 })).toEqual([
      { firstStory: 0, storyCount: 4 },
      { firstStory: 4, storyCount: 4 },
      { firstStory: 8, storyCount: 2 },
    ])
  })

  it('makes no segment of no stories', () => {
    expect(planSegments([])).toEqual([])
  })

  it('ends a segment before a story with which it could be too long', () => {
    const characters = 20_000
    const plans = planSegments(stories, { ...SEGMENT_LIMITS, characters })
    expect(plans.length).toBeGreaterThan(1)
    let next = 0
    for (const { firstStory, storyCount } of plans) {
      expect(firstStory).toBe(next)
      next = firstStory + storyCount
      expect(serializedLength(stories.slice(firstStory, next))).toBeLessThan(characters)
    }
    expect(next).toBe(stories.length)
  })

  it('keeps every segment of an ordinary build below the longest string', () => {
    expect(SEGMENT_LIMITS.characters).toBeLessThan(MAX_STRING_LENGTH)
  })

  it('never takes a segment for shorter than it is, whatever the script', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyStory, { selector: ({ id }) => id, minLength: 1, maxLength: 4 }),
        (all) => {
          expect(fitsIn(all, serializedLength(all) - 1)).toBe(false)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('counts ids as they are escaped in JSON', () => {
    const all = ['\u0000', '"', '\ud800'].map((unit) =>
      toStory({ id: unit.repeat(1000), title: '', body: '' }),
    )
    expect(fitsIn(all, serializedLength(all) - 1)).toBe(false)
  })

  it('looks at the tokens of a story that seems too long, and takes it where it is not', () => {
    const long = toStory({ id: 'long', title: '', body: 'internationalization '.repeat(100) })
    const characters = 10_000
    // By its length alone it would be refused.
    expect(long.body.length * 75).toBeGreaterThan(characters)
    expect(planSegments([...stories, long], { stories: Infinity, characters }).at(-1)).toEqual({
      firstStory: 10,
      storyCount: 1,
    })
  })

  it('refuses a story that is really too long for one index, and names it', () => {
    const body = Array.from({ length: 400 }, (_, number) => `w${number}`).join(' ')
    const huge = toStory({ id: 'huge', title: '', body })
    expect(() => planSegments([huge], { stories: 1, characters: 5000 })).toThrow(
      expect.objectContaining({
        code: 'invalid_story',
        message: expect.stringContaining('"huge"') as unknown,
      }),
    )
  })
})

describe('folding', () => {
  it('makes at most 15 code units of one, as planSegments reckons', () => {
    let longest = 0
    for (let code = 0; code <= 0x10ffff; code++) {
      const character = String.fromCodePoint(code)
      if (classAt(character, 0) === SEPARATOR) continue
      longest = Math.max(longest, fold(character).length / character.length)
    }
    expect(longest).toBe(15)
  })
})
