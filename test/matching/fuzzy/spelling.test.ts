// Which words stand for near ones, too, by examples:
// 1. a word that no story holds, up to two edits away by its length; or one that at most five stories hold,
//    one edit away, where ten times as many hold the near one (a hundred times where more hold it);
// 2. nearer ones come first; of equally near ones those last that another is ten times more frequent than;
// 3. never in digits, up to three letters, quotes, exclusions, required and function words.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import type { SearchParameters } from '../../../src/engine/parameters.ts'
import { maxEditsOf } from '../../../src/matching/fuzzy/spelling.ts'
import { anyStoriesWithRareSlips, RARE_SLIPS } from '../../helpers/oracle/any-corpus.ts'
import { askTitles, idsOf, others, times } from '../../helpers/ask-titles.ts'

/** What a query was corrected to, and what it finds. */
async function check(
  titles: readonly string[],
  asked: string | SearchParameters,
  corrected: Readonly<Record<string, string>>,
  ids: readonly number[],
): Promise<void> {
  const found = await askTitles(titles, asked)
  expect({ corrected: found.interpretation.corrected, ids: idsOf(found) }).toEqual({
    corrected,
    ids,
  })
}

const range = (from: number, to: number): number[] =>
  Array.from({ length: to - from }, (_, i) => from + i)

const NEWS = [
  'North Korea sends troops', // 0
  'South Korea votes', // 1
  'North wind rises', // 2
  'Kings edge Jazz', // 3
]

describe('a word that no story holds', () => {
  it.each<[string, string, Record<string, string>, number[]]>([
    ['a letter less', 'noth wind ', { noth: 'north' }, [2]],
    ['a letter more', 'winds rises ', {}, [2]],
    ['another letter', 'nirth wind ', { nirth: 'north' }, [2]],
    ['two letters swapped', 'kroea votes ', { kroea: 'korea' }, [1]],
    ['another first letter in up to seven letters', 'torth wind ', { torth: 'north' }, [2]],
    ['one of alternatives', 'jaxz OR vites', { jaxz: 'jazz', vites: 'votes' }, [1, 3]],
    ['nothing in three letters', 'jaz kig ', {}, []],
    ['nothing in quotes', '"noth wind" ', {}, []],
    ['nothing in what is required', '+noth ', {}, []],
    ['nothing in an explicit prefix', 'noth* ', {}, []],
  ])('stands for a near one: %s', async (_, q, corrected, ids) => {
    await check(NEWS, { q, match: 'all' }, corrected, ids)
  })

  it.each<[string, string, Record<string, string>, number[]]>([
    ['two edits in eight letters', 'presodint ', { presodint: 'president' }, [0]],
    ['no third', 'prosodint ', {}, []],
    ['no other first letter in eight letters', 'bresident ', {}, []],
    ['two edits in six or seven letters', 'mnistar ', { mnistar: 'minister' }, [0]],
    ['the first letter in six letters', 'rudget ', { rudget: 'budget' }, [0]],
    ['no second edit next to it', 'rudgit ', {}, []],
    ['no second edit in five letters', 'vutas ', {}, []],
  ])('stands for one of %s', async (_, q, corrected, ids) => {
    await check(['The president and the minister of the budget votes'], q, corrected, ids)
  })

  it('stands for nothing where it has a digit, nor is a word with a digit meant', async () => {
    await check(['covid19x 2025 reports'], '2024 ', {}, [])
    await check(['covid19x 2025 reports'], { q: 'covid18x ', match: 'all' }, {}, [])
  })

  it('stands for nothing where that is switched off, or where it is excluded', async () => {
    await check(NEWS, { q: 'noth ', typos: 'off' }, {}, [])
    await check(NEWS, 'korea -trops', {}, [1, 0])
  })

  it('stands for nearer ones before further ones', async () => {
    const titles = ['the minister', ...times(9, 'the monster')]
    await check(titles, 'minister ', {}, [0])
    await check(titles, 'mxnster ', { mxnster: 'monster' }, [...range(1, 10), 0])
    await check(['winter', ...times(10, 'winner')], 'winteq ', { winteq: 'winter' }, range(0, 11))
  })

  it('stands last for what is ten times rarer than another as near', async () => {
    const titles = ['a berry', ...times(11, 'the ferry')]
    await check(titles, 'cerry ', { cerry: 'ferry' }, [...range(1, 12), 0])
    await check(titles.slice(0, 9), 'cerry ', { cerry: 'berry' }, range(0, 9))
  })

  it('stands for a near one though it begins others, in fewer than ten stories', async () => {
    const titles = (begun: number) => [...times(begun, 'alamo fort'), 'an alarm']
    await check(titles(9), 'alam', { alam: 'alarm' }, range(0, 10))
    await check(titles(10), 'alam', {}, range(0, 10))
  })
})

