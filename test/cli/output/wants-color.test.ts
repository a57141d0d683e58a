import { describe, expect, it } from 'vitest'

import { wantsColor } from '../../../src/cli/output/wants-color.ts'

const terminal = { isTTY: true }
const pipe = {}

describe('wantsColor', () => {
  it.each<[string, { isTTY?: boolean }, Record<string, string>, boolean]>([
    ['a terminal', terminal, {}, true],
    ['a pipe', pipe, {}, false],
    ['a dumb terminal', terminal, { TERM: 'dumb' }, false],
    ['a terminal with NO_COLOR', terminal, { NO_COLOR: '1' }, false],
    ['a terminal with an empty NO_COLOR', terminal, { NO_COLOR: '' }, true],
    ['a pipe with FORCE_COLOR', pipe, { FORCE_COLOR: '1' }, true],
    ['a dumb terminal with FORCE_COLOR', terminal, { FORCE_COLOR: '3', TERM: 'dumb' }, true],
    ['a terminal with FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false],
    ['a terminal with FORCE_COLOR=false', terminal, { FORCE_COLOR: 'false' }, false],
    ['a pipe with both', pipe, { NO_COLOR: '1', FORCE_COLOR: '1' }, false],
    // Machines that build have no eyes.
    ['a pipe in CI', pipe, { CI: 'true' }, false],
  ])('of %s is right', (_, stream, environment, expected) => {
    expect(wantsColor(stream, environment)).toBe(expected)
  })
})
