import { describe, expect, it } from 'vitest'
import { parseMarkup } from '../../../src/sources/parse-markup.ts'
import { parseMarkdown } from '../../../src/sources/markdown/parse-markdown.ts'
import type { ParsedSource } from '../../../src/story/story-draft.ts'

const context = { source: 'a.md', timeZone: 'Asia/Dubai' }
const read = (text: string): ParsedSource => parseMarkdown(text, context)

describe('parseMarkdown', () => {
  it('reads front matter and text', () => {
    const text = [
      '---',
      'title: "Kings: beat Jazz"',
      'date: 2025-10-25 17:49',
      'authors: [Ann Lee, Bo Ek]',
      'categories: [Sport]',
      'canonical_url: https://a.example/kings',
      'tags: [nba]',
      'draft: false',
      '---',
      '',
      '# Kings: beat Jazz',
      '',
      'The **Kings** [won](https://a.example)',
      'again.',
      '',
      '- One',
      '- Two',
    ]
    for (const lines of ['\n', '\r\n']) {
      expect(read(text.join(lines))).toEqual({
        stories: [
          {
            kind: 'article',
            title: 'Kings: beat Jazz',
            body: 'The Kings won again.\n\nOne\n\nTwo',
            truncated: false,
            author: 'Ann Lee, Bo Ek',
            publishedAt: '2025-10-25T17:49:00+04:00',
            section: 'Sport',
            url: 'https://a.example/kings',
            lists: [],
            source: 'a.md',
          },
        ],
        issues: [],
      })
    }
  })

  it.each([
    ['the first heading', '# Ferry Sinks\n\nNobody was hurt.', 'Ferry Sinks', 'Nobody was hurt.'],
    [
      'the first sentence',
      'Ferry sinks. Nobody was hurt.',
      'Ferry sinks.',
      'Ferry sinks. Nobody was hurt.',
    ],
    [
      'front matter, below which another heading is text',
      '---\ntitle: A\n---\n# B\n\nText.',
      'A',
      'B\n\nText.',
    ],
    ['front matter alone', '---\ntitle: A\n---\n', 'A', ''],
  ])('takes the title from %s', (_, text, title, body) => {
    expect(read(text)).toMatchObject({ stories: [{ title, body }], issues: [] })
  })

  it('reports broken front matter and unreadable dates, and keeps the text', () => {
    expect(read('---\ntitle: [\n---\n# A\n\nText.')).toMatchObject({
      stories: [{ title: 'A', body: 'Text.' }],
      issues: [{ source: 'a.md', line: 1, reason: 'broken front matter' }],
    })
    expect(read('---\ntitle: A\ndate: someday\n---\nText.')).toMatchObject({
      stories: [{ title: 'A' }],
      issues: [{ line: 1, reason: 'unreadable date "someday"' }],
    })
  })

  it.each(['', '\n\n', '---\n---\n', '---\ndraft: true\n---\n'])('finds no story in %j', (text) => {
    expect(read(text)).toEqual({ stories: [], issues: [] })
  })

  it('follows no aliases of YAML', () => {
    const bomb = ['a: &a [x, x]', 'b: &b [*a, *a]', 'title: *b'].join('\n')
    expect(read(`---\n${bomb}\n---\n# T\n\nText.`).issues).toMatchObject([
      { reason: 'broken front matter' },
    ])
  })

  it('refuses what is nested too deeply', async () => {
    const parsed = await parseMarkup('markdown', '>'.repeat(50_000), context)
    expect(parsed).toEqual({
      stories: [],
      issues: [{ source: 'a.md', reason: 'nested too deeply' }],
    })
  })
})
