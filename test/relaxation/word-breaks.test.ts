// Words that are spaced otherwise, by examples: stories that have the other break come after those that have
// the words as they were typed.
import { describe, expect, it } from 'vitest'

import { askTitles, idsOf, times } from '../helpers/ask-titles.ts'

interface Expected {
  readonly ids: readonly number[]
  readonly corrected?: Readonly<Record<string, string>>
  readonly didYouMean?: string
}

async function check(
  titles: readonly string[],
  q: string,
  { ids, corrected = {}, didYouMean }: Expected,
): Promise<void> {
  const found = await askTitles(titles, q)
  expect({
    ids: idsOf(found),
    corrected: found.interpretation.corrected,
    didYouMean: found.didYouMean,
  }).toEqual({ ids, corrected, didYouMean })
}

const TITLES = [
  'The White House answers', // 0
  'Whitehouse staff strike', // 1
  'A white old house', // 2
  'E-mail scams', // 3
  'Health care for all', // 4
]

describe('words that are spaced otherwise', () => {
  it.each<[string, string, Expected]>([
    [
      'two words for one that is unknown',
      'healthcare ',
      { ids: [4], corrected: { healthcare: 'health care' }, didYouMean: 'health care ' },
    ],
    [
      'a compound with one letter',
      'email scams ',
      { ids: [3], corrected: { email: 'e-mail' }, didYouMean: 'e-mail scams ' },
    ],
    [
      'two words for one, after stories that have it as it is',
      'whitehouse ',
      { ids: [1, 0], corrected: { whitehouse: 'white house' } },
    ],
    [
      'one for two, after stories that have them side by side',
      'white house ',
      { ids: [0, 2, 1], corrected: { 'white house': 'whitehouse' } },
    ],
    ['none for forms of a word', 'elect ing ', { ids: [] }],
  ])('stand for each other: %s', async (_, q, expected) => {
    await check(TITLES, q, expected)
  })

  it('are meant where most of the best hits have the other', async () => {
    await check(['Whitehouse staff', ...times(10, 'The White House')], 'whitehouse ', {
      ids: [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10],
      corrected: { whitehouse: 'white house' },
      didYouMean: 'white house ',
    })
  })

  it('stand for each other where two are joined', async () => {
    await check(['Healthcare bill', 'Bill of rights'], 'health care bill ', {
      ids: [0],
      corrected: { 'health care': 'healthcare' },
      didYouMean: 'healthcare bill ',
    })
  })

  it('stand for each other where they stand for the parts of a compound', async () => {
    await check(['Healthcare bill'], 'health-care ', {
      ids: [0],
      corrected: { 'health care': 'healthcare' },
      didYouMean: 'healthcare ',
    })
  })

  it.each([
    ['in quotes', '"whitehouse answers"'],
    ['in what is excluded', 'answers -whitehouse'],
    ['in a field of its own', 'title:healthcare for'],
    ['with a sign', '+healthcare for'],
    ['with digits', 'co2 answers'],
    ['where nothing is corrected', { q: 'healthcare ', typos: 'off' as const }],
  ])('stay as they are %s', async (_, asked) => {
    const { interpretation } = await askTitles([...TITLES, 'co 2'], asked)
    expect(interpretation.corrected).toEqual({})
  })

  it('are marked as they stand', async () => {
    const { hits } = await askTitles(['Health care for all'], 'healthcare')
    expect(hits[0]?.highlights.title.html).toBe('<mark>Health</mark> <mark>care</mark> for all')
  })
})
