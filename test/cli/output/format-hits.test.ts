import type { createColors } from 'picocolors'
import { describe, expect, it } from 'vitest'

import { formatHits } from '../../../src/cli/output/format-hits.ts'
import type { Hit, SearchResponse } from '../../../src/engine/response.ts'

const tag =
  (name: string) =>
  (text: string | number | null | undefined): string =>
    `<${name}>${text ?? ''}</${name}>`
const same = (text: string | number | null | undefined): string => String(text)
const plain = {
  bold: same,
  dim: same,
  yellow: same,
  cyan: same,
  underline: same,
} as ReturnType<typeof createColors> // Only these five are used.
// A match is bold, underlined and yellow at once; one tag is enough to see it.
const colors = { ...plain, bold: tag('b'), underline: tag('u') }

const hit: Hit = {
  id: 'ferry-1',
  kind: 'article',
  title: 'Harbour ferry resumes',
  truncated: false,
  publishedAt: '2025-10-25T18:10:00+00:00',
  author: 'Ines Okafor',
  views: 1500,
  lists: [],
  score: 3,
  highlights: { title: { html: '', ranges: [[8, 13]] } },
  excerpts: [
    {
      field: 'body',
      html: '',
      text: 'The ferry crossed at dawn, and the ferry came back.',
      start: 0,
      ranges: [
        [4, 9],
        [35, 40],
      ],
    },
  ],
}
const response: SearchResponse = {
  q: 'ferry',
  interpretation: { clauses: ['ferry'], matching: 'all', dropped: [], corrected: {} },
  totalHits: 1,
  page: 1,
  pageSize: 10,
  totalPages: 1,
  tookMs: 0.312,
  hits: [hit],
}

describe('formatHits', () => {
  it('ranks hits with title, facts, excerpt and id', () => {
    expect(formatHits(response, { colors: plain, columns: 80 })).toBe(
      [
        '1 story for ferry (0.31 ms)',
        '',
        '1. Harbour ferry resumes',
        '   2025-10-25 18:10 · Ines Okafor · article · 1,500 views',
        '   The ferry crossed at dawn, and the ferry came back.',
        '   ferry-1',
        '',
      ].join('\n'),
    )
  })

  it('says beneath a hit where else the story is told, each place once', () => {
    const kind = 'article' as const
    const title = 'The ferry is back'
    const duplicates = [
      { id: 'h', kind, title, source: 'herald.xml', url: 'https://herald.example/ferry' },
      { id: 'a1', kind, title, source: 'agency.json' },
      { id: 'a2', kind, title, source: 'agency.json' },
      { id: 'w', kind, title, source: '', url: 'https://wire.example/1' },
      { id: 'nowhere\u001b[31m', kind, title, source: '' },
    ]
    const lines = formatHits(
      { ...response, hits: [{ ...hit, duplicates }] },
      { colors: plain, columns: 100 },
    ).split('\n')
    expect(lines.slice(-3)).toEqual([
      '   ferry-1',
      '   also: herald.xml, agency.json, https://wire.example/1, nowhere [31m',
      '',
    ])
  })

  it('marks what matched, across wrapped lines', () => {
    const lines = formatHits(response, { colors, columns: 37 }).split('\n')
    expect(lines).toContain('1. <b>Harbour </b><b><u>ferry</u></b><b> resumes</b>')
    expect(lines).toContain('   The <b><u>ferry</u></b> crossed at dawn, and the')
    expect(lines).toContain('   <b><u>ferry</u></b> came back.')
  })

  it('marks both halves of a match that is broken over two lines', () => {
    const phrase = { ...hit, highlights: { title: { html: '', ranges: [[0, 21]] as const } } }
    const hits = [{ ...phrase, title: 'Harbour ferry resumes its crossings today' }]
    const lines = formatHits({ ...response, hits }, { colors, columns: 20 }).split('\n')
    expect(lines.slice(2, 4)).toEqual([
      '1. <b><u>Harbour ferry resumes</u></b><b> its</b>',
      '   <b>crossings today</b>',
    ])
  })

  it('says what was dropped, corrected and proposed', () => {
    const interpretation = {
      clauses: [],
      matching: 'most',
      dropped: ['xyzzy'],
      corrected: { fery: 'ferry' },
    } as const
    const answer = { ...response, hits: [], totalHits: 0, interpretation }
    const options = { colors: plain, columns: 80 }
    expect(formatHits({ ...answer, didYouMean: 'ferry' }, options)).toBe(
      '0 stories for ferry (0.31 ms)\nShowing results for ferry\nNo results have: xyzzy\n',
    )
    // Where the correction carries little of the answer, the query stands as it was typed.
    expect(formatHits(answer, options)).toBe(
      '0 stories for ferry (0.31 ms)\nAlso searched for ferry for fery\nNo results have: xyzzy\n',
    )
  })

  it('says which words a story lacks', () => {
    const hits = [{ ...hit, missing: ['storm', 'harbour'] }]
    const text = formatHits({ ...response, hits }, { colors: plain, columns: 80 })
    expect(text).toMatch(/\n {3}missing: storm, harbour\n/)
  })

  it('lets no control character of a story reach the terminal', () => {
    const hostile = { ...hit, title: '\u001b[2Jwiped', author: '\u0007bell', id: '\u001b]0;t' }
    const text = formatHits(
      { ...response, q: '\u001b[31m', hits: [hostile] },
      { colors: plain, columns: 80 },
    )
    expect(text.replaceAll('\n', '')).not.toMatch(/\p{Cc}/u)
  })

  it('wraps words that are longer than a line without losing any', () => {
    const title = `${'x'.repeat(60)} end`
    const hits = [{ ...hit, title, highlights: { title: { html: '', ranges: [] } } }]
    const lines = formatHits({ ...response, hits }, { colors: plain, columns: 30 }).split('\n')
    expect(lines.slice(2, 4)).toEqual([`1. ${'x'.repeat(60)}`, '   end'])
  })
})
