// Options of answers that concern synonyms: what ships, what a user adds, and what is said about it.
import { describe, expect, it } from 'vitest'

import type { AnswerOptions } from '../../../src/engines/embedded/answer-options.ts'
import { createEngine, type EngineOptions } from '../../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { stemmer } from '../../../src/languages.ts'
import type { SearchResponse } from '../../../src/engine/response.ts'

const TITLES = ['UN envoy', 'United Nations envoy', 'Tram envoy', 'Streetcar envoy', 'Job cuts']
const INDEX = buildIndex(TITLES.map((title) => ({ id: title, title, body: '' })))

async function search(q: string, options: EngineOptions): Promise<SearchResponse> {
  return createEngine(INDEX, options).search({ q, match: 'all', typos: 'off' })
}

async function find(q: string, options: EngineOptions): Promise<string[]> {
  return (await search(q, options)).hits.map(({ id }) => id)
}

describe('the option newsSynonyms', () => {
  it.each<[string, AnswerOptions, string, string[]]>([
    ['is on by default', {}, 'un envoy', ['UN envoy', 'United Nations envoy']],
    ['can be off', { newsSynonyms: false }, 'un envoy', ['UN envoy']],
    [
      'is not turned off by rules of one’s own',
      { synonyms: 'tram, streetcar' },
      'un envoy',
      ['UN envoy', 'United Nations envoy'],
    ],
    [
      'leaves rules of one’s own alone',
      { synonyms: 'tram, streetcar' },
      'tram envoy',
      ['Tram envoy', 'Streetcar envoy'],
    ],
    [
      'leaves rules of one’s own alone when off',
      { synonyms: 'tram, streetcar', newsSynonyms: false },
      'tram envoy',
      ['Tram envoy', 'Streetcar envoy'],
    ],
    [
      'adds to a rule of the same words',
      { synonyms: 'un => tram' },
      'un envoy',
      ['UN envoy', 'Tram envoy', 'United Nations envoy'],
    ],
  ])('%s', async (_, options, q, expected) => {
    const found = await find(q, options)
    expect(found[0]).toBe(expected[0])
    expect([...found].sort()).toEqual([...expected].sort())
  })

  it('is for English only', async () => {
    expect(await find('un envoy', { stem: await stemmer('french'), newsSynonyms: true })).toEqual([
      'UN envoy',
    ])
  })

  it.each<[string, AnswerOptions, Record<string, string[]> | undefined]>([
    ['un envoy', {}, undefined],
    ['layoffs', {}, { layoffs: ['job cuts'] }],
    ['tram', { synonyms: 'tram, streetcar' }, { tram: ['streetcar'] }],
    ['un envoy', { synonyms: 'un => tram' }, { un: ['tram'] }],
    ['layoffs', { newsSynonyms: false }, undefined],
  ])(
    'says what was searched too, not how else a name is written: %s %o',
    async (q, options, said) => {
      expect((await search(q, options)).interpretation.synonyms).toEqual(said)
    },
  )

  it('is another generation when off', async () => {
    const generationOf = async (options: AnswerOptions): Promise<string> =>
      (await createEngine(INDEX, options).status()).generation
    const usual = await generationOf({})
    expect(usual).toBe(INDEX.generation)
    expect(await generationOf({ newsSynonyms: true })).toBe(usual)
    const off = await generationOf({ newsSynonyms: false })
    expect(off).not.toBe(usual)
    expect(await generationOf({ synonyms: 'a, b' })).not.toBe(
      await generationOf({ synonyms: 'a, b', newsSynonyms: false }),
    )
  })
})
