import { describe, expect, it } from 'vitest'
import { titleFromBody } from '../../src/story/title-from-body.ts'

describe('titleFromBody', () => {
  it.each([
    ['The dam broke. Water rose.', 'The dam broke.'],
    ['The U.S. Senate voted. Then it left.', 'The U.S. Senate voted.'],
    ['One line\n\nAnother', 'One line'],
    ['水位上昇。人々は逃げた。', '水位上昇。'],
    ['', ''],
    [`${'word '.repeat(40)}end.`, `${'word '.repeat(20).trim()}…`],
    ['x'.repeat(300), `${'x'.repeat(100)}…`],
    ['😀'.repeat(300), `${'😀'.repeat(100)}…`],
  ])('of %j is %j', (body, expected) => {
    expect(titleFromBody(body)).toBe(expected)
  })
})