describe('a word that few stories hold', () => {
  it('stands for one that ten times as many hold, after itself', async () => {
    const titles = ['massachusets', ...times(10, 'massachusetts')]
    await check(titles, 'massachusets ', { massachusets: 'massachusetts' }, range(0, 11))
  })

  it('stands for none that fewer hold', async () => {
    await check(['trops march', ...times(9, 'troops march')], 'trops ', {}, [0])
  })

  it('stands for none two edits away', async () => {
    await check(['amsterdam fixing', ...times(20, 'amsterdam facing rain')], 'fixing ', {}, [0])
  })

  it('stands for one that ten times as many hold as it is written', async () => {
    const forms = ['trops', ...times(5, 'troops'), ...times(5, 'a troop')]
    await check(forms, 'trops ', {}, [0])
    const ids = [...range(0, 6), ...range(11, 16), ...range(6, 11)]
    await check([...forms, ...times(5, 'troops')], 'trops ', { trops: 'troops' }, ids)
  })

  it('is no function word', async () => {
    await check([...times(2, 'boeing'), ...times(40, 'being')], 'boeing ', {}, [0, 1])
  })

  it('needs a hundred times as many where six hold it', async () => {
    const titles = [...times(6, 'boweing'), ...times(80, 'bowling')]
    await check(titles, { q: 'boweing ', pageSize: 100 }, {}, range(0, 6))
    const rare = titles.slice(1)
    await check(rare, { q: 'boweing ', pageSize: 100 }, { boweing: 'bowling' }, range(0, 85))
    const frequent = [...titles, ...times(520, 'bowling')]
    const { interpretation } = await askTitles(frequent, 'boweing ')
    expect(interpretation.corrected).toEqual({ boweing: 'bowling' })
  })

  it('stands for the other whatever else the query holds', async () => {
    const titles = [
      'Hurricaine florence', // 0: somebody else misspelt it, too
      ...times(12, 'Hurricane florence evacuation'),
      ...others(20),
    ]
    const found = await askTitles(titles, 'hurricaine florence evacuation ')
    expect(found.interpretation).toMatchObject({
      matching: 'all',
      corrected: { hurricaine: 'hurricane' },
    })
    expect(idsOf(found)).toEqual(range(1, 13))
  })
})

describe('a word that stories hold in other forms only', () => {
  it('stands for a word that is nearer than these, and the forms come last', async () => {
    const titles = [...times(12, 'government speaks'), 'The governor speaks']
    await check(titles, 'governer ', { governer: 'governor' }, [12, ...range(0, 12)])
    await check(titles, { q: 'governer ', typos: 'off' }, {}, range(0, 12))
  })

  it('stands for none that begins otherwise before them', async () => {
    const titles = [...times(12, 'a run in the park'), 'a cunning plan']
    const found = await askTitles(titles, 'running ')
    expect(idsOf(found).slice(0, 12)).toEqual(range(0, 12))
  })

  it('stands for none that is a form of it', async () => {
    await check(times(12, 'a flood'), 'floods ', {}, range(0, 12))
  })
})

describe('function words', () => {
  it('are never misspelt', async () => {
    const titles = ['There is a ferry', ...times(20, 'Three ferries')]
    const { interpretation } = await askTitles(titles, 'there ferry ')
    expect(interpretation.corrected).toEqual({})
  })
})

describe('a correction', () => {
  it('never costs what was found as typed, for any stories', async () => {
    const anyQuery = fc.constantFrom(...RARE_SLIPS, 'troops', 'korea')
    await fc.assert(
      fc.asyncProperty(anyStoriesWithRareSlips, anyQuery, async (stories, word) => {
        const asTyped = idsOf(await askTitles(stories, { q: `${word} `, typos: 'off' }))
        const corrected = idsOf(await askTitles(stories, `${word} `))
        expect(corrected.slice(0, asTyped.length)).toEqual(asTyped)
      }),
      { numRuns: 100 },
    )
  })
})

describe('maxEditsOf', () => {
  it.each([
    ['cup', 0],
    ['cups', 1],
    ['words', 1],
    ['letter', 2],
    ['g7word', 0],
    ['東京大学', 1],
  ])('%s: %j', (term, edits) => {
    expect(maxEditsOf(term)).toBe(edits)
  })
})
