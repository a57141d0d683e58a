// What holds of the query language:
//  1. Any string is a query; nothing throws.
//  2. Words are all required; the last may be unfinished, where it ends the string.
//  3. Quotes make phrases, a minus or NOT excludes, OR joins alternatives of any kind, parentheses group,
//     operators restrict.
//  4. What is malformed is read as plain words.
//  5. At most MAX_CLAUSES are read, repeats once, in time linear in the length.
//  6. What is displayed, typed again, is the same query.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { MAX_CLAUSES, parseQuery } from '../../src/query/parse-query.ts'
import type { Clause, Query, QueryFilter } from '../../src/query/query.ts'

const CONTEXT = { nowMs: Date.parse('2025-10-31T12:00:00Z'), timeZone: 'UTC' }
const parse = (q: string): Query => parseQuery(q, CONTEXT)

/**
 * A clause by its terms: `north`, unfinished `troops~`, `troop*`, compound `128-110(128 110)`, run of
 * bigrams `(北京 京大)`, phrase `"a b"`, `title:kings`, `[a | b]`, and as an alternative `(a b)`, `-a`.
 */
function shown(clause: Clause): string {
  if (clause.kind === 'any') return `[${clause.options.map(shown).join(' | ')}]`
  if (clause.kind === 'all') return `(${clause.options.map(shown).join(' ')})`
  if (clause.kind === 'not') return `-${shown(clause.option)}`
  if (clause.kind === 'filter') return shownFilter(clause.filter)
  const field = clause.field === undefined ? '' : `${clause.field}:`
  if (clause.kind === 'phrase') return `${field}"${clause.terms.join(' ')}"`
  const parts = clause.parts.length > 0 ? `(${clause.parts.join(' ')})` : ''
  const mark = { none: '', explicit: '*', unfinished: '~' }[clause.prefix]
  return `${field}${clause.term}${parts}${mark}`
}

function shownFilter(filter: QueryFilter): string {
  return filter.kind === 'section'
    ? `${filter.negated ? 'not in' : 'in'} <${filter.value}>`
    : `${filter.kind} ${new Date(filter.timeMs).toISOString().replace(':00.000Z', '')}`
}

/** A whole query: required clauses, excluded ones with a minus, filters. */
function shownQuery({ required, excluded, filters }: Query): string {
  return [
    ...required.map(shown),
    ...excluded.map((clause) => `-${shown(clause)}`),
    ...filters.map(shownFilter),
  ].join(', ')
}

/** The same query with its last word finished. */
const finished = (q: string): string => shownQuery(parse(q)).replaceAll('~', '')

type Cases = readonly (readonly [q: string, expected: string])[]

const WORDS: Cases = [
  ['', ''],
  [' \t\n\u3000 ', ''],
  ['messi', 'messi~'],
  ['messi ', 'messi'],
  ['north korea troops', 'north, korea, troops~'],
  ['North  KOREA\u00a0troops', 'north, korea, troops~'],
  ['Zoë', 'zoe~'],
  ['messi.', 'messi'],
  ['messi\u0000', 'messi'],
  ["messi's", 'messi'],
  ['Messi’s goal', 'messi, goal~'],
  ['U.S.', 'us'],
  ['u.s. elections', 'us, elections~'],
  ['U.S', 'us~'],
  ['105-104', '105-104(105 104)~'],
  ['105–104 lakers', '105-104(105 104), lakers~'],
  ['37,259 ', '37259(37 259)'],
  ['$1.13bn ', '1.13bn(1 13 bn)'],
  ['AT&T deal', 'at&t(at t), deal~'],
  ['COVID-19', 'covid-19(covid 19)~'],
  ['city-store ', 'city-store(city store)'],
  ['mute/unmute ', 'mute/unmute(mute unmute)'],
  ['goal,score', 'goal, score~'],
  ['6:10 pm', '6:10(6 10), pm~'],
  ['iOS 26', 'ios, 26~'],
  ['C++', 'c++'],
  ['北京大学', '(北京), (大学)'],
  ['-北京大学', '-"北京 京大 大学"'],
  ['北京大学 OR 京', '["北京 京大 大学" | 京*]'],
  ['title:北京大学', 'title:(北京), title:(大学)'],
  ['北京', '(北京)'],
  ['京', '京*'],
  ['使用iphone手机', '(使用), iphone, (手机)'],
  ['서울에서', '(서울 울에 에서)'],
  ['हिन्दी', 'हिन्दी~'],
  ['الرِّياض ', 'الرياض'],
  ['ёлка ', 'елка'],
]

