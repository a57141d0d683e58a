import { describe, expect, it } from 'vitest'
import { closesUnopened, lastUnclosed } from '../../src/excerpt/quotations.ts'

describe('closesUnopened', () => {
  it.each([
    ['we won,\u201D she said', true],
    ['we won," she said', true],
    ['\u201CWe won,\u201D she said', false],
    ['"We won," she said', false],
    ['she said: "We won', false],
    ['(" and so on', false],
    ['no quotation', false],
    ['', false],
  ])('of %j is %j', (text, expected) => {
    expect(closesUnopened(text, [0, text.length])).toBe(expected)
  })
})

describe('lastUnclosed', () => {
  it.each([
    ['she said: \u201CWe won', 10],
    ['she said: "We won', 10],
    ['"We won," she said', undefined],
    ['"We won," she said. "They', 20],
    ['no quotation', undefined],
  ])('of %j is %j', (text, expected) => {
    expect(lastUnclosed(text, [0, text.length])).toBe(expected)
  })
})
