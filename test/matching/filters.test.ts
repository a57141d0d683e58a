// A filter lets through what looking at each story says: by examples, and in any combination.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { fold } from '../../src/analysis/fold.ts'
import { compileColumns } from '../../src/index/columns.ts'
import { compileFilters, type Filters, listsOf } from '../../src/matching/filters.ts'
import type { Story } from '../../src/story/story.ts'
import { NEWEST_MS, type SmallStory, toStories, undated } from '../helpers/small-news.ts'

const HOUR_MS = 3_600_000

/** The numbers of the stories that pass; undefined where the filters restrict nothing. */
function passing(stories: readonly Story[], filters: Filters): number[] | undefined {
  const passes = compileFilters(filters, compileColumns(stories))
  return passes && stories.flatMap((_, story) => (passes(story) ? [story] : []))
}

/** An hour apart. */
const STORIES: readonly SmallStory[] = [
  { kind: 'teaser', author: 'Élodie', section: 'Sport', lists: ['latest'] },
  { author: 'Ann', section: 'sport', lists: ['latest', 'Trending'] },
  { section: 'World', publishedAt: '2024-12-31T23:30:00-05:00' },
  { kind: 'teaser', author: 'ELODIE' },
]

describe('compileFilters', () => {
  const check = (filters: Filters): number[] | undefined => passing(toStories(STORIES), filters)

  it.each<[string, Filters, number[] | undefined]>([
    ['nothing', {}, undefined],
    ['empty lists', { author: [], section: [], list: [], month: [], notSection: [] }, undefined],
    ['none at all', { isNone: true }, []],
    ['a kind', { kind: 'teaser' }, [0, 3]],
    ['a kind that there is not', { kind: 'video' }, []],
    ['a name in any case and with or without accents', { author: ['elodie'] }, [0, 3]],
    ['one of several names', { author: ['Ann', 'Élodie'] }, [0, 1, 3]],
    ['a name that nobody has: not those without a name', { author: ['Bob'] }, []],
    ['a section', { section: ['SPORT'] }, [0, 1]],
    ['no section of these: those without one pass', { notSection: ['sport'] }, [2, 3]],
    ['a list, among others of the story', { list: ['trending'] }, [1]],
    ['a month on the clock of the story itself', { month: ['2024-12'] }, [2]],
    ['from then on, inclusive', { fromMs: NEWEST_MS - HOUR_MS }, [0, 1]],
    ['up to then, inclusive', { toMs: NEWEST_MS - HOUR_MS }, [1, 2, 3]],
    ['between', { fromMs: NEWEST_MS - HOUR_MS, toMs: NEWEST_MS - HOUR_MS }, [1]],
    ['all of several', { kind: 'teaser', author: ['Élodie'], section: ['sport'] }, [0]],
  ])('by %s', (_, filters, expected) => {
    expect(check(filters)).toEqual(expected)
  })

  it('lets a story without a date pass no bound', () => {
    for (const bound of [{ fromMs: -Infinity }, { toMs: Infinity }]) {
      expect(passing([undated('0')], bound)).toEqual([])
    }
  })

  it('lets through what looking at each story does, whatever is combined', () => {
    const sections = ['Sport', 'sport', 'World', 'none']
    const someOf = (values: readonly string[]) => fc.subarray([...values], { maxLength: 2 })
    const anyStory = fc.record(
      {
        kind: fc.constantFrom('article' as const, 'teaser' as const),
        section: fc.constantFrom(...sections.slice(0, 3)),
        lists: fc.subarray(['a', 'b', 'c']),
      },
      { requiredKeys: [] },
    )
    const anyFilters = fc.record(
      {
        kind: fc.constantFrom('article', 'teaser'),
        section: someOf(sections),
        notSection: someOf(sections),
        list: someOf(['a', 'b', 'd']),
        fromMs: fc.nat({ max: 9 }).map((hours) => NEWEST_MS - hours * HOUR_MS),
        toMs: fc.nat({ max: 9 }).map((hours) => NEWEST_MS - hours * HOUR_MS),
      },
      { requiredKeys: [] },
    )
    fc.assert(
      fc.property(fc.array(anyStory, { maxLength: 10 }), anyFilters, (some, filters) => {
        const stories = toStories(some)
        const { kind, section = [], notSection = [], list = [] } = filters
        const isOneOf = (wanted: readonly string[], value = ''): boolean =>
          wanted.map(fold).includes(fold(value))
        const expected = stories.flatMap((story, number) => {
          const ms = NEWEST_MS - number * HOUR_MS
          const isIn =
            (kind === undefined || story.kind === kind) &&
            (section.length === 0 || isOneOf(section, story.section)) &&
            !isOneOf(notSection, story.section) &&
            (list.length === 0 || story.lists.some((name) => isOneOf(list, name))) &&
            ms >= (filters.fromMs ?? -Infinity) &&
            ms <= (filters.toMs ?? Infinity)
          return isIn ? [number] : []
        })
        expect(passing(stories, filters) ?? stories.map((_, i) => i)).toEqual(expected)
      }),
      { numRuns: 300 },
    )
  })
})

describe('listsOf', () => {
  it('gives the numbers of the lists of one story', () => {
    const columns = compileColumns(toStories(STORIES))
    const names = [0, 1, 2].map((story) =>
      Array.from(listsOf(columns, story), (list) => columns.tables.list.values[list]),
    )
    expect(names).toEqual([['latest'], ['latest', 'Trending'], []])
  })
})