const PREFIXES: Cases = [
  ['troop*', 'troop*'],
  ['troop* korea', 'troop*, korea~'],
  ['Troop** x ', 'troop*, x'],
  ['(troop*) ', 'troop*'],
  ['troop*, ', 'troop*'],
  ['city-sto* ', 'city-sto(city sto)*'],
  ['title:troop* ', 'title:troop*'],
  ['-troop*', '-troop*'],
  ['troop* OR army', '[troop* | army~]'],
  ['tro*ps ', 'tro, ps'],
  ['*', ''],
  ['a * b ', 'a, b'],
  ['*troop ', 'troop'],
  ['troop *', 'troop'],
  ['u.s.* ', 'us'],
  ['北京*', '(北京)'],
]

const PHRASES: Cases = [
  ['"mutual defense clause"', '"mutual defense clause"'],
  ['“mutual defense clause”', '"mutual defense clause"'],
  ['„mutual defense“', '"mutual defense"'],
  ['«mutual defense»', '"mutual defense"'],
  ['“mutual defense"', '"mutual defense"'],
  ['kim "mutual defense" ', 'kim, "mutual defense"'],
  ['"Messi’s"', '"messi"'],
  ['"goal"', '"goal"'],
  ['"won 128-110 at home"', '"won 128 110 at home"'],
  ['"U.S. elections"', '"us elections"'],
  ['"北京大学"', '"北京 京大 大学"'],
  ['"京"', '京*'],
  // Where the run goes on into another word, its last character stands alone in a story too.
  ['"使用iphone手机"', '"使用 用 iphone 手机"'],
  ['""', ''],
  ['" — "', ''],
  ['-""', ''],
  ['"" messi', 'messi~'],
  ['"a b""c d"', '"a b", "c d"'],
  ['kim"mutual defense"jong ', 'kim, "mutual defense", jong'],
  ['北京“天安门广场”', '(北京), "天安 安门 门广 广场"'],
  ['"north korea', 'north, korea~'],
  ['north korea"', 'north, korea'],
  ['"a b" c"', '"a b", c'],
  ['author:"raina man', 'author:raina, man~'],
  ['"troop*"', '"troop"'],
  // Inches open no phrase.
  ['5" pipe 6" hose ', '5, pipe, 6, hose'],
  ['iphone 15 "pro max" ', 'iphone, 15, "pro max"'],
]

const EXCLUSIONS: Cases = [
  ['odi -kohli', 'odi, -kohli'],
  ['-kohli odi', 'odi~, -kohli'],
  ['-kohli', '-kohli'],
  ['-"a phrase" x ', 'x, -"a phrase"'],
  ['-title:kings x ', 'x, -title:kings'],
  ['-author:"raina mansoor"', '-author:"raina mansoor"'],
  ['−kohli', '-kohli'],
  ['–“a phrase”', '-"a phrase"'],
  ['-city-store ', '-city-store(city store)'],
  ['-2024', '-2024'],
  ['-$5 ', '-5'],
  ['−5 degrees', '5, degrees~'],
  ['odi - kohli ', 'odi, kohli'],
  ['odi -', 'odi'],
  ['--kohli ', 'kohli'],
  ['"a b"-kohli ', '"a b", kohli'],
  ['-(kohli sharma) ', '-(kohli sharma)'],
  ['(-kohli) odi ', 'odi, -kohli'],
  // Several words in one chunk are excluded together, not each.
  ['-foo:bar', '-"foo bar"'],
  ['-after:tomorrow', '-"after tomorrow"'],
]

