import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { indexedBodyEnd, toStory } from '../../src/story/story.ts'

describe('indexedBodyEnd', () => {
  const indexed = (body: string, truncated: boolean): string =>
    body.slice(0, indexedBodyEnd({ body, truncated }))

  it.each([
    ['whole text', false, 'whole text'],
    ['cut in the mid', true, 'cut in the '],
    ['cut after a stop.', true, 'cut after a stop.'],
    ['onlyword', true, ''],
    ['', true, ''],
    ['हिन्दी शब्', true, 'हिन्दी '],
  ])('of %j (truncated: %s) keeps %j', (body, truncated, kept) => {
    expect(indexed(body, truncated)).toBe(kept)
  })

  it('never leaves a piece of a word of a truncated text at the end', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (body) => {
        const end = indexedBodyEnd({ body, truncated: true })
        if (end < body.length) expect(body.slice(end)).not.toMatch(/\s/u)
        if (end > 0 && end < body.length) expect(body.charAt(end - 1)).toMatch(/\s/u)
      }),
    )
  })
})

describe('toStory', () => {
  it('fills in what is left out', () => {
    expect(toStory({ id: 'a', title: 'T', body: 'B' })).toEqual({
      id: 'a',
      kind: 'article',
      title: 'T',
      body: 'B',
      truncated: false,
      lists: [],
      source: '',
    })
  })
})
