import { describe, expect, it } from 'vitest'
import { parseJsonLines, parseJsonStories } from '../../../src/sources/json/parse-json-stories.ts'

const context = { source: 'wire.json', timeZone: 'Asia/Dubai' }

describe('parseJsonStories', () => {
  const titles = (text: string): string[] =>
    parseJsonStories(text, context).stories.map(({ title }) => title)

  it.each([
    ['one object', '{"title":"A"}', ['A']],
    ['a list', '[{"title":"A"},{"title":"B"}]', ['A', 'B']],
    ['NewsAPI’s envelope', '{"status":"ok","articles":[{"title":"A"},{"title":"B"}]}', ['A', 'B']],
    ['our own', '{"stories":[{"title":"A"}]}', ['A']],
    ['a byte order mark', '\ufeff[{"title":"A"}]', ['A']],
    ['an empty list', '[]', []],
    ['nothing', ' \n', []],
  ])('reads %s', (_, text, expected) => {
    expect(titles(text)).toEqual(expected)
  })

  it('reports each bad record with its line', () => {
    const text =
      '{"articles": [\n {"title": "A"},\n\n {"body": ""}, 5,\n {"title": "B",\n "date": "x"}]}'
    const { stories, issues } = parseJsonStories(text, context)
    expect(stories.map(({ title }) => title)).toEqual(['A', 'B'])
    expect(issues).toEqual([
      { source: 'wire.json', line: 4, reason: 'no title and no body' },
      { source: 'wire.json', line: 4, reason: 'expected a story to be a JSON object' },
      { source: 'wire.json', line: 5, reason: 'unreadable date "x"' },
    ])
  })

  it('reports broken JSON with its line', () => {
    expect(parseJsonStories('[\n{"title": "A"},\n{"title": }\n]', context)).toEqual({
      stories: [],
      issues: [{ source: 'wire.json', line: 3, reason: 'bad JSON' }],
    })
  })
})

describe('parseJsonLines', () => {
  it('keeps the good lines and reports the bad ones', () => {
    const text = '\ufeff{"title":"A"}\r\n\n{"title":\n{"title":"B"}\n{}\n[1]\n'
    const { stories, issues } = parseJsonLines(text, context)
    expect(stories.map(({ title }) => title)).toEqual(['A', 'B'])
    expect(issues.map(({ line, reason }) => [line, reason])).toEqual([
      [3, 'bad JSON'],
      [5, 'no title and no body'],
      [6, 'expected a story to be a JSON object'],
    ])
  })
})
