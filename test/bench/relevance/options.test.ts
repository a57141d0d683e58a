import { describe, expect, it } from 'vitest'

import { ENGINES, parseRelevanceOptions, PARTS } from '../../../bench/relevance/options.ts'

const everyone = ENGINES.map(({ key }) => key)

describe('ENGINES', () => {
  it('has Lede once, as it comes, so that it is compared with none of its own variants', () => {
    expect(everyone[0]).toBe('lede')
    expect(everyone.filter((key) => key.startsWith('lede'))).toEqual(['lede'])
  })
})

describe('parseRelevanceOptions', () => {
  it('measures everything by default', () => {
    expect(parseRelevanceOptions([])).toEqual({
      folders: [],
      parts: PARTS,
      engines: everyone,
      rounds: 3,
      share: 1,
      publish: false,
    })
  })

  it('measures only judged collections where folders are named', () => {
    const options = parseRelevanceOptions(['one', '../two'])
    expect(options).toMatchObject({ folders: ['one', '../two'], parts: ['judged'] })
  })

  it('takes the parts and engines that are named', () => {
    const options = parseRelevanceOptions(['--only', 'typos,lede', '--only', 'judged'])
    expect(options).toMatchObject({ parts: ['judged', 'typos'], engines: ['lede'] })
  })

  it('asks Lede alone in a quick run', () => {
    expect(parseRelevanceOptions(['--quick'])).toMatchObject({ engines: ['lede'], rounds: 1 })
    expect(parseRelevanceOptions(['--quick', '--only', 'lunr'])?.engines).toEqual(['lunr'])
  })

  it('gives nothing where help is asked for', () => {
    expect(parseRelevanceOptions(['--help'])).toBeUndefined()
  })

  it('names what it does not know', () => {
    expect(() => parseRelevanceOptions(['--only', 'fuzzy'])).toThrow(/received fuzzy/)
  })

  it.each([['--quick'], ['--only', 'lede'], ['folder']])('publishes no part: %s', (...args) => {
    expect(() => parseRelevanceOptions(['--publish', ...args])).toThrow(RangeError)
  })
})
