import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engine/embedded.ts'
import type { SearchParameters } from '../../src/engine/parameters.ts'
import { buildIndex } from '../../src/indexing/build-index.ts'
import type { StoryInput } from '../../src/story/story.ts'
import { anyStories } from '../helpers/oracle/any-corpus.ts'
import { anyWord } from '../helpers/oracle/any-query.ts'

// Which reading of a query is answered:
// 1. as typed, where that finds enough;
// 2. with slips forgiven: in unknown words where nothing is found, else in the rarest known ones too;
//    where little is found, in words of which a far more common word is near;
// 3. without some words, where nothing holds them all: unknown ones go first, then the most common;
//    phrases and alternatives stay.

const NOW_MS = Date.UTC(2025, 9, 26)

interface Expected {
  readonly ids: readonly number[]
  readonly dropped?: readonly string[]
  readonly corrected?: Readonly<Record<string, string>>
  readonly didYouMean?: string
}

/** Asks stories of these titles, the newest first, named by number; freshness does not count. */
async function check(
  titles: readonly string[],
  asked: string | SearchParameters,
  { ids, dropped = [], corrected = {}, didYouMean }: Expected,
): Promise<void> {
  const stories = titles.map((title, number): StoryInput => ({
    id: String(number),
    title,
    body: '',
    publishedAt: new Date(NOW_MS - number * 3_600_000).toISOString(),
  }))
  const engine = createEngine(buildIndex(stories), { now: () => NOW_MS })
  const parameters = typeof asked === 'string' ? { q: asked } : asked
  const found = await engine.search({ recency: 0, pageSize: 100, ...parameters })
  expect({
    ids: found.hits.map(({ id }) => Number(id)),
    dropped: found.interpretation.dropped,
    corrected: found.interpretation.corrected,
    didYouMean: found.didYouMean,
  }).toEqual({ ids, dropped, corrected, didYouMean })
}

/** So many stories of one title. */
function times(count: number, title: string): string[] {
  return Array.from({ length: count }, () => title)
}

const NEWS = [
  'North Korea sends troops', // 0
  'South Korea votes', // 1
  'North wind rises', // 2
  'A troop comes home from the north of Korea', // 3
  'Kings edge Jazz', // 4
]

describe('a query that finds enough as typed', () => {
  it.each<[string, string, Expected]>([
    // The shorter story stands first.
    ['wants all words, in any order', 'korea north ', { ids: [0, 3] }],
    ['takes other forms of a word', 'troop ', { ids: [0, 3] }],
    ['leaves out what is excluded, in any form', 'korea -troop', { ids: [1] }],
    ['takes either word', 'jazz OR votes', { ids: [1, 4] }],
    ['takes only the phrase', '"north korea"', { ids: [0] }],
    ['takes the last word as the beginning of one', 'north ko', { ids: [0, 3] }],
    ['takes a finished last word as it is', 'north ko ', { ids: [2, 0, 3], dropped: ['ko'] }],
    ['is everything, newest first, where nothing is asked', '', { ids: [0, 1, 2, 3, 4] }],
    ['is everything else where words are only excluded', '-korea', { ids: [2, 4] }],
  ])('%s', async (_, q, expected) => {
    await check(NEWS, q, expected)
  })

  it('forgives nothing', async () => {
    const titles = [...times(3, 'ferry sails'), ...times(40, 'berry harvest')]
    await check(titles, 'ferry ', { ids: [0, 1, 2] })
  })
})

