import { describe, expect, it } from 'vitest'

import {
  MAX_STOP_WORD_LINE_LENGTH,
  MAX_STOP_WORD_LINES,
  parseStopWords,
  toStopWords,
} from '../../src/analysis/stop-words.ts'

describe('parseStopWords', () => {
  it.each<[string, string, string[]]>([
    ['a word a line', 'der\ndie\r\ndas\n', ['der', 'die', 'das']],
    ['several in one', 'der die  das', ['der', 'die', 'das']],
    ['comments', '# German\nder # he\ndie | she\n\n', ['der', 'die']],
    ['a byte order mark', '\ufeffder', ['der']],
    ['an empty file', '', []],
  ])('reads %s', (_, text, words) => {
    expect(parseStopWords(text)).toEqual(words)
  })

  it.each<[string, string, string]>([
    ['what is no word', 'der\n, die', ':2: Expected a word, received ","'],
    ['a long line', 'a'.repeat(MAX_STOP_WORD_LINE_LENGTH + 1), ':1: Expected at most 4096'],
    ['many lines', '\n'.repeat(MAX_STOP_WORD_LINES), ':100001: Expected at most 100000 lines'],
  ])('refuses %s', (_, text, message) => {
    expect(() => parseStopWords(text, 'words.txt')).toThrow(
      expect.objectContaining({
        code: 'invalid_config',
        message: expect.stringContaining(`words.txt${message}`) as unknown,
      }),
    )
  })
})

describe('toStopWords', () => {
  it('folds words as stories are', () => {
    expect(toStopWords(['Für', 'l’'])).toEqual(new Set(['fur', 'l']))
  })
})
