import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'

import { terms } from '../../../src/analysis/tokenize.ts'
import { buildMiniSearch } from '../../../src/index/write/build-segments.ts'
import { INDEXED_FIELDS, miniSearchOptions } from '../../../src/index/write/minisearch-options.ts'
import { toStories } from '../../helpers/small-news.ts'

describe('miniSearchOptions', () => {
  it('tokenize as the engine does, whatever else MiniSearch passes', () => {
    const text = 'Élysée: 37,259 ferries at AT&T'
    // MiniSearch gives the field's name as a second argument.
    const tokenize: (text: string, field?: string) => string[] = miniSearchOptions.tokenize
    expect(tokenize(text, 'title')).toEqual(terms(text))
  })

  it('leave terms as the tokenizer made them: folded, not folded once more', () => {
    expect(miniSearchOptions.processTerm('Élysée')).toBe('Élysée')
  })

  it('index the title, the body and the author, in this order', () => {
    expect(INDEXED_FIELDS).toEqual(['title', 'body', 'author'])
    expect(miniSearchOptions.fields).toEqual([...INDEXED_FIELDS])
  })

  it('are enough for MiniSearch as it comes to load an index and to search it', () => {
    const stories = toStories(['Élysée open', { title: 'Port', body: 'The ferry', author: 'Ann' }])
    const json = JSON.stringify(buildMiniSearch(stories))
    const stock = MiniSearch.loadJSON(json, miniSearchOptions)
    const ids = (q: string): unknown[] => stock.search(q).map(({ id }): unknown => id)
    expect([ids('ELYSÉE'), ids('ferry'), ids('ann'), ids('tram')]).toEqual([
      ['0'],
      ['1'],
      ['1'],
      [],
    ])
  })
})
