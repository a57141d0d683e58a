import { describe, expect, it } from 'vitest'
import type { ExcerptOptions, Occurrence } from '../../src/excerpt/excerpt.ts'
import { makeExcerpts } from '../../src/excerpt/select-passages.ts'
import { BRACKETS, occurrencesOf } from './texts.ts'

const DEFAULTS: ExcerptOptions = { count: 1, length: 80, tags: BRACKETS, truncated: false }

/** The marked excerpts of a body for a query of plain words, each word a clause. */
function marked(body: string, words: string, options: Partial<ExcerptOptions> = {}): string[] {
  const occurrences = occurrencesOf(body, words === '' ? [] : words.split(' '))
  return makeExcerpts(body, occurrences, { ...DEFAULTS, ...options }).map(({ html }) => html)
}

const HARBOUR =
  'Rotterdam \u2013 The harbour reopened on Monday after a week of storms. Ferries sail again from ' +
  'noon, the port authority said, although delays remain likely.\n\n' +
  'Dr. Eva Smit, who runs the pilots\u2019 union, called the pause the longest since Oct. 1998. ' +
  '\u201CWe lost $1.13bn in trade,\u201D she said. The U.S. Navy sent two tugs.\n\n' +
  'What the storm broke\n\n' +
  'Cranes on the northern quay fell on Tuesday night, blocking the channel (and both locks) for ' +
  'three days while divers searched for containers. Repairs to the cranes will cost the city about ' +
  '\u20AC 40 million, officials believe. Insurers have yet to visit the quay.'

