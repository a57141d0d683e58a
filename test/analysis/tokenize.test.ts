import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fold } from '../../src/analysis/fold.ts'
import { MAX_TERM_LENGTH } from '../../src/analysis/term-length.ts'
import { terms, tokenize } from '../../src/analysis/tokenize.ts'

// Properties of `tokenize`, for any text:
// 1. tokens are sorted by start, inside the text, never empty, and never split a surrogate pair;
// 2. positions start at 0 and grow by one a part; a whole spans the positions of its parts;
// 3. a token of one position folds from the very text that it covers;
// 4. no term is longer than MAX_TERM_LENGTH units of text;
// 5. the same text gives the same tokens, and folding case or accents first changes no term.

/** `term@position`, with `+span` for a compound's whole. */
function check(text: string, expected: string): void {
  const found = tokenize(text).map(
    ({ term, position, span }) => `${term}@${position}${span > 1 ? `+${span}` : ''}`,
  )
  expect(found.join(' ')).toBe(expected)
}

/** [text, tokens] */
const GOLDEN: readonly (readonly [string, string])[] = [
  // plain words
  ['North Korea troops', 'north@0 korea@1 troops@2'],
  ['HELLO World', 'hello@0 world@1'],
  ['  odd   spacing\t\nhere ', 'odd@0 spacing@1 here@2'],
  ['Troops, sent; home!', 'troops@0 sent@1 home@2'],
  ['(in brackets) [and] {these}', 'in@0 brackets@1 and@2 these@3'],
  ['one', 'one@0'],
  ['...', ''],
  ['', ''],
  ['word.', 'word@0'],
  ['end. Next', 'end@0 next@1'],
  ['Kim’s', 'kim@0'],
  ['a', 'a@0'],
  ['I', 'i@0'],
  ['ALL CAPS', 'all@0 caps@1'],
  // quotes and apostrophes
  ['Messi’s', 'messi@0'],
  ["Messi's", 'messi@0'],
  ['"mutual defense clause"', 'mutual@0 defense@1 clause@2'],
  ['“curly” ‘single’', 'curly@0 single@1'],
  ['players’ union', 'players@0 union@1'],
  ["don't", 'dont@0'],
  ['don’t', 'dont@0'],
  ['they’ll we’ve I’m he’d you’re', 'they@0 we@1 i@2 he@3 you@4'],
  ['O’Neill', 'oneill@0+2 o@0 neill@1'],
  ["O'Neill's", 'oneill@0+2 o@0 neill@1'],
  ['l’équipe', 'lequipe@0+2 l@0 equipe@1'],
  ["rock'n'roll", 'rocknroll@0+3 rock@0 n@1 roll@2'],
  ["'tis", 'tis@0'],
  ['COVID-19’s', 'covid-19@0+2 covid@0 19@1'],
  ['the U.S.’s', 'the@0 us@1'],
  ['Joneses’', 'joneses@0'],
  ['Hawaiʻi', 'hawaii@0+2 hawai@0 i@1'],
  ["Hawai'i", 'hawaii@0+2 hawai@0 i@1'],
  ['ʻOkina ʻŌlelo', 'okina@0 olelo@1'],
  ['сімʼя', 'сімя@0+2 сім@0 я@1'],
  ["сім'я", 'сімя@0+2 сім@0 я@1'],
  ['Qurʾan, Baʿath', 'quran@0+2 qur@0 an@1 baath@2+2 ba@2 ath@3'],
  ['ʿAbd al-ʿAzīz', 'abd@0 al@1 aziz@2'],
  ['Gorʹkij obʺekt', 'gorkij@0+2 gor@0 kij@1 obekt@2+2 ob@2 ekt@3'],
  ['Uzoqʻ', 'uzoq@0'],
  ['Messiʼs donʼt', 'messi@0 dont@1'],
  ['l´équipe', 'lequipe@0+2 l@0 equipe@1'],
  ['צ׳יפס', 'ציפס@0+2 צ@0 יפס@1'],
  ['ʼ ʻʻ ʿ', ''],
  ['1950’s', '1950@0'],
  // acronyms and initials
  ['U.S.', 'us@0'],
  ['US', 'us@0'],
  ['u.s.', 'us@0'],
  ['U.S.A.', 'usa@0'],
  ['the U.S. elections', 'the@0 us@1 elections@2'],
  ['U.S.-South Korea', 'us-south@0+2 us@0 south@1 korea@2'],
  ['U.S', 'us@0'],
  ['p.m.', 'pm@0'],
  ['4:25 p.m.', '4:25@0+2 4@0 25@1 pm@2'],
  ['J.K. Rowling', 'jk@0 rowling@1'],
  ['J. Smith', 'j@0 smith@1'],
  ['Ph.D.', 'phd@0'],
  ['ph.d.', 'phd@0'],
  ['e.g. this', 'eg@0 this@1'],
  ['U.N. and E.U.', 'un@0 and@1 eu@2'],
  ['D.C.,', 'dc@0'],
  ['No. 10', 'no@0 10@1'],
  // numbers
  ['37,259', '37259@0+2 37@0 259@1'],
  ['1,234,567', '1234567@0+3 1@0 234@1 567@2'],
  ['37259', '37259@0'],
  ['12,34', '12@0 34@1'],
  ['1,2,3', '1@0 2@1 3@2'],
  ['128-110', '128-110@0+2 128@0 110@1'],
  ['105–104', '105-104@0+2 105@0 104@1'],
  ['1950-1953', '1950-1953@0+2 1950@0 1953@1'],
  ['$1.13bn', '1.13bn@0+3 1@0 13@1 bn@2'],
  ['US$1.13bn', 'us$1.13bn@0+4 us@0 1@1 13@2 bn@3'],
  ['€5', '5@0'],
  ['£3.50', '3.50@0+2 3@0 50@1'],
  ['59%', '59@0'],
  // numbers in groups: the number whole, with and without its decimals, wherever it stands
  ['2,000', '2000@0+2 2@0 000@1'],
  ['$1,299.99', '1299.99@0+3 1299@0+2 1@0 299@1 99@2'],
  ['1,299.99 USD', '1299.99@0+3 1299@0+2 1@0 299@1 99@2 usd@3'],
  ['US$1,299', 'us$1299@0+3 us@0 1299@1+2 1@1 299@2'],
  ['€1.299,99', '1299.99@0+3 1299@0+2 1@0 299@1 99@2'],
  ['1.299,99€', '1299.99@0+3 1299@0+2 1@0 299@1 99@2'],
  ['1.234.567', '1234567@0+3 1@0 234@1 567@2'],
  ['1\u00a0299,99 €', '1299.99@0+3 1299@0+2 1@0 299@1 99@2'],
  ['12\u202f345\u202f678 km', '12345678@0+3 12@0 345@1 678@2 km@3'],
  ['CHF 1’299.50', 'chf@0 1299.50@1+3 1299@1+2 1@1 299@2 50@3'],
  ['₹12,34,567', '1234567@0+3 12@0 34@1 567@2'],
  ['١٬٢٩٩٫٩٩', '1299.99@0+3 1299@0+2 1@0 299@1 99@2'],
  ['1,299.5%', '1299.5@0+3 1299@0+2 1@0 299@1 5@2'],
  ['37,259-seat', '37259-seat@0+3 37259@0+2 37@0 259@1 seat@2'],
  ['1,299km', '1299km@0+3 1299@0+2 1@0 299@1 km@2'],
  ['$1,000-1,500', '1000-1500@0+4 1000@0+2 1@0 000@1 1500@2+2 1@2 500@3'],
  ['1,299 and', '1299@0+2 1@0 299@1 and@2'],
  // not clear, or no groups
  ['1.299', '1.299@0+2 1@0 299@1'],
  ['0,250', '0250@0+2 0@0 250@1'],
  ['0\u00a0250', '0@0 250@1'],
  ['3.14,159', '3.14159@0+3 3@0 14@1 159@2'],
  ['1,2345', '1@0 2345@1'],
  ['1234,567', '1234567@0+2 1234@0 567@1'],
  ['10 000', '10@0 000@1'],
  ['25.10.2025', '25.10.2025@0+3 25@0 10@1 2025@2'],
  ['5\u00a0km', '5@0 km@1'],
  ["6'120", '6120@0+2 6@0 120@1'],
  ["5'11", '5@0 11@1'],
  ['3.5', '3.5@0+2 3@0 5@1'],
  ['3.5.1', '3.5.1@0+3 3@0 5@1 1@2'],
  ['168-run', '168-run@0+2 168@0 run@1'],
  ['37K', '37k@0+2 37@0 k@1'],
  ['1950s', '1950s@0'],
  ['21st', '21st@0'],
  ['2nd 3rd 4th', '2nd@0 3rd@1 4th@2'],
  ['5G', '5g@0+2 5@0 g@1'],
  ['G20', 'g20@0+2 g@0 20@1'],
  ['H1N1', 'h1n1@0+4 h@0 1@1 n@2 1@3'],
  ['24/7', '24/7@0+2 24@0 7@1'],
  ['9/11', '9/11@0+2 9@0 11@1'],
  ['6:10', '6:10@0+2 6@0 10@1'],
  ['½', '1/2@0'],
  ['²', '2@0'],
  ['١٢٣', '123@0'],
  ['१२३', '123@0'],
  ['-5 +5', '5@0 5@1'],
  ['2025-10-25', '2025-10-25@0+3 2025@0 10@1 25@2'],
  // compounds
  ['COVID-19', 'covid-19@0+2 covid@0 19@1'],
  ['city-store', 'city-store@0+2 city@0 store@1'],
  ['state-run', 'state-run@0+2 state@0 run@1'],
  ['AT&T', 'at&t@0+2 at@0 t@1'],
  ['R&D', 'r&d@0+2 r@0 d@1'],
  ['Q&A', 'q&a@0+2 q@0 a@1'],
  ['mute/unmute', 'mute/unmute@0+2 mute@0 unmute@1'],
  ['Putin-Kim', 'putin-kim@0+2 putin@0 kim@1'],
  ['North Korean-Russian', 'north@0 korean-russian@1+2 korean@1 russian@2'],
  ['mother-in-law', 'mother-in-law@0+3 mother@0 in@1 law@2'],
  ['hat-tricks', 'hat-tricks@0+2 hat@0 tricks@1'],
  ['UAE–Oman', 'uae-oman@0+2 uae@0 oman@1'],
  ['iOS 26', 'ios@0 26@1'],
  ['iOS26', 'ios26@0+2 ios@0 26@1'],
  ['ChatGPT-4o', 'chatgpt-4o@0+3 chatgpt@0 4@1 o@2'],
  ['example.com', 'example.com@0+2 example@0 com@1'],
  ['https://markaziasolutions.com/', 'https@0 markaziasolutions.com@1+2 markaziasolutions@1 com@2'],
  ['a@b.com', 'a@b.com@0+3 a@0 b@1 com@2'],
  ['x_y', 'x_y@0+2 x@0 y@1'],
  ['end.Next', 'end.next@0+2 end@0 next@1'],
  ['self‑made', 'self-made@0+2 self@0 made@1'],
  ['a--b', 'a@0 b@1'],
  ['state—run', 'state@0 run@1'],
  ['well- known', 'well@0 known@1'],
  ['pre -war', 'pre@0 war@1'],
  // signs
  ['C++', 'c++@0'],
  ['C#', 'c#@0'],
  ['C++, C#', 'c++@0 c#@1'],
  ['#MeToo', 'metoo@0'],
  ['@handle', 'handle@0'],
  ['Disney+', 'disney@0'],
  ['100°', '100@0'],
  ['A* search', 'a@0 search@1'],
  ['a_b_', 'a_b@0+2 a@0 b@1'],
  ['__proto__', 'proto@0'],
  ['™ ©', ''],
  ['\ud83d\ude00x\ud83d\ude00', 'x@0'],
  ['R.E.M.', 'rem@0'],
  // accents and letters
  ['Zoë', 'zoe@0'],
  ['São Paulo', 'sao@0 paulo@1'],
  ['café', 'cafe@0'],
  ['Doncić', 'doncic@0'],
  ['İstanbul', 'istanbul@0'],
  ['Straße', 'strasse@0'],
  ['Ærø', 'aero@0'],
  ['Łódź', 'lodz@0'],
  ['ﬁve', 'five@0'],
  ['ＦＵＬＬ', 'full@0'],
  ['naïve', 'naive@0'],
  ['Ångström', 'angstrom@0'],
  ['Đoković', 'dokovic@0'],
  ['Ζεύς', 'ζευσ@0'],
  ['ΖΕΥΣ', 'ζευσ@0'],
  ['so\u00adft', 'soft@0'],
  ['zero\u200bwidth', 'zero@0 width@1'],
  ['e\u0301lan', 'elan@0'],
  // other scripts
  ['Ёлка', 'елка@0'],
  ['йод', 'йод@0'],
  ['Россия и Украина', 'россия@0 и@1 украина@2'],
  ['الرِّياض', 'الرياض@0'],
  ['كرة القدم', 'كره@0 القدم@1'],
  ['کتاب ی', 'كتاب@0 ي@1'],
  ['हिन्दी समाचार', 'हिन्दी@0 समाचार@1'],
  ['শিরোনাম', 'শিরোনাম@0'],
  ['北京大学', '北京@0 京大@1 大学@2 学@3'],
  ['東京タワー', '東京@0 京タ@1 タワ@2 ワー@3 ー@4'],
  ['国', '国@0'],
  ['iPhone发布', 'iphone@0 发布@1 布@2'],
  ['2025年', '2025@0 年@1'],
  ['서울에서', '서울@0 울에@1 에서@2 서@3'],
  ['ภาษาไทย', 'ภา@0 าษ@1 ษา@2 าไ@3 ไท@4 ทย@5 ย@6'],
  ['עִבְרִית', 'עברית@0'],
  ['\ud835\udc9c\ud835\udcb7', 'ab@0'],
  ['\ud842\udfb7野家', '𠮷野@0 野家@1 家@2'],
  // damage
  ['\u0000null\u0000', 'null@0'],
  ['\ud800lone', 'lone@0'],
  ['a\udc00b', 'a@0 b@1'],
  ['\ufeffbom', 'bom@0'],
  ['\u202eright', 'right@0'],
]