describe('a query that finds nothing', () => {
  const corrected = (typed: string, word: string, q: string) => ({
    corrected: { [typed]: word },
    didYouMean: q,
  })

  it.each<[string, string, Expected]>([
    [
      'forgives a slip in an unknown word',
      'noth korea',
      { ids: [0, 3], ...corrected('noth', 'north', 'north korea') },
    ],
    ['forgives a swap', 'kroea votes', { ids: [1], ...corrected('kroea', 'korea', 'korea votes') }],
    [
      'forgives another first letter in a word of up to seven',
      'torth wind',
      { ids: [2], ...corrected('torth', 'north', 'north wind') },
    ],
    ['forgives no slip in three letters', 'jaz kig ', { ids: [] }],
    ['forgives no slip in a phrase', '"noth korea"', { ids: [] }],
    ['forgives no slip in what is excluded', 'korea -trops', { ids: [1, 0, 3] }],
    [
      'forgives a slip in an alternative',
      'jaxx OR vites',
      { ids: [1], ...corrected('vites', 'votes', 'jaxx OR votes') },
    ],
  ])('%s', async (_, q, expected) => {
    await check(NEWS, q, expected)
  })

  it.each<[string, string, Expected]>([
    ['two slips', 'presodint ', { ids: [0], ...corrected('presodint', 'president', 'president ') }],
    ['no third one', 'prosodint ', { ids: [] }],
    ['no other first letter', 'bresident ', { ids: [] }],
  ])('forgives in a word of eight letters or more %s', async (_, q, expected) => {
    await check(['The president resigns'], q, expected)
  })

  it.each<[string, string, Expected]>([
    ['two slips', 'mnistar ', { ids: [0], ...corrected('mnistar', 'minister', 'minister ') }],
    [
      'one in the first letter',
      'rudget ',
      { ids: [0], ...corrected('rudget', 'budget', 'budget ') },
    ],
    ['no second one beside it', 'rudgit ', { ids: [] }],
  ])('forgives in a word of six or seven letters %s', async (_, q, expected) => {
    await check(['The minister of the budget'], q, expected)
  })

  it('forgives no second slip in five letters', async () => {
    await check(['Budget votes'], 'vutas ', { ids: [] })
  })

  it('forgives no slip in a word with a digit, nor takes one for a slip', async () => {
    await check(['covid19x 2025 reports'], '2024 ', { ids: [] })
    await check(['covid19x 2025 reports'], 'covid18x ', { ids: [] })
  })

  it('forgives nothing where that is switched off', async () => {
    await check(NEWS, { q: 'noth ', typos: 'off' }, { ids: [] })
    await check(NEWS, { q: 'noth korea ', typos: 'off' }, { ids: [1, 0, 3], dropped: ['noth'] })
  })

  it('forgives slips in unknown words before it doubts the known', async () => {
    // `wind` is known; only with `kings` corrected too would story 2 match.
    const titles = ['kings wind', 'rings of the wind', 'kinds wine']
    await check(titles, 'kinks wind ', {
      ids: [0],
      ...corrected('kinks', 'kings', 'kings wind '),
    })
  })

  it.each([
    ['noth another ', 'north another '],
    ['another noth ', 'another north '],
    ['another -noth noth ', 'another -noth north '],
    ['title:noth another ', 'title:north another '],
    ['noth OR "noth wind" another ', 'north OR "noth wind" another '],
    ['-section:noth noth another ', '-section:noth north another '],
  ])('suggests for %j the query with only that word corrected', async (q, didYouMean) => {
    await check(['The north has another'], q, {
      ids: [0],
      ...corrected('noth', 'north', didYouMean),
    })
  })

  it('doubts known words where no story holds them all', async () => {
    const titles = ['ferry sails', 'berry harvest', 'berry harvest', 'berry harvest']
    await check(titles, 'ferry harvest ', {
      ids: [1, 2, 3],
      ...corrected('ferry', 'berry', 'berry harvest '),
    })
  })

  it('doubts only the three rarest known words', async () => {
    const words = ['alpha', 'bravo', 'charm', 'delta']
    const known = [
      ...words.map((word) => `${word} alone`),
      ...times(3, 'delta once more'),
      ...times(2, 'charm once more'),
      'bravo once more',
    ]
    const slipIn = (word: string): string =>
      words.map((other) => (other === word ? `${other}s` : other)).join(' ')
    // By relevance four such words are a description. Forms of a stem are exact; `-x` at the end is a slip.
    const target = (word: string): string => slipIn(word).replace(`${word}s`, `${word}x`)
    const inOrderOfTime = { q: `${words.join(' ')} `, sortBy: 'newest' } as const
    await check([...known, target('alpha')], inOrderOfTime, {
      ids: [known.length],
      ...corrected('alpha', 'alphax', 'alphax bravo charm delta '),
    })
    await check([...known, target('delta')], inOrderOfTime, {
      // `alpha` is the rarest but one: all words are known, so the most common are given up.
      ids: [known.length],
      dropped: ['delta'],
    })
  })
})