const ALTERNATIVES: Cases = [
  ['messi OR ronaldo ', '[messi | ronaldo]'],
  ['messi OR ronaldo', '[messi | ronaldo~]'],
  ['messi | ronaldo ', '[messi | ronaldo]'],
  ['a OR b OR c ', '[a | b | c]'],
  ['a OR b c OR d ', '[a | b], [c | d]'],
  ['"kim jong un" OR putin goal ', '["kim jong un" | putin], goal'],
  ['title:kings OR lakers ', '[title:kings | lakers]'],
  ['(messi OR ronaldo) goal ', '[messi | ronaldo], goal'],
  ['city-store OR 京', '[city-store(city store) | 京*]'],
  ['a,b OR c ', '["a b" | c]'],
  ['a OR a ', 'a'],
  ['a OR b OR a ', '[a | b]'],
  ['a or b ', 'a, or, b'],
  ['a Or b ', 'a, or, b'],
  ['a|b ', 'a, b'],
  ['a || b ', '[a | b]'],
  // Filters and exclusions are alternatives as words are.
  ['section:sport OR section:business', '[in <sport> | in <business>]'],
  ['section:sport | section:business ferry ', '[in <sport> | in <business>], ferry'],
  ['after:2025-10-25 OR ferry ', '[from 2025-10-25T00:00 | ferry]'],
  ['ferry OR before:2025 OR section:sport', '[ferry | before 2025-01-01T00:00 | in <sport>]'],
  ['a OR section:sport ', '[a | in <sport>]'],
  ['section:sport OR a ', '[in <sport> | a]'],
  ['a OR -section:sport ', '[a | not in <sport>]'],
  ['a OR -b ', '[a | -b]'],
  ['-a OR b ', '[-a | b]'],
  ['-a OR -b ', '[-a | -b]'],
  ['-"a b" OR NOT c x ', '[-"a b" | -c], x'],
  ['section:sport OR section:Sport', 'in <sport>'],
  ['-a OR -A ', '-a'],
  // What lacks a side is left out; nobody asks for the word.
  ['messi OR', 'messi'],
  ['OR messi ', 'messi'],
  ['a OR OR b ', '[a | b]'],
  ['OR a OR b ', '[a | b]'],
  ['section:sport OR', 'in <sport>'],
  ['a OR ! ', 'a'],
  // Unless there is nothing else.
  ['OR', 'or~'],
  ['OR OR ', 'or'],
  ['| ', ''],
  ['a +OR b ', 'a, or, b'],
  ['"OR"', '"or"'],
  // A part without a word is not there at all.
  ['a OR ... b ', '[a | b]'],
]

const CONNECTIVES: Cases = [
  ['a AND b ', 'a, b'],
  ['a && b ', 'a, b'],
  ['a AND b OR c ', 'a, [b | c]'],
  ['AND a AND ', 'a'],
  ['AND', 'and~'],
  ['a and b ', 'a, and, b'],
  ['a NOT b ', 'a, -b'],
  ['NOT b', '-b'],
  ['a AND NOT b ', 'a, -b'],
  ['a OR NOT b ', '[a | -b]'],
  ['NOT "a b" c ', 'c, -"a b"'],
  ['NOT section:sport', 'not in <sport>'],
  ['NOT after:2025 x ', 'x, before 2025-01-01T00:00'],
  // Twice no is no.
  ['NOT -a ', '-a'],
  ['NOT NOT a ', '-a'],
  ['a NOT ', 'a'],
  ['NOT', 'not~'],
  ['a not b ', 'a, not, b'],
  ['"NOT" a ', '"not", a'],
]