describe('tokenize', () => {
  it.each(GOLDEN)('reads %j as %j', check)

  it.each([
    ['Messi’s goal', ['Messi', 'goal']],
    ['the U.S. elections', ['the', 'U.S.', 'elections']],
    ['beat 128–110.', ['beat', '128–110', '128', '110']],
    ['worth $1.13bn.', ['worth', '$1.13bn', '1', '13', 'bn']],
    ['don’t (stop)', ['don’t', 'stop']],
    ['北京大学', ['北京', '京大', '大学', '学']],
    ['e\u0301lan vital', ['e\u0301lan', 'vital']],
  ])('covers in %j the ranges %j', (text, slices) => {
    expect(tokenize(text).map(({ start, end }) => text.slice(start, end))).toEqual(slices)
  })

  it('cuts a run of letters that is no word, and reads on after it', () => {
    const text = `${'x'.repeat(100_000)} end`
    expect(terms(text)).toEqual(['x'.repeat(MAX_TERM_LENGTH), 'end'])
  })

  it('bounds the parts of a compound', () => {
    const longest = Math.max(...tokenize('a-'.repeat(10_000)).map(({ span }) => span))
    expect(longest).toBe(12)
  })

  it('gives equal terms for equal words however they are typed', () => {
    const pairs = [
      ['U.S.', 'US'],
      ['Zoë', 'ZOE'],
      ['128–110', '128-110'],
      ['O’Neill', "O'Neill"],
      ['37,259', '37259'],
    ] as const
    for (const [one, other] of pairs) expect(terms(one)[0]).toBe(terms(other)[0])
  })
})