describe('didYouMean', () => {
  it('has hits as it stands and gives up no word, for any stories and words', async () => {
    const anyWords = fc.array(anyWord, { minLength: 1, maxLength: 3 })
    const anyQueries = fc.array(anyWords, { minLength: 1, maxLength: 8 })
    await fc.assert(
      fc.asyncProperty(anyStories, anyQueries, async (stories, queries) => {
        const engine = createEngine(buildIndex(stories), { now: () => NOW_MS })
        for (const words of queries) {
          const { didYouMean, interpretation } = await engine.search({ q: `${words.join(' ')} ` })
          if (didYouMean === undefined || interpretation.dropped.length > 0) continue
          const again = await engine.search({ q: didYouMean, typos: 'off' })
          expect(again.totalHits, didYouMean).toBeGreaterThan(0)
          expect(again.interpretation.dropped, didYouMean).toEqual([])
        }
      }),
      { numRuns: 200 },
    )
  })
})

describe('a query that finds little', () => {
  it('tries the word that is ten times as common as the one typed', async () => {
    const titles = ['trops march', ...times(10, 'troops march')]
    await check(titles, 'trops ', {
      // The word as typed stands first, so nothing is corrected in it.
      ids: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
    })
  })

  it('tries none two letters off where the word is known', async () => {
    const titles = ['An amsterdam fixing', ...times(20, 'amsterdam facing rain')]
    await check(titles, 'amsterdam fixing ', { ids: [0] })
  })

  it('tries none that is less common', async () => {
    await check(['trops march', ...times(9, 'troops march')], 'trops ', { ids: [0] })
  })

  it('counts the forms of both words', async () => {
    const titles = ['trops march', ...times(5, 'troops march'), ...times(5, 'a troop marches')]
    await check(titles, 'trops ', { ids: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10] })
  })

  it('tries the word that is nearer to the one typed than its forms are, however many', async () => {
    const titles = [...times(12, 'government speaks'), 'The governor speaks']
    await check(titles, 'governer ', {
      ids: [12, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11],
      corrected: { governer: 'governor' },
      didYouMean: 'governor ',
    })
    await check(
      titles,
      { q: 'governer ', typos: 'off' },
      { ids: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] },
    )
  })

  it('writes the word that is nearest, whatever form of it the best story holds', async () => {
    await check([...times(12, 'They used it'), 'a useful tip about us'], 'usful ', {
      ids: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
      corrected: { usful: 'useful' },
      didYouMean: 'useful ',
    })
  })

  it('tries none that begins otherwise where there are forms', async () => {
    const titles = [...times(12, 'a run in the park'), 'a cunning plan']
    await check(titles, 'running ', { ids: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] })
  })

  it('tries none where a form is as near', async () => {
    const titles = [...times(12, 'a flood'), 'two floors']
    await check(titles, 'floods ', { ids: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11] })
  })

  it('keeps to what was typed where slips are not forgiven', async () => {
    const titles = ['trops march', ...times(10, 'troops march')]
    await check(titles, { q: 'trops ', typos: 'off' }, { ids: [0] })
  })
})

describe('a query whose words no story holds together', () => {
  it.each<[string, string, Expected]>([
    ['goes without an unknown word', 'jazz zzyzx ', { ids: [4], dropped: ['zzyzx'] }],
    ['goes without every unknown word', 'qqq jazz zzz ', { ids: [4], dropped: ['qqq', 'zzz'] }],
    ['goes without the most common of known ones', 'jazz korea ', { ids: [4], dropped: ['korea'] }],
    [
      'goes without one more until something matches',
      'jazz wind korea ',
      { ids: [4], dropped: ['wind', 'korea'] },
    ],
    ['drops the later of two that are as common', 'jazz wind ', { ids: [4], dropped: ['wind'] }],
    [
      'names a dropped word as it was read',
      'jazz title:Korea ',
      { ids: [4], dropped: ['title:korea'] },
    ],
    ['finds nothing where no word is known, and drops none', 'qqq zzz ', { ids: [] }],
  ])('%s', async (_, q, expected) => {
    await check(NEWS, { q, typos: 'off' }, expected)
  })

  it.each<[string, string, Expected]>([
    ['a phrase', '"north korea" jazz wind ', { ids: [0], dropped: ['jazz', 'wind'] }],
    ['a phrase beside an unknown word', '"north korea" zzyzx ', { ids: [0], dropped: ['zzyzx'] }],
    ['alternatives', 'jazz OR votes wind ', { ids: [1, 4], dropped: ['wind'] }],
    ['a phrase that no story holds', '"korea north" jazz ', { ids: [] }],
  ])('keeps %s', async (_, q, expected) => {
    await check(NEWS, { q, typos: 'off' }, expected)
  })

  it('drops nothing to get past a filter', async () => {
    await check(NEWS, { q: 'north korea ', section: ['sport'] }, { ids: [] })
  })
})