const GROUPS: Cases = [
  ['(a OR b) c ', '[a | b], c'],
  ['a (b OR "c d") ', 'a, [b | "c d"]'],
  ['(a b) OR c ', '[(a b) | c]'],
  ['(a b) OR (c -d) ', '[(a b) | (c -d)]'],
  ['(a OR b) OR c ', '[a | b | c]'],
  ['(a OR b) AND (c OR d) ', '[a | b], [c | d]'],
  ['a OR (b (c OR d)) ', '[a | (b [c | d])]'],
  ['(a (b)) c ', 'a, b, c'],
  ['-(a OR b) c ', 'c, -a, -b'],
  ['-(a OR b', '-a, -b'],
  ['NOT (a OR b) ', '-a, -b'],
  ['-(a "b c") ', '-(a "b c")'],
  ['-(a OR section:sport) ', '-a, not in <sport>'],
  ['-(a section:sport) ', '-(a in <sport>)'],
  ['-(-a) ', 'a'],
  ['-(-a b) ', '-(-a b)'],
  ['a OR -(b c) ', '[a | -(b c)]'],
  ['(section:sport when:7d) OR a ', '[(in <sport> from 2025-10-24T12:00) | a]'],
  ['(section:sport section:world) OR a ', '[in <sport> | in <world> | a]'],
  ['(section:sport section:world a) OR b ', '[([in <sport> | in <world>] a) | b]'],
  ['title:(a OR b) ', '[title:a | title:b]'],
  ['title:(a "b c" body:d) ', 'title:a, title:"b c", body:d'],
  ['-title:(a OR b) ', '-title:a, -title:b'],
  ['section:(sport OR "world news")', '[in <sport> | in <world news>]'],
  ['after:(x OR y) ', '[x | y]'],
  // Sections are alternatives next to each other. Those of a group, or of what is not excluded, restrict.
  ['(section:sport a) b ', 'a, b, in <sport>'],
  ['(section:sport) (section:world)', 'in <sport>, in <world>'],
  ['(section:sport a) (section:world b) ', 'a, b, -not in <world>, in <sport>'],
  ['(section:sport a) section:world', 'a, -not in <sport>, in <world>'],
  ['section:sport (section:world section:arts a) ', '[in <world> | in <arts>], a, in <sport>'],
  ['(section:sport OR section:Sport) section:world', '-not in <sport>, in <world>'],
  ['-(-section:sport)', '-not in <sport>'],
  ['-(-section:sport OR -section:world)', '-not in <sport>, -not in <world>'],
  ['-(-(section:sport a)) ', 'a, -not in <sport>'],
  ['(-(-(section:sport a)) section:world) OR b ', '[(-not in <sport> a in <world>) | b]'],
  ['（a OR b）c ', '[a | b], c'],
  // The last word of a group that ends the query may be unfinished, an excluded one may not.
  ['a OR (b c', '[a | (b c~)]'],
  ['-(a b', '-(a b)'],
  // Parentheses without their other, or with nothing inside.
  ['a) OR b ', '[a | b]'],
  ['(a OR b c ', '[a | b], c'],
  ['() a ', 'a'],
  ['a OR () b ', '[a | b]'],
  ['-() a ', 'a'],
  [') ( ', ''],
  [':( a OR b ', '[a | b]'],
  ['f(x) OR y ', 'f, [x | y]'],
  ['+(a b) ', 'a, b'],
  ['"(a OR b)"', '"a or b"'],
  // Deeper than anyone writes, they part words.
  [`${'('.repeat(40)}a OR b${')'.repeat(40)} c `, '[a | b], c'],
]

const OPERATORS: Cases = [
  ['title:kings ', 'title:kings'],
  ['title:kin', 'title:kin~'],
  ['TITLE:Kings ', 'title:kings'],
  ['intitle:kings intext:lakers ', 'title:kings, body:lakers'],
  ['body:troops author:kim ', 'body:troops, author:kim'],
  ['author:"raina mansoor"', 'author:"raina mansoor"'],
  ['author:raina mansoor ', 'author:raina, mansoor'],
  ['title:mute,unmute ', 'title:mute, title:unmute'],
  ['+title:kings ', 'title:kings'],
  ['(title:kings) ', 'title:kings'],
  ['title:', 'title'],
  ['title: kings ', 'title, kings'],
  ['title:"" kings ', 'title, kings'],
  ['title:-kings ', 'title:kings'],
  ['foo:bar ', 'foo, bar'],
  ['foo:"bar baz" ', 'foo, "bar baz"'],
  ['subtitle:x ', 'subtitle, x'],
  ['constructor:x __proto__:y ', 'constructor, x, proto, y'],
  ['http://example.com ', 'http, example.com(example com)'],
  ['section:sport', 'in <sport>'],
  ['section:Sport messi ', 'messi, in <sport>'],
  ['section:"World   News"', 'in <world news>'],
  ['-section:sport', 'not in <sport>'],
  ['-section:"world news"', 'not in <world news>'],
  ['section:sport" ', 'in <sport>'],
  ['(section:sport) ', 'in <sport>'],
  ['section:', 'section'],
  ['section:!! ', 'section'],
  ['after:2025-10-01', 'from 2025-10-01T00:00'],
  ['before:2025-10-25', 'before 2025-10-25T00:00'],
  ['after:2025-10-25 trophy ', 'trophy, from 2025-10-25T00:00'],
  ['after:2025 before:2025-10 ', 'from 2025-01-01T00:00, before 2025-10-01T00:00'],
  ['after:2025-10-25T18:00+04:00', 'from 2025-10-25T14:00'],
  ['after:"2025-10-25 18:00"', 'from 2025-10-25T18:00'],
  ['before:7d', 'before 2025-10-24T12:00'],
  ['when:7d', 'from 2025-10-24T12:00'],
  ['When:24H x ', 'x, from 2025-10-30T12:00'],
  ['-after:2025-10-01', 'before 2025-10-01T00:00'],
  ['-before:2025-10-01', 'from 2025-10-01T00:00'],
  ['-when:7d', 'before 2025-10-24T12:00'],
  ['after:tomorrow ', 'after, tomorrow'],
  ['after:2025-02-30 ', 'after, 2025-02-30(2025 02 30)'],
  ['when:2025 ', 'when, 2025'],
  ['after: 2025 ', 'after, 2025'],
  ['before:"next week" ', 'before, next, week'],
]

