import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { LedeError } from '../../src/errors.ts'
import {
  MAX_ALTERNATIVES,
  MAX_SYNONYM_LINE_LENGTH,
  MAX_SYNONYM_LINES,
  MAX_SYNONYM_WORDS,
  parseSynonyms,
} from '../../src/query/synonyms.ts'

/** Each rule as `words -> alternative | alternative`, words by their terms. */
function shown(text: string): string[] {
  return parseSynonyms(text).map(({ from, to }) => {
    const words = from.map(({ term, parts }) => (term === '' ? parts.join('·') : term)).join(' ')
    return `${words} -> ${to.map(({ terms }) => terms.join(' ')).join(' | ')}`
  })
}

describe('parseSynonyms', () => {
  it.each<[string, string, string[]]>([
    ['words that mean the same', 'car, auto', ['car -> auto', 'auto -> car']],
    [
      'several words as one',
      'usa, united states of america',
      ['usa -> united states of america', 'united states of america -> usa'],
    ],
    ['one way', 'prez => president', ['prez -> president']],
    ['several on either side', 'a, b => b, c d', ['a -> b | c d', 'b -> c d']],
    ['rules of the same words together', 'a => b\nc => d\na => c', ['a -> b | c', 'c -> d']],
    ['a rule once', 'a => b, b, a', ['a -> b']],
    ['comments and empty lines', '# a, b\n\n  # c\r\na => b\r\n', ['a -> b']],
    ['signs after a backslash', 'a\\,b, c => d\\=>e', ['a b -> d e', 'c -> d e']],
    ['a byte order mark', '\ufeffa => b', ['a -> b']],
    ['case, accents and full stops as a query does', 'U.S. => États-Unis', ['us -> etats unis']],
    ['compounds by their parts', 'e-mail => mail', ['e-mail -> mail']],
    ['scripts without spaces', '首都 => 東京都', ['首都 -> 東京 京都']],
    ['the word `__proto__`', '__proto__ => constructor', ['proto -> constructor']],
    ['nothing', '', []],
  ])('reads %s', (_, text, rules) => {
    expect(shown(text)).toEqual(rules)
  })

  it.each<[string, string, string]>([
    ['a single word', 'a, b\ncar', ':2: Expected words that mean the same'],
    ['no word', 'a, --', ':1: Expected a word, received "--"'],
    ['an empty place', 'a,, b', ':1: Expected a word, received ""'],
    ['nothing on the left', '=> a', ':1: Expected a word, received ""'],
    ['two arrows', 'a => b => c', ':1: Expected one `=>`'],
    ['a long line', `a, ${'b'.repeat(MAX_SYNONYM_LINE_LENGTH)}`, ':1: Expected at most 4096'],
    [
      'many words',
      `a, ${'b '.repeat(MAX_SYNONYM_WORDS + 1)}`,
      ':1: Expected at most 8 words, received "b b b',
    ],
    [
      'many synonyms, in several lines',
      Array.from({ length: MAX_ALTERNATIVES + 1 }, (_, i) => `a => b${i}`).join('\n'),
      ':33: Expected at most 32 synonyms of "a"',
    ],
    ['many lines', '\n'.repeat(MAX_SYNONYM_LINES), ':100001: Expected at most 100000 lines'],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseSynonyms(text, 'words.txt')).toThrow(
      expect.objectContaining({
        code: 'invalid_config',
        message: expect.stringContaining(`words.txt${message}`) as unknown,
      }),
    )
  })

  it('reads any text or refuses it', () => {
    const anyLine = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom('a', 'b c', ',', '=>', '#', '\\', ' ', '大'), { maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(anyLine, { maxLength: 6 }), (lines) => {
        const text = lines.map((line) => (Array.isArray(line) ? line.join('') : line)).join('\n')
        try {
          for (const { from, to } of parseSynonyms(text)) {
            expect(from).not.toEqual([])
            for (const { terms } of to) expect(terms).not.toContain('')
          }
        } catch (error) {
          expect(error).toBeInstanceOf(LedeError)
        }
      }),
    )
  })
})
