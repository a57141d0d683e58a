import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { elementLines, jsonErrorLine } from '../../../src/sources/json/json-position.ts'

describe('jsonErrorLine', () => {
  it.each([
    ['{\n"a": }', 2],
    ['{"a":1,\n}', 2],
    ['[1\n\n2]', 3],
    ['[1,\n2', 2],
    ['{"a"\n1}', 2],
    ['{\n"a": "x\ny"}', 2],
    ['["\\x",\n1]', 1],
    ['[tru]', 1],
    ['[\n"\\N"]', 2],
    ['[\n"\\u00e"]', 2],
    ['\n[01]', 2],
    ['1 2', 1],
    ['[1]]', 1],
    ['{"a":1}\n\n{"b":2}', 3],
    ['', 1],
  ])('of %j is %s', (text, line) => {
    expect(jsonErrorLine(text)).toBe(line)
  })

  it('finds an error exactly where JSON.parse throws', () => {
    const pieces = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ',',
        ':',
        '"a"',
        '"',
        '1',
        '-',
        'null',
        ' ',
        '\n',
        '"\\',
        '\\u00e9"',
        '"\\u00g"',
      ],
    )
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 12 }), fc.json(), (parts, json) => {
        for (const text of [parts.join(''), json, json.slice(1), `${json},`]) {
          let isBroken = false
          try {
            JSON.parse(text)
          } catch {
            isBroken = true
          }
          expect([text, jsonErrorLine(text) !== undefined]).toEqual([text, isBroken])
        }
      }),
      { numRuns: 2000 },
    )
  })
})

describe('elementLines', () => {
  it('gives the line of each element, of whatever kind', () => {
    expect(elementLines('[\n1, {"a": [1,\n2]},\n"],",\n[[]] ]')).toEqual([2, 2, 4, 5])
    expect(elementLines('[ ]')).toEqual([])
  })

  it('finds the array of a key, the last where it stands twice', () => {
    const text = '{"x": {"articles": [1]},\n"articles": [1],\n"art\\u0069cles":\n[{},\n2]}'
    expect(elementLines(text, 'articles')).toEqual([4, 5])
  })

  it('gives as many lines as there are elements', () => {
    fc.assert(
      fc.property(fc.array(fc.jsonValue()), (list) => {
        expect(elementLines(JSON.stringify(list, null, 1))).toHaveLength(list.length)
        expect(elementLines(JSON.stringify({ a: 1, articles: list }), 'articles')).toHaveLength(
          list.length,
        )
      }),
    )
  })
})
