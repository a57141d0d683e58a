import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { plainWordEnd } from '../../src/analysis/plain-word.ts'
import { MAX_TERM_LENGTH } from '../../src/analysis/term-length.ts'
import { tokenize } from '../../src/analysis/tokenize.ts'

describe('plainWordEnd', () => {
  it.each([
    ['Harbour ferry', 7],
    ['ferry', 5],
    ['ferry, late', 5],
    ['a b', 1],
    ['ferry.', -1],
    ['ferry-boat', -1],
    ['Messi’s', -1],
    ["don't", -1],
    ['U.S.', -1],
    ['C#', -1],
    ['iOS26', -1],
    ['café ', -1],
    ['1 ', -1],
    ['', -1],
    [`${'x'.repeat(MAX_TERM_LENGTH)} `, MAX_TERM_LENGTH],
    [`${'x'.repeat(MAX_TERM_LENGTH + 1)} `, -1],
  ])('of %j is %i', (text, expected) => {
    expect(plainWordEnd(text, 0)).toBe(expected)
  })

  it('changes nothing: with a sign that it does not know the tokens are the same', () => {
    const piece = fc.constantFrom(
      ...[
        'a',
        'ph',
        'Word',
        'the',
        'x'.repeat(64),
        '7',
        '-',
        '.',
        '’',
        's',
        't',
        'é',
        '\u0301',
        '北',
      ],
      ...[' ', ',', ';', '!', '?', ')', '"', '\n', '$', '&', '+', '#'],
    )
    const anyText = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''))
    fc.assert(
      fc.property(anyText, (text) => {
        // Commas part thousands, so they stay.
        const theLongWay = text.replace(/[ ;!?)"\n]/g, ']').replace(/,(?!\d)/g, ']')
        expect(tokenize(theLongWay)).toEqual(tokenize(text))
      }),
      { numRuns: 3000 },
    )
  })
})