const OTHER_SIGNS: Cases = [
  ['+messi +goal ', 'messi, goal'],
  ['+"a b"', '"a b"'],
  ['+-messi ', 'messi'],
  ['(messi) ', 'messi'],
  ['f(x) ', 'f, x'],
  ['messi!?… ', 'messi'],
  ['#messi @goal ', 'messi, goal'],
  ['<b>messi</b> ', 'b, messi'],
  ['messi messi goal messi', 'messi, goal'],
  ['troop troop* ', 'troop, troop*'],
  ['kings title:kings "kings" -kings ', 'kings, title:kings, "kings", -kings'],
  ['-kings -Kings ', '-kings'],
  ['section:sport section:Sport ', 'in <sport>'],
  ['\ud800 messi \udc00 ', 'messi'],
  ['😀 messi ', 'messi'],
]

describe('parseQuery', () => {
  describe.each<[string, Cases]>([
    ['words', WORDS],
    ['prefixes', PREFIXES],
    ['phrases', PHRASES],
    ['exclusions', EXCLUSIONS],
    ['alternatives', ALTERNATIVES],
    ['connectives', CONNECTIVES],
    ['groups', GROUPS],
    ['operators', OPERATORS],
    ['other signs and repeats', OTHER_SIGNS],
  ])('%s', (_, cases) => {
    it.each(cases)('reads %j as %s', (q, expected) => {
      expect(shownQuery(parse(q))).toBe(expected)
    })
  })

  it('counts how often a clause was written', () => {
    expect(parse('a b A "c d" b a').times).toEqual([3, 2, 1])
  })

  it.each([
    ['', false],
    [' \u3000\u200b\n', false],
    ['-messi', false],
    ['section:sport', false],
    ['messi !!!', false],
    ['OR', false],
    ['!!!', true],
    ['🎉', true],
    ['+', true],
    ['-', true],
    ['"', true],
    ['""', true],
    ['-""', true],
    ['*', true],
    ['| ()', true],
    ['€ %', true],
    ['\u0301', true],
  ])('tells whether anything of %j can be looked for', (q, isUnreadable) => {
    expect(parse(q).isUnreadable).toBe(isUnreadable)
  })

  it.each([
    ['PRIME MINISTER SAYS SHE WILL NOT RESIGN AND BLAMES RIVALS ', 'not'],
    ['PRIME MINISTER SAYS SHE WILL NOT RESIGN AND BLAMES RIVALS ', 'and'],
  ])('reads %j with the word %s', (q, word) => {
    expect(parse(q).display).toContain(word)
  })

  it('reads connectives in a long text of a script without capitals', () => {
    const words = 'один два три'.toUpperCase().split(' ')
    expect(parse(`${words.join(' ')} OR четыре`).display).toContain('три OR четыре')
    expect(parse(`${'新聞 '.repeat(9)}大阪 OR 京都`).display).toContain('大阪 OR 京都')
  })

  it('reads OR in a long text all in capitals as a word', () => {
    const long = 'ARE THERE BOOKS OR JOURNALS ON THE HISTORY OF LIBRARIES '
    expect(parse(long).display).toContain('or')
    expect(parse(`${long}today`).display).toContain('books OR journals')
    expect(parse('NBA OR NFL SCORES ').display).toContain('nba OR nfl')
  })

  it('gives whole clauses', () => {
    expect(parse('U.S. -title:"Cut  SHORT" 128-1')).toEqual({
      required: [
        { kind: 'word', text: 'U.S.', term: 'us', parts: [], prefix: 'none' },
        {
          kind: 'word',
          text: '128-1',
          term: '128-1',
          parts: ['128', '1'],
          prefix: 'unfinished',
        },
      ],
      times: [1, 1],
      excluded: [{ kind: 'phrase', text: 'Cut SHORT', terms: ['cut', 'short'], field: 'title' }],
      filters: [],
      isUnreadable: false,
      display: ['u.s.', '-title:"cut short"', '128-1'],
    })
  })

  it.each<[string, string[]]>([
    ['North KOREA', ['north', 'korea']],
    ['“Mutual  defense, clause”', ['"mutual defense clause"']],
    ['odi −Kohli', ['odi', '-kohli']],
    ['Troop* x', ['troop*', 'x']],
    ['intitle:Kings', ['title:kings']],
    ['-intext:"A b"', ['-body:"a b"']],
    ['messi | Ronaldo OR "a b"', ['messi OR ronaldo OR "a b"']],
    ['trophy after:2025-10-25', ['trophy', 'after:2025-10-25']],
    ['after:2025-10-25t18:00z', ['after:2025-10-25T18:00Z']],
    ['after:"2025-10-25 18:00"', ['after:"2025-10-25 18:00"']],
    ['WHEN:7D', ['when:7d']],
    ['-when:7d -before:2025', ['before:7d', 'after:2025']],
    ['Section:Sport -section:"World News"', ['section:sport', '-section:"world news"']],
    ['U.S. $1.13bn AT&T', ['u.s.', '$1.13bn', 'at&t']],
    ['京 北京大学', ['京', '北京', '大学']],
    ['messi OR', ['messi']],
    ['+the who', ['+the', 'who']],
    ['section:sport OR -Messi OR (when:7d "A b")', ['section:sport OR -messi OR (when:7d "a b")']],
    ['a OR -(b OR c)', ['a OR -(b OR c)']],
    ['-(b OR section:"World News")', ['-b', '-section:"world news"']],
    ['-(b AND c)', ['-(b c)']],
    ['-(-section:sport OR b)', ['-(-section:sport)', '-b']],
    ['title:(a OR b)', ['title:a OR title:b']],
    ['-foo:bar', ['-"foo bar"']],
    ['* "" - |', []],
  ])('displays %j as %j', (q, expected) => {
    expect(parse(q).display).toEqual(expected)
  })

  it('reads dates in the zone of the context', () => {
    const { filters } = parseQuery('after:2025-10-25', { nowMs: 0, timeZone: 'Asia/Dubai' })
    expect(filters).toEqual([{ kind: 'from', timeMs: Date.parse('2025-10-24T20:00:00Z') }])
  })

  /** 200 different words. */
  const words = Array.from({ length: 200 }, (_, i) =>
    String.fromCharCode(97 + Math.floor(i / 26), 97 + (i % 26), 122),
  )

  it(`reads the first ${MAX_CLAUSES} of 200 words and ignores the rest`, () => {
    expect(MAX_CLAUSES).toBe(64)
    expect(shownQuery(parse(words.join(' ')))).toBe(words.slice(0, MAX_CLAUSES).join(', '))
  })

  it('counts each option, each exclusion and each filter', () => {
    expect(shownQuery(parse(`messi ${words.join(' OR ')} goal`))).toBe(
      `messi, [${words.slice(0, MAX_CLAUSES - 1).join(' | ')}]`,
    )
    // In quotes, since so many bare words are a pasted text.
    const excluded = words.map((word) => `-"${word}"`).join(' ')
    expect(parse(excluded).excluded).toHaveLength(MAX_CLAUSES)
    const filters = words.map((word) => `section:${word}`).join(' ')
    expect(parse(filters).filters).toHaveLength(MAX_CLAUSES)
  })

  it('has a repeat take no room', () => {
    expect(shownQuery(parse(`${'messi '.repeat(200)}goal `))).toBe('messi, goal')
  })
})

