import { describe, expect, it } from 'vitest'

import { createNamedFigures, findFigures, readFigures } from '../../src/duplicates/figures.ts'
import { compileDictionary, findTerm, termAt } from '../../src/index/dictionary.ts'
import { indexOf, onlyReader, type SmallStory } from '../helpers/small-news.ts'

/** The figures of a story by meaning. */
function figuresOf(story: SmallStory, room = 100): string[] {
  // Another story has the digits, so that words for numbers have something to mean.
  const { segment } = onlyReader(indexOf([story, '1 2 3 12']))
  const { dictionary, streams } = segment
  const mapping = Uint32Array.from({ length: dictionary.size }, (_, term) => term)
  const named = createNamedFigures(room)
  readFigures({ streams, story: 0, mapping }, findFigures(dictionary), named)
  return Array.from(named.terms.subarray(0, named.count), (term) => termAt(dictionary, term))
}

describe('findFigures', () => {
  const terms = ['2025', '6-3', 'covid19', 'ferry', 'june', 'monday', 'three', '3', 'five'].sort()
  const dictionary = compileDictionary(terms)
  const { kindOf, meaningOf, isWholeNumber } = findFigures(dictionary)
  const kind = (term: string): number => kindOf[findTerm(dictionary, term)] ?? NaN

  it('tells numbers, months and days of the week', () => {
    expect(['2025', 'covid19', 'three'].map(kind)).toEqual([1, 1, 1])
    expect([kind('june'), kind('monday'), kind('ferry')]).toEqual([2, 3, 0])
  })

  it('takes a number and the word for it as one, where stories have both', () => {
    const meaning = (term: string): string =>
      termAt(dictionary, meaningOf[findTerm(dictionary, term)] ?? NaN)
    expect([meaning('three'), meaning('3'), meaning('five')]).toEqual(['3', '3', 'five'])
  })

  it('takes a compound without letters as one number', () => {
    const whole = (term: string): number => isWholeNumber[findTerm(dictionary, term)] ?? NaN
    expect([whole('6-3'), whole('covid19'), whole('ferry')]).toEqual([1, 0, 0])
  })
})

describe('readFigures', () => {
  it.each<[string, SmallStory, string[]]>([
    [
      'of title and body in order, as often as they are named',
      { title: 'Two ferries', body: 'On Monday 2 of 12' },
      ['2', 'monday', '2', '12'],
    ],
    ['a score as one, not as its parts', 'Kings 105-104 Jazz', ['105-104']],
    ['a number in groups as one', 'It costs 37,259 in all', ['37259']],
    ['the number in a compound of letters and digits', 'covid-19 returns', ['19']],
    ['none of the author', { title: 'Ferry', author: 'Agent 7' }, []],
    ['none', '', []],
  ])('reads %s', (_, story, expected) => {
    expect(figuresOf(story)).toEqual(expected)
  })

  it('reads as many as there is room for', () => {
    expect(figuresOf('1 2 3 4 5', 3)).toEqual(['1', '2', '3'])
  })
})