describe('makeExcerpts', () => {
  it.each<[string, string, string]>([
    [
      'begins with the sentence and ends with it',
      'Ferries noon',
      '\u2026[[Ferries]] sail again from [[noon]], the port authority said, although delays remain\u2026',
    ],
    [
      'leaves a dateline out where nothing in it matched',
      'harbour',
      '\u2026The [[harbour]] reopened on Monday after a week of storms.\u2026',
    ],
    [
      'begins with a dateline that holds what matched',
      'Rotterdam harbour',
      '[[Rotterdam]] \u2013 The [[harbour]] reopened on Monday after a week of storms.\u2026',
    ],
    [
      'keeps titles, abbreviations and months in their sentence',
      'longest',
      '\u2026Dr. Eva Smit, who runs the pilots\u2019 union, called the pause the [[longest]]\u2026',
    ],
    [
      'begins with an opening quote and never parts a price',
      'trade',
      '\u2026\u201CWe lost $1.13bn in [[trade]],\u201D she said. The U.S. Navy sent two tugs.\u2026',
    ],
    [
      'runs from a heading into its paragraph',
      'storm broke',
      '\u2026What the [[storm]] [[broke]]\n\nCranes on the northern quay fell on Tuesday night\u2026',
    ],
    [
      'leaves no opened bracket and no leaning word at the end',
      'channel',
      '\u2026Cranes on the northern quay fell on Tuesday night, blocking the [[channel]]\u2026',
    ],
    [
      'gives what a long sentence leaves to the words before, where it ends soon',
      'locks divers',
      '\u2026channel (and both [[locks]]) for three days while [[divers]] searched for containers.\u2026',
    ],
    [
      'keeps a currency sign with its number',
      'cost million',
      '\u2026Repairs to the cranes will [[cost]] the city about \u20AC 40 [[million]], officials believe.\u2026',
    ],
    [
      'reaches the body\u2019s end without an ellipsis',
      'Insurers',
      '\u2026[[Insurers]] have yet to visit the quay.',
    ],
    [
      'gives the lead when nothing matched',
      '',
      '\u2026The harbour reopened on Monday after a week of storms.\u2026',
    ],
  ])('%s', (_rule, words, expected) => {
    expect(marked(HARBOUR, words)).toEqual([expected])
  })

  it('prefers words of one sentence to words a little nearer in two', () => {
    const body =
      'Nothing came of the talks. Later the mayor spoke of trams. Buses were not named at all. ' +
      'Then a council of elders met: the trams and the night buses would run until two.'
    expect(marked(body, 'trams buses Buses', { length: 60 })).toEqual([
      '\u2026Then a council of elders met: the [[trams]] and the night [[buses]]\u2026',
    ])
  })

  it('gives a body that fits whole, without ellipses', () => {
    expect(marked('  Rain fell.\n\nMore is due. \n', 'Rain')).toEqual([
      '[[Rain]] fell.\n\nMore is due.',
    ])
  })

  it('gives a body that fits whole even where it begins with a stray mark', () => {
    expect(marked(' \u0301abc, def', 'def')).toEqual(['\u0301abc, [[def]]'])
  })

  it.each([
    ['a cut word stays and is followed by an ellipsis', 'A key step in its city-store ex', 'key'],
    ['so is a whole one', 'A key step in its city-store', 'key'],
    ['a comma gives way', 'A key step in its city-store', 'key', ','],
    ['the source\u2019s own ellipsis is not doubled', 'A key step in its city', 'key', '\u2026'],
    ['nor are its dots', 'A key step in its city', 'key', '...'],
  ])('of a body that the source cut off, %s', (_rule, body, word, tail = '') => {
    const html = body.replace(word, `[[${word}]]`) + '\u2026'
    expect(marked(body + tail, word, { truncated: true })).toEqual([html])
  })

  it('cuts the lead between words where no sentence ends in its second half', () => {
    const body =
      'Oil. The price of a barrel rose for the fourth week in a row to the highest since June.'
    expect(marked(body, '', { length: 60 })).toEqual([
      'Oil. The price of a barrel rose for the fourth week in a row\u2026',
    ])
    expect(marked(body, '', { length: 52 })).toEqual([
      'Oil. The price of a barrel rose for the fourth week\u2026',
    ])
  })

  it.each([
    ['no body', '', {}],
    ['a blank body', ' \n\n\u00A0', {}],
    ['a count of 0', HARBOUR, { count: 0 }],
    ['a count that is no number', HARBOUR, { count: NaN }],
    ['a length of 0', HARBOUR, { length: 0 }],
    ['no room for one character', '\u{1F600}\u{1F600}', { length: 1 }],
  ])('gives nothing for %s', (_what, body, options) => {
    expect(marked(body, 'harbour', options)).toEqual([])
  })

  it('gives one lead, however many excerpts are asked for', () => {
    expect(marked(HARBOUR, '', { count: 3 })).toHaveLength(1)
  })

  it('shows clauses not yet shown next, in the order of the body', () => {
    expect(marked(HARBOUR, 'locks divers tugs harbour', { count: 3 })).toEqual([
      '\u2026The [[harbour]] reopened on Monday after a week of storms.\u2026',
      '\u2026\u201CWe lost $1.13bn in trade,\u201D she said. The U.S. Navy sent two [[tugs]].\u2026',
      '\u2026channel (and both [[locks]]) for three days while [[divers]] searched for containers.\u2026',
    ])
  })

  it('adds passages only while they show another occurrence', () => {
    expect(marked(HARBOUR, 'cranes', { count: 5 })).toEqual([
      '\u2026Repairs to the [[cranes]] will cost the city about \u20AC 40 million, officials believe.\u2026',
    ])
  })

  it('prefers a clause not yet shown to a passage that holds more clauses', () => {
    const body =
      'The oil and gas fields were calm on Monday. Then gas and oil fell a little on the Tuesday. ' +
      'By the end of the week coal was all that people spoke of.'
    expect(marked(body, 'oil gas coal', { length: 50, count: 2 })).toEqual([
      'The [[oil]] and [[gas]] fields were calm on Monday.\u2026',
      '\u2026By the end of the week [[coal]] was all that people\u2026',
    ])
  })

  it('shows and marks a phrase as a whole or not at all', () => {
    const body =
      'The bank of the river rose. Nobody saw the bank of the river fall again on Sunday.'
    const phrase = (start: number, clause: number): Occurrence[] =>
      ['bank', 'of', 'the', 'river'].map((word) => {
        const at = body.indexOf(word, start)
        return { start: at, end: at + word.length, clause, phrase: [start, start + 17] }
      })
    const occurrences = [...phrase(4, 0), ...phrase(43, 0), ...occurrencesOf(body, ['x', 'Sunday'])]
    const options = { ...DEFAULTS, length: 50 }
    expect(makeExcerpts(body, occurrences, options).map(({ html }) => html)).toEqual([
      '\u2026saw the [[bank]] [[of]] [[the]] [[river]] fall again on [[Sunday]].',
    ])
    const [first] = makeExcerpts(body, phrase(4, 0), { ...DEFAULTS, length: 19 })
    expect(first?.html).toBe('\u2026[[bank]] [[of]] [[the]] [[river]]\u2026')
    // What no passage can hold is shown word by word.
    const [short] = makeExcerpts(body, phrase(4, 0), { ...DEFAULTS, length: 12 })
    expect(short?.html).toBe('The [[bank]]\u2026')
  })

  it('puts the sentence before in front for the quotation that it opens', () => {
    const body =
      'He paused for a while. \u201CWe all have lost. And now we have won,\u201D said the mayor. He left, ' +
      'and nobody followed him to the station.'
    expect(marked(body, 'won')).toEqual([
      '\u2026\u201CWe all have lost. And now we have [[won]],\u201D said the mayor.\u2026',
    ])
  })

  it('ends before a quotation of which little would be seen', () => {
    const body =
      'The mayor of the old town said at the opening that the long day was \u201Cthe very best that any of us ' +
      'had ever seen in all our years\u201D.'
    expect(marked(body, 'mayor')).toEqual([
      'The [[mayor]] of the old town said at the opening that the long day\u2026',
    ])
  })

  it('shows no scrap between two passages', () => {
    const body =
      'The governor, a newcomer to politics, ended many weeks of doubt. Zed said he named to his ' +
      'board a total of seven men and eleven able women. More will follow in the spring of next year, he added.'
    const length = 60
    expect(marked(body, 'eleven women governor', { length, count: 5 })).toEqual([
      'The [[governor]], a newcomer to politics, ended many weeks\u2026',
      '\u2026to his board a total of seven men and [[eleven]] able [[women]].\u2026',
    ])
    expect(marked(body, 'eleven women governor Zed', { length, count: 5 })).toHaveLength(2)
  })

  it('marks whole and parts of a compound as one', () => {
    const body = 'Lakers beat the Timberwolves 128-110 at home.'
    const start = body.indexOf('128')
    const occurrences: Occurrence[] = [
      { start, end: start + 7, clause: 0 },
      { start, end: start + 3, clause: 0 },
      { start: start + 4, end: start + 7, clause: 0 },
    ]
    expect(makeExcerpts(body, occurrences, DEFAULTS)[0]?.html).toBe(
      'Lakers beat the Timberwolves [[128-110]] at home.',
    )
  })

  it('cuts a word longer than the length, at a whole character', () => {
    const long = 'e\u0301'.repeat(100)
    const body = `${long}needle${long}`
    const [excerpt] = makeExcerpts(body, occurrencesOf(body, ['needle']), DEFAULTS)
    expect(excerpt?.text).toMatch(/^\u2026(?:e\u0301)+needle(?:e\u0301)+\u2026$/u)
    expect(excerpt?.html).toContain('[[needle]]')
  })

  it('falls back to the lead where no passage can show what matched', () => {
    const body = `Short start. ${'x'.repeat(200)} end.`
    expect(makeExcerpts(body, [{ start: 13, end: 213, clause: 0 }], DEFAULTS)).toMatchObject([
      { text: 'Short start.\u2026', ranges: [] },
    ])
  })

  it.each([
    [
      'Japanese',
      '\u96E8\u304C\u964D\u308B\u3002\u660E\u65E5\u306F\u6674\u308C\u308B\u3060\u308D\u3046\u3002\u98A8\u3082\u5F31\u3044\u3002',
      '\u6674\u308C',
      12,
      '\u2026\u660E\u65E5\u306F[[\u6674\u308C]]\u308B\u3060\u308D\u3046\u3002\u2026',
    ],
    [
      'Hindi',
      '\u0928\u0908 \u092F\u094B\u091C\u0928\u093E\u0964 \u0915\u093F\u0938\u093E\u0928 \u0916\u0941\u0936\u0964 \u0938\u092C \u0918\u0930\u0964',
      '\u0916\u0941\u0936',
      11,
      '\u2026\u0915\u093F\u0938\u093E\u0928 [[\u0916\u0941\u0936]]\u0964\u2026',
    ],
    [
      'Arabic',
      '\u0647\u0644 \u062C\u0627\u0621\u061F \u0646\u0639\u0645 \u062C\u0627\u0621 \u0623\u0645\u0633. \u0648\u0630\u0647\u0628.',
      '\u0646\u0639\u0645',
      14,
      '\u2026[[\u0646\u0639\u0645]] \u062C\u0627\u0621 \u0623\u0645\u0633.\u2026',
    ],
  ])('cuts %s at its own sentences', (_language, body, word, length, expected) => {
    expect(marked(body, word, { length })).toEqual([expected])
  })
})
