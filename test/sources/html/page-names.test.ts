import { describe, expect, it } from 'vitest'

import { isByline, namesOfLine } from '../../../src/sources/html/page-names.ts'

describe('namesOfLine', () => {
  it.each<[string, string[]]>([
    ['Ann Lee', ['Ann Lee']],
    ['By Ann Lee', ['Ann Lee']],
    ['Written by: Ann Lee | 3 May 2026', ['Ann Lee']],
    ['Posted by Ann Lee on May 3, 2026', ['Ann Lee']],
    ['Ann Lee December 20, 2026', ['Ann Lee']],
    ['By Ann Lee and Bo Ek', ['Ann Lee', 'Bo Ek']],
    ['Von Ann Lee und Bo Ek', ['Ann Lee', 'Bo Ek']],
    ['Par Ann Lee', ['Ann Lee']],
    ['di Marco Rossi', ['Marco Rossi']],
    ['Di Marco', ['Di Marco']],
    ['Daniel Byrne', ['Daniel Byrne']],
    ['Byron Vonnegut', ['Byron Vonnegut']],
    ['Smith and Sons', ['Smith and Sons']],
    ['Brenda Good, MA', ['Brenda Good, MA']],
    ['T. V. Raman', ['T. V. Raman']],
    ['Martin Luther King Jr.', ['Martin Luther King Jr.']],
    ['焦鹏', ['焦鹏']],
    ['Follow', []],
    ['12 comments', []],
    ['Posted on', []],
    ['December', []],
    ['View all posts', []],
    ['ann@wire.example', []],
    ['Ann has written of harbours since she was a child in Elmdon.', []],
    ['', []],
  ])('reads %j as %j', (line, names) => {
    expect(namesOfLine(line)).toEqual(names)
  })
})

describe('isByline', () => {
  it.each([
    ['By Ann Lee', true],
    ['By Ann Lee and Bo Ek', true],
    ['Von Ann Lee', true],
    ['By Reuters', true],
    ['by the time they came', false],
    ['By Monday the Kings had won.', false],
    ['By and large it rained', false],
    ['Ann Lee', false],
  ])('takes %j: %s', (line, is) => {
    expect(isByline(line)).toBe(is)
  })
})