const anyText = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc
    .array(
      fc.constantFrom(
        ...[
          'U.S.',
          '-',
          '–',
          '’s',
          "'",
          'ʻ',
          '$',
          '1',
          ',234',
          '.234',
          ',9',
          '\u00a0567',
          '.5',
          '&',
          '/',
          'bn',
          'Zoë',
          ' ',
          '国',
          '語',
          '\ud800',
          '\u0301',
          '𝒜',
          'ｆ',
          '+',
          '#',
          't',
        ],
      ),
      { maxLength: 40 },
    )
    .map((pieces) => pieces.join('')),
)

describe('tokenize, for any text', () => {
  it('slices back to the text in sorted ranges with counted positions (1-4)', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        let lastStart = 0
        let nextPosition = 0
        for (const token of tokenize(text)) {
          expect(token.term).not.toBe('')
          expect(token.start).toBeGreaterThanOrEqual(lastStart)
          expect(token.end).toBeGreaterThan(token.start)
          expect(token.end).toBeLessThanOrEqual(text.length)
          expect(token.end - token.start).toBeLessThanOrEqual(MAX_TERM_LENGTH * 12)
          expect(
            /^[\udc00-\udfff]/.test(text.slice(token.start)) &&
              /[\ud800-\udbff]$/.test(text.slice(0, token.start)),
          ).toBe(false)
          lastStart = token.start
          expect(token.position).toBe(nextPosition)
          if (token.span === 1) {
            nextPosition++
            const covered = fold(text.slice(token.start, token.end))
            expect(covered.replace(/['.]/g, '')).toBe(token.term.replace(/['.]/g, ''))
          }
        }
      }),
      { numRuns: 2000 },
    )
  })

  it('gives the same terms for upper case, where a letter has one (5)', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...Array.from('abzéñ -.’1,&$')), maxLength: 30 }),
        (text) => {
          expect(terms(text.toUpperCase())).toEqual(terms(text))
        },
      ),
    )
  })
})

describe('fold', () => {
  it('is its own result', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        expect(fold(fold(text))).toBe(fold(text))
      }),
      { numRuns: 2000 },
    )
  })
})
