import { describe, expect, it } from 'vitest'

import { compileColumns, readValueTable, valueNumber } from '../../src/index/columns.ts'
import { listsOf } from '../../src/matching/filters.ts'
import { type StoryInput, toStory } from '../../src/story/story.ts'

function compile(...stories: readonly Partial<StoryInput>[]) {
  return compileColumns(
    stories.map((story, number) => toStory({ id: `${number}`, title: '', body: '', ...story })),
  )
}

describe('compileColumns', () => {
  it('keeps instants, whatever their offset', () => {
    const { publishedMs } = compile(
      { publishedAt: '2024-10-19T16:25:00+04:00' },
      { publishedAt: '2024-10-19T12:25:00Z' },
    )
    expect([...publishedMs]).toEqual([1729340700000, 1729340700000])
  })

  it('tells what is missing from what is nothing', () => {
    const { publishedMs, views, author, section, month } = compile({}, { views: 0, author: '' })
    expect([...publishedMs]).toEqual([NaN, NaN])
    expect([...views]).toEqual([-1, 0])
    expect([[...author], [...section], [...month]]).toEqual([
      [0, 0],
      [0, 0],
      [0, 0],
    ])
  })

  it('gives spellings that differ in case or accents one number, and shows the first', () => {
    const { author, tables } = compile(
      { author: 'Élodie' },
      { author: 'ELODIE' },
      { author: 'Ann' },
    )
    expect([...author]).toEqual([1, 1, 2])
    expect(tables.author.values).toEqual(['', 'Élodie', 'Ann'])
  })

  it('reads a month off the clock of the story itself', () => {
    const { month, tables } = compile(
      { publishedAt: '2024-11-01T01:00:00+04:00' },
      { publishedAt: '2024-10-31T21:00:00Z' },
    )
    expect([...month].map((number) => tables.month.values[number])).toEqual(['2024-11', '2024-10'])
  })

  it('numbers the kinds alike in every index', () => {
    expect([...compile({ kind: 'teaser' }, { kind: 'article' }).kind]).toEqual([2, 1])
  })

  it('keeps each list of a story once', () => {
    const columns = compile(
      { lists: ['latest', 'Latest', 'trending'] },
      {},
      { lists: ['trending'] },
    )
    const lists = [0, 1, 2].map((story) =>
      Array.from(listsOf(columns, story), (number) => columns.tables.list.values[number]),
    )
    expect(lists).toEqual([['latest', 'trending'], [], ['trending']])
  })

  it('takes values that are names of prototypes', () => {
    const { section, tables } = compile({ section: '__proto__' }, { section: 'constructor' })
    expect([...section].map((number) => tables.section.values[number])).toEqual([
      '__proto__',
      'constructor',
    ])
  })
})

describe('valueNumber', () => {
  const { section } = compile({ section: 'Arts & Culture' }, { section: 'Sport' }).tables

  it.each([
    ['Sport', 2],
    ['SPORT', 2],
    ['arts & culture', 1],
    ['arts', -1],
    ['', -1],
    ['__proto__', -1],
  ])('gives %j as %i', (value, expected) => {
    expect(valueNumber(section, value)).toBe(expected)
    expect(valueNumber(readValueTable(section), value)).toBe(expected)
  })
})
