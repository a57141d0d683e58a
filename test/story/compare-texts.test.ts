import { describe, expect, it } from 'vitest'

import { compareTexts, type TextVerdict } from '../../src/story/compare-texts.ts'

const FERRY = 'The ferry to the islands was late again on Friday, since fog lay over the strait.'

describe('compareTexts', () => {
  it.each<[string, TextVerdict, string, string]>([
    ['itself', 'same', FERRY, FERRY],
    ['its beginning, cut in a word', 'same', FERRY, FERRY.slice(0, 60)],
    ['its words in other signs', 'same', FERRY, FERRY.toUpperCase().replace(',', ' –')],
    ['a sentence put before it', 'alike', FERRY, `Update: two boats sail today. ${FERRY}`],
    [
      'another text',
      'other',
      FERRY,
      'A baker in the old town sells bread made of acorns this winter.',
    ],
    ['nothing', 'unknown', FERRY, ''],
    ['a few words', 'unknown', FERRY, 'Read more here.'],
    ['the same few words', 'unknown', 'Read more here.', 'Read more here.'],
    [
      'another text without spaces',
      'other',
      '港口今天上午关闭两台起重机',
      '图书馆从本周起出借种子给读者',
    ],
    [
      'a longer text without spaces',
      'same',
      '港口今天上午关闭两台起重机',
      '港口今天上午关闭两台起重机，明天检查',
    ],
  ])('compares a text with %s: %s', (_, verdict, a, b) => {
    expect(compareTexts(a, b)).toBe(verdict)
    expect(compareTexts(b, a)).toBe(verdict)
  })
})
