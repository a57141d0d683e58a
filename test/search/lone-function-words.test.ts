import { describe, expect, it } from 'vitest'

import type { Occurrence } from '../../src/excerpt/excerpt.ts'
import { withoutLoneFunctionWords } from '../../src/search/lone-function-words.ts'
import { askTitles } from '../helpers/ask-titles.ts'

/** Occurrences of the words of a text: of clause 0 the function words, of clause 1 the one in capitals. */
function occurrencesIn(text: string): Occurrence[] {
  return [...text.matchAll(/[a-z]+|[A-Z]+/g)].map(([word], i, all) => {
    const start = all[i]?.index ?? 0
    return { start, end: start + word.length, clause: word === word.toUpperCase() ? 1 : 0 }
  })
}

describe('withoutLoneFunctionWords', () => {
  it.each([
    ['the OPEN', ['the', 'OPEN']],
    ['OPEN to', ['OPEN', 'to']],
    ['to the OPEN', ['to', 'the', 'OPEN']],
    ['who, of the OPEN', ['who', 'of', 'the', 'OPEN']],
    ['the ... OPEN', ['OPEN']],
    ['the', []],
    ['to the', []],
    ['the OPEN ... the', ['the', 'OPEN']],
    ['', []],
  ])('of %j keeps %j', (text, words) => {
    const kept = withoutLoneFunctionWords(occurrencesIn(text), (clause) => clause === 0)
    expect(kept.map(({ start, end }) => text.slice(start, end))).toEqual(words)
    // They belong to the word that they stand next to.
    expect(new Set(kept.map(({ clause }) => clause))).toEqual(
      words.length === 0 ? new Set() : new Set([1]),
    )
  })

  it('leaves words alone where none is a function word', () => {
    const all = occurrencesIn('the OPEN to')
    expect(withoutLoneFunctionWords(all, () => false)).toBe(all)
  })
})

describe('a function word', () => {
  it.each<[string, string, string]>([
    ['is marked next to a word of the query', 'who won the open ', '<mark>Won the open</mark>'],
    ['is not marked far from all of them', 'the open ', 'The day that <mark>open</mark> doors won'],
    ['is marked in a phrase', '"the day" ', '<mark>The</mark> <mark>day</mark>'],
    ['is marked where nothing else is asked', 'the ', '<mark>The</mark> day'],
  ])('%s: %j', async (_, q, html) => {
    const titles = ['Won the open', 'The day that open doors won']
    const { hits } = await askTitles(titles, { q, match: 'any' })
    const shown = hits.map(({ highlights }) =>
      highlights.title.html.replaceAll('</mark> <mark>', ' '),
    )
    expect(shown.some((title) => title.includes(html.replaceAll('</mark> <mark>', ' ')))).toBe(true)
  })

  it('does not draw the passage to itself', async () => {
    const far = 'Nothing happened here for a very long time and nobody came to look at it. '
    const body = `They went to the ferry. ${far.repeat(4)}A ferry strike ended.`
    const { hits } = await askTitles([{ body }], { q: 'to the ferry strike ', excerptLength: 60 })
    expect(hits[0]?.excerpts[0]?.text).toContain('ferry strike')
  })
})
