import type { SearchEngine } from 'lede'
import { describe, expect, it } from 'vitest'

import { askRewording } from '../../../bench/relevance/rewordings.ts'

const story = (id: string, title: string) => ({ id, title, body: '', truncated: false })
const stories = new Map(
  [story('1', 'House burns'), story('2', 'House burns'), story('3', 'Other')].map((one) => [
    one.id,
    one,
  ]),
)
const rewording = { source: '1', clean: 'house burns', reworded: 'hosue burns' }

function engineOf(hits: Readonly<Record<string, readonly object[]>>): SearchEngine {
  const search = ({ q = '' }) => Promise.resolve({ hits: hits[q] ?? [] })
  return { search } as unknown as SearchEngine // nothing else of it is called
}

describe('askRewording', () => {
  it('tells for either way whether the story was shown', async () => {
    const engine = engineOf({ 'house burns': [story('3', 'Other'), story('1', 'House burns')] })
    expect(await askRewording(engine, rewording, stories)).toEqual({
      ...rewording,
      foundClean: true,
      foundReworded: false,
    })
  })

  it('takes a story of the same title, and one that is listed as a duplicate, for the same', async () => {
    const listed = { ...story('3', 'Other'), duplicates: [{ id: '1', title: 'Changed' }] }
    const engine = engineOf({
      'house burns': [story('2', 'House burns')],
      'hosue burns': [listed],
    })
    const asked = await askRewording(engine, rewording, stories)
    expect([asked.foundClean, asked.foundReworded]).toEqual([true, true])
  })
})
