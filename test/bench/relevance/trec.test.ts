import { describe, expect, it } from 'vitest'

import { formatGains, formatQrels, formatRun } from '../../../bench/relevance/trec.ts'

describe('formatRun', () => {
  it('writes a line a document, with scores that keep the order', () => {
    const rankings = new Map([
      ['q1', ['b', 'a']],
      ['q2', []],
      ['q3', ['a']],
    ])
    expect(formatRun(rankings, 'lede')).toBe(
      'q1 Q0 b 1 2 lede\nq1 Q0 a 2 1 lede\nq3 Q0 a 1 1 lede\n',
    )
  })
})

describe('judgments of TREC', () => {
  const judged = new Map([
    [
      'q1',
      new Map([
        ['a', 4],
        ['b', 0],
      ]),
    ],
    ['q2', new Map([['c', 2]])],
  ])

  it('hold the grades', () => {
    expect(formatQrels(judged)).toBe('q1 0 a 4\nq1 0 b 0\nq2 0 c 2\n')
  })

  it('hold the gains where those are wanted', () => {
    expect(formatGains(judged)).toBe('q1 0 a 15\nq1 0 b 0\nq2 0 c 3\n')
  })
})
