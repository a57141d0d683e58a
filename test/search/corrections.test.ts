// How corrections are told: `corrected` names the word that the best hit holds, `didYouMean` writes the query
// with them where most of the ten best hits hold a word only so.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { correctQuery } from '../../src/search/corrections.ts'
import { anyStories, NOW_MS } from '../helpers/oracle/any-corpus.ts'
import { anyWord } from '../helpers/oracle/any-query.ts'
import { askTitles, times } from '../helpers/ask-titles.ts'

describe('corrected', () => {
  it('names the nearest word, whatever form of it the best hit holds', async () => {
    const titles = ['They used it', 'They used it', 'a useful tip']
    const { interpretation } = await askTitles(titles, 'usful ')
    expect(interpretation.corrected).toEqual({ usful: 'useful' })
  })

  it('names of several words the one that the best hit holds', async () => {
    const titles = ['Berry harvest', 'Merry Christmas', 'Merry go round']
    const { hits, interpretation } = await askTitles(titles, 'xerry christmas ')
    expect(hits[0]?.id).toBe('1')
    expect(interpretation.corrected).toEqual({ xerry: 'merry' })
  })

  it('names words of alternatives', async () => {
    const { interpretation } = await askTitles(['Jazz night', 'Council votes'], 'jaz OR vites ')
    expect(interpretation.corrected).toEqual({ vites: 'votes' })
  })

  it('is empty where nothing was corrected', async () => {
    expect((await askTitles(['Jazz night'], 'jazz night ')).interpretation.corrected).toEqual({})
  })
})

describe('didYouMean', () => {
  it.each([
    ['noth another ', 'north another '],
    ['another noth ', 'another north '],
    ['another -noth noth ', 'another -noth north '],
    ['title:noth another ', 'title:north another '],
    ['noth OR "noth wind" another ', 'north OR "noth wind" another '],
    ['-section:noth noth another ', '-section:noth north another '],
  ])('writes for %j the query with only that word corrected', async (q, didYouMean) => {
    const found = await askTitles(['The north has another'], q)
    expect(found.didYouMean).toBe(didYouMean)
  })

  it('is said where most of the ten best hits hold a word only as it was corrected', async () => {
    const misspelt = 'Massachusets gay marriage'
    const written = 'Massachusetts gay marriage'
    const most = await askTitles([misspelt, ...times(20, written)], 'massachusets gay marriage ')
    expect(most.didYouMean).toBe('massachusetts gay marriage ')
    expect(most.interpretation.corrected).toEqual({ massachusets: 'massachusetts' })
  })

  it('is not said where the best hits hold it as it was typed', async () => {
    const titles = [...times(5, 'Trops march'), ...times(50, 'Troops march'), 'Trops', 'troops']
    // Five hits as typed and five corrected are no majority of ten.
    const { didYouMean, interpretation } = await askTitles(titles.slice(0, 55), 'trops march ')
    expect(interpretation.corrected).toEqual({ trops: 'troops' })
    expect(didYouMean).toBeUndefined()
  })

  it('is not said where no hit needs it', async () => {
    const titles = ['Ferry strike', 'Rail strike']
    const found = await askTitles(titles, { q: 'ferry strike ', match: 'any' })
    expect(found.didYouMean).toBeUndefined()
  })

  it('has hits as it stands, for any stories and words', async () => {
    const anyWords = fc.array(anyWord, { minLength: 1, maxLength: 3 })
    const anyQueries = fc.array(anyWords, { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(anyStories, anyQueries, async (stories, queries) => {
        const engine = createEngine(buildIndex(stories), { now: () => NOW_MS })
        for (const words of queries) {
          const { didYouMean, interpretation } = await engine.search({ q: `${words.join(' ')} ` })
          const corrected = Object.values(interpretation.corrected)
          // A word that is corrected to a function word is no longer asked for.
          if (didYouMean === undefined || corrected.includes('the')) continue
          // Words of another spelling say more or less than those did, so that most may be others.
          const again = await engine.search({ q: didYouMean, typos: 'off', match: 'any' })
          expect(again.totalHits, didYouMean).toBeGreaterThan(0)
        }
      }),
      { numRuns: 200, interruptAfterTimeLimit: 15_000 },
    )
  })
})

describe('correctQuery', () => {
  it.each<[string, string, Record<string, string>, string | undefined]>([
    ['one word', 'noth korea', { noth: 'north' }, 'north korea'],
    ['each time', 'noth noth', { noth: 'north' }, 'north north'],
    ['two words as one', 'white house staff', { 'white house': 'whitehouse' }, 'whitehouse staff'],
    ['one word as two', 'healthcare bill', { healthcare: 'health care' }, 'health care bill'],
    ['nothing in quotes', '"noth korea"', { noth: 'north' }, undefined],
    ['nothing where nothing was', 'korea', {}, undefined],
  ])('writes %s', (_, q, corrected, expected) => {
    expect(correctQuery(q, corrected)).toBe(expected)
  })
})