describe('the order of hits', () => {
  it('puts exact before begun before mistyped, whatever the scores', async () => {
    const titles = [
      'korean korean korean korean', // begun by `korea`
      'korea and very many other words in a long title', // exact
    ]
    await check(titles, 'korea', { ids: [1, 0] })
    const slips = ['xorth xorth', 'northern lights', 'norht', 'north of a very long way from here']
    await check([...slips, ...times(40, 'norht norht')], 'north', {
      // Two hits are few, and `norht` is ten times as common; slips in the first letter stand last.
      ids: [3, 1, ...Array.from({ length: 40 }, (_, i) => i + 4), 2, 0],
    })
  })

  it('puts the newer first among equals', async () => {
    await check(times(3, 'ferry sails'), 'ferry ', { ids: [0, 1, 2] })
  })

  it('puts the form that was typed before another', async () => {
    await check(['kings edge', 'king edge'], 'king ', { ids: [1, 0] })
  })

  it('puts a title before a body of the same length', async () => {
    const [title, body] = ['ferry sails', 'harbour wakes']
    const stories = [
      { id: 'in-body', title: body, body: title, publishedAt: '2025-10-26T00:00:00Z' },
      { id: 'in-title', title, body, publishedAt: '2025-10-25T00:00:00Z' },
    ]
    const { hits } = await createEngine(buildIndex(stories)).search({ q: 'ferry ', recency: 0 })
    expect(hits.map(({ id }) => id)).toEqual(['in-title', 'in-body'])
  })
})

describe('words that are spaced otherwise', () => {
  const TITLES = [
    'The White House answers', // 0
    'Whitehouse staff strike', // 1
    'A white old house', // 2
    'E-mail scams', // 3
    'Health care for all', // 4
  ]

  it.each<[string, string, Expected]>([
    ['one word for two', 'whitehouse ', { ids: [1, 0] }],
    ['two words for one, behind both as they are', 'white house ', { ids: [0, 2, 1] }],
    [
      'one word that is unknown',
      'healthcare ',
      { ids: [4], corrected: { healthcare: 'health care' }, didYouMean: 'health care ' },
    ],
    [
      'two words that no story holds together',
      'white house staff ',
      {
        ids: [1],
        corrected: { 'white house': 'whitehouse' },
        didYouMean: 'whitehouse staff ',
      },
    ],
    [
      'a compound with one letter',
      'email scams ',
      { ids: [3], corrected: { email: 'e-mail' }, didYouMean: 'e-mail scams ' },
    ],
    [
      'the parts of a compound',
      'white-house staff ',
      { ids: [1], corrected: { 'white-house': 'whitehouse' }, didYouMean: 'whitehouse staff ' },
    ],
  ])('find each other: %s', async (_, q, expected) => {
    await check(TITLES, q, expected)
  })

  it.each([
    ['in quotes', '"whitehouse answers"'],
    ['in what is excluded', 'answers -whitehouse'],
    ['in a field of its own', 'title:healthcare for'],
    ['where slips are not forgiven', { q: 'healthcare ', typos: 'off' as const }],
  ])('stay as they are %s', async (_, asked) => {
    const q = typeof asked === 'string' ? { q: asked } : asked
    const engine = createEngine(
      buildIndex(TITLES.map((title, number) => ({ id: String(number), title, body: '' }))),
    )
    const { interpretation } = await engine.search(q)
    expect(interpretation.corrected).toEqual({})
  })

  it('are no forms of words that the index has', async () => {
    await check(['Elections'], 'elect ing ', { ids: [0], dropped: ['ing'] })
  })

  it('mark what stands in their place', async () => {
    const engine = createEngine(buildIndex([{ id: 'a', title: 'Health care for all', body: '' }]))
    const { hits } = await engine.search({ q: 'healthcare' })
    expect(hits[0]?.highlights.title.html).toBe('<mark>Health</mark> <mark>care</mark> for all')
  })

  it('are not looked for where enough is found as typed', async () => {
    await check([...times(3, 'Whitehouse'), 'White house'], 'whitehouse ', { ids: [0, 1, 2] })
  })
})
