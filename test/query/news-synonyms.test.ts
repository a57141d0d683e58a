// The rules that ship with Lede:
// 1. they parse, and say nothing twice;
// 2. all forms of a group find each other, in capitals as in small letters;
// 3. short forms that are ordinary words have no rule.
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { NEWS_NAMES, NEWS_WORDS } from '../../src/query/news-synonyms.ts'
import { parseSynonyms } from '../../src/query/synonyms.ts'

/** Lines that are rules. */
const LINES = `${NEWS_NAMES}${NEWS_WORDS}`
  .split('\n')
  .filter((line) => line !== '' && !line.startsWith('#'))

/** Ids, one a story, of the stories that a query finds. */
async function find(q: string, titles: readonly string[], newsSynonyms = true): Promise<string[]> {
  const stories = titles.map((title) => ({ id: title, title, body: '' }))
  const engine = createEngine(buildIndex(stories), { newsSynonyms })
  const { hits } = await engine.search({ q, match: 'all', typos: 'off', pageSize: 100 })
  return hits.map(({ id }) => id)
}

describe('the rules of news', () => {
  it('parse', () => {
    expect(parseSynonyms(NEWS_NAMES).length).toBeGreaterThan(200)
    expect(parseSynonyms(NEWS_WORDS).length).toBeGreaterThan(10)
  })

  it('stand once each', () => {
    expect(LINES.filter((line, i) => LINES.indexOf(line) !== i)).toEqual([])
  })

  it.each(LINES)('find each form: %s', async (line) => {
    const [left = [], right = left] = line.split(' => ').map((side) => side.split(', '))
    for (const form of left) {
      for (const other of right) {
        const title = `Yesterday ${other.toUpperCase()} again`
        expect(await find(`${form} `, [title, 'Nothing'])).toEqual([title])
      }
    }
  })

  it.each(['who', 'it', 'aids', 'ice', 'may', 'mar', 'sun', 'sat', 'ap', 'pm', 'la', 'apr', 'icc'])(
    'leave out %s',
    (word) => {
      const typed = parseSynonyms(`${NEWS_NAMES}${NEWS_WORDS}`).map(({ from }) =>
        from.map(({ term }) => term).join(' '),
      )
      expect(typed).not.toContain(word)
    },
  )
})

describe('a query of news', () => {
  it.each<[string, string]>([
    ['g7 summit', 'G-7 summit opens'],
    ['g-7 summit', 'G7 summit opens'],
    ['group of seven summit', 'G-7 summit opens'],
    ['g 7 summit', 'Group of Seven summit opens'],
    ['us exports', 'U.S. exports fall'],
    ['u.s. exports', 'Exports of the United States fall'],
    ['usa exports', 'US exports fall'],
    ['jan 6 committee', 'Committee asks about January 6'],
    ['january 6 committee', 'Jan. 6 committee meets'],
    ['jan 20 speech', 'The speech of January 20'],
    ['oct. 7 speech', 'A speech on 7 October'],
    ['december 7 speech', 'A speech on Dec. 7'],
    ['sept 11 commission', '9/11 commission reports'],
    ['september 11 commission', 'Sept. 11 commission reports'],
    ['9/11 commission', 'Commission on the Sept. 11 attacks reports'],
    ['uk vote', 'Britain goes to vote'],
    ['un envoy', 'United Nations sends envoy'],
    ['united nations envoy', 'U.N. envoy leaves'],
    ['layoffs at airline', 'Job cuts at airline'],
    ['ww2 veteran', 'A veteran of the Second World War'],
  ])('%s finds: %s', async (q, title) => {
    expect(await find(q, [title, 'Nothing'])).toEqual([title])
    expect(await find(q, [title.toLowerCase(), 'Nothing'])).toEqual([title.toLowerCase()])
  })

  it.each<[string, string]>([
    ['jan 6 committee', 'Committee sees 6 candidates in January'],
    ['january 6 prices', 'January prices: 14, 6, 8'],
    ['9/11', 'Dividend payable Sept 11'],
    ['organization of health', 'Who is in charge of health'],
  ])('%s does not find: %s', async (q, title) => {
    expect(await find(q, [title])).toEqual([])
  })

  it('shows what holds its own words first', async () => {
    const titles = ['United Nations envoy', 'UN envoy']
    expect(await find('un envoy', titles)).toEqual(['UN envoy', 'United Nations envoy'])
    expect(await find('united nations envoy', titles)).toEqual(titles)
  })
})
