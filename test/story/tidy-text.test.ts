import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { endsSentence, tidyLine, tidyParagraphs } from '../../src/story/tidy-text.ts'

describe('tidyLine', () => {
  it.each([
    ['  a\u00a0 b\t\u202fc ', 'a b c'],
    ['a\u0000b\u0007', 'ab'],
    ['a\ud800b', 'a\ufffdb'],
    ['\ufeffa', 'a'],
    ['\u0000 ', ''],
  ])('of %j is %j', (text, expected) => {
    expect(tidyLine(text)).toBe(expected)
  })
})

describe('tidyParagraphs', () => {
  it.each([
    ['blank lines part paragraphs', 'One\ntwo.\r\n\r\n \r\nThree.', 'One two.\n\nThree.'],
    ['line breaks after sentences do without them', 'One.\nTwo.\nThree.', 'One.\n\nTwo.\n\nThree.'],
    [
      'wrapped lines are joined',
      'A wrapped line of\ntext goes on here.',
      'A wrapped line of text goes on here.',
    ],
    [
      'a short heading stands alone',
      'A first sentence that is long.\nHeading\nA second one.',
      'A first sentence that is long.\n\nHeading\n\nA second one.',
    ],
    ['line separators are line breaks', 'One.\u2028Two.', 'One.\n\nTwo.'],
    ['nothing is nothing', ' \n\n\t\n', ''],
  ])('%s', (_, text, expected) => {
    expect(tidyParagraphs(text)).toBe(expected)
  })

  it('gives the same for what it gave, when that has two paragraphs or more', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z .]{1,20}$/), { minLength: 2 }), (parts) => {
        const once = tidyParagraphs(parts.join('\n\n'))
        fc.pre(once.includes('\n\n'))
        expect(tidyParagraphs(once)).toBe(once)
      }),
    )
  })
})

describe('endsSentence', () => {
  it.each([
    ['Done.', true],
    ['"Done!"', true],
    ['(Done.)', true],
    ['Really?”', true],
    ['完成。', true],
    ['समाप्त।', true],
    ['Done', false],
    ['Done:', false],
    ['said “I am”', false],
    ['', false],
  ])('of %j is %s', (line, expected) => {
    expect(endsSentence(line)).toBe(expected)
  })
})