/** Pieces that mean something, alone and glued together. */
const PIECES = [
  ...[
    'messi',
    'goal',
    'kim',
    'u.s.',
    '128-110',
    '$1.13bn',
    'at&t',
    'zoë',
    '京',
    '北京大学',
    '6:10',
  ],
  ...['title:', 'author:', 'section:', 'after:', 'when:', '7d', '2025-10-25', 'foo:', 'or', ' OR '],
  ...[' AND ', ' NOT ', ' (', ') ', '-(', ' section:a ', ' section:b ', ' -section:a '],
  ...[' | ', '"', '“', '”', '«', '-', '–', '+', '*', '(', ')', ' ', ' ', ' ', ',', '.', '\u0000'],
  ...['\ud83d', '😀', '5"', 'a*', '|', ':', '/', "'"],
]
const queryLike = fc
  .array(fc.constantFrom(...PIECES), { maxLength: 30 })
  .map((pieces) => pieces.join(''))
const anyText = fc.oneof(fc.string({ unit: 'binary', maxLength: 200 }), fc.string(), queryLike)

/** Everything that a clause is made of: words, phrases and filters. */
function partsOf(clause: Clause): Clause[] {
  if (clause.kind === 'any' || clause.kind === 'all') return clause.options.flatMap(partsOf)
  return clause.kind === 'not' ? partsOf(clause.option) : [clause]
}

function leavesOf({ required, excluded }: Query): number {
  return [...required, ...excluded].flatMap(partsOf).length
}

/** Everything in a clause, itself first. */
function nodesOf(clause: Clause): Clause[] {
  if (clause.kind === 'any' || clause.kind === 'all') {
    return [clause, ...clause.options.flatMap(nodesOf)]
  }
  return clause.kind === 'not' ? [clause, ...nodesOf(clause.option)] : [clause]
}

describe('parseQuery, for any text', () => {
  it('gives a bounded query of clauses that each ask for something', () => {
    fc.assert(
      fc.property(anyText, (q) => {
        const query = parse(q)
        expect(leavesOf(query) + query.filters.length).toBeLessThanOrEqual(MAX_CLAUSES)
        for (const clause of [...query.required, ...query.excluded].flatMap(nodesOf)) {
          if (clause.kind === 'any' || clause.kind === 'all') {
            expect(clause.options.length).toBeGreaterThan(1)
          } else if (clause.kind === 'phrase') expect(clause.terms.join('')).not.toBe('')
          else if (clause.kind === 'word') {
            expect(clause.term + clause.parts.join('')).not.toBe('')
          }
        }
        // What stands alone at the top is required, excluded or a filter.
        const kinds = query.required.map(({ kind }) => kind)
        for (const kind of ['all', 'not', 'filter'] as const) expect(kinds).not.toContain(kind)
      }),
      { numRuns: 1000 },
    )
  })

  it('displays every clause and filter once, none of them empty', () => {
    fc.assert(
      fc.property(anyText, (q) => {
        const { required, excluded, filters, display } = parse(q)
        expect(display).toHaveLength(required.length + excluded.length + filters.length)
        expect(display.every((part) => part.trim() !== '')).toBe(true)
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves only the last of the required words unfinished, and no excluded one', () => {
    fc.assert(
      fc.property(anyText, (q) => {
        const { required, excluded } = parse(q)
        const leaves = required.flatMap(partsOf)
        const lastLeaf = leaves.at(-1)
        for (const leaf of [...leaves, ...excluded.flatMap(partsOf)]) {
          if (leaf.kind !== 'word' || leaf.prefix !== 'unfinished') continue
          expect(leaf).toBe(lastLeaf)
          expect(q.endsWith(leaf.text)).toBe(true)
        }
      }),
      { numRuns: 1000 },
    )
  })

  it('reads what it displays as the same query', () => {
    fc.assert(
      fc.property(queryLike, (q) => {
        const { display } = parse(q)
        expect(finished(display.join(' '))).toBe(finished(q))
        expect(parse(display.join(' ')).display).toEqual(display)
      }),
      { numRuns: 100000 },
    )
  })
})

describe('parseQuery, for hostile text', () => {
  it.each([
    ...[
      'a',
      'a* ',
      'a*',
      '"',
      '-"',
      '5"',
      '"a',
      '(((',
      'a OR ',
      '(a OR ',
      '-(a ',
      ') OR (',
      'NOT ',
      'a AND NOT ',
      'section:b OR ',
      'title:(a ',
      'title:',
      'author:"',
      'a-',
      "a'",
      'x.',
    ],
    ...[
      '京',
      '\ud800',
      '\u0000',
      ' ',
      '- ',
      '| ',
      '-title:"',
      'after:2025 ',
      '\u0301',
      '1,000',
      ',000',
      '%',
    ],
  ])(
    'reads 200,000 characters of %j in bounded clauses, in linear time',
    (piece) => {
      const query = parse(piece.repeat(Math.ceil(200_000 / piece.length)))
      expect(leavesOf(query) + query.filters.length).toBeLessThanOrEqual(MAX_CLAUSES)
    },
    // Linear work takes well under a second here, quadratic work minutes.
    20_000,
  )
})
