import { parseArgs } from 'node:util'
import { describe, expect, it } from 'vitest'

import { EXAMPLES, examplesHelp, FIRST_STEPS } from '../../src/cli/help-examples.ts'
import { built, lede } from './lede.ts'
import { scratchFolder } from '../store/sample.ts'

/** The flags and the command of the part of a command line that calls `lede`. */
function parse(line: string): { command: string | undefined; flags: readonly string[] } {
  const [, call = ''] = /\blede ([^|)>]*)/.exec(line) ?? []
  const words: readonly string[] = call.match(/'[^']*'|\S+/g) ?? []
  const end = words.indexOf('--')
  const { tokens } = parseArgs({
    args: end === -1 ? words : words.slice(0, end),
    strict: false,
    tokens: true,
  })
  return {
    command: words[0],
    flags: tokens.flatMap((token) => (token.kind === 'option' ? token.rawName : [])),
  }
}

const LINES = Object.entries(EXAMPLES).flatMap(([command, examples]) =>
  examples.map(([line]) => [command, line] as const),
)

describe.skipIf(!built)('EXAMPLES', () => {
  it.each(LINES)('of %s are understood: %s', async (command, line) => {
    const { stdout, code } = await lede([command, '--help'], { cwd: await scratchFolder() })
    expect(code).toBe(0)
    expect(stdout).toContain(line)
    const called = parse(line)
    expect(called.command).toBe(command)
    for (const flag of called.flags)
      expect(stdout).toMatch(new RegExp(`^ +(?:-., )?${flag}\\b`, 'm'))
  })

  it('are there for every command', async () => {
    const { stdout } = await lede(['--help'], { cwd: await scratchFolder() })
    const commands = [...stdout.matchAll(/^ {2}(\w+) (?:\[|<)/gm)].map(([, name]) => name)
    expect(commands.filter((name) => name !== 'help').sort()).toEqual(Object.keys(EXAMPLES).sort())
  })
})

describe.skipIf(!built)('FIRST_STEPS', () => {
  it('stand in the help of the program, of commands that it has', async () => {
    const { stdout } = await lede(['--help'], { cwd: await scratchFolder() })
    for (const [line] of FIRST_STEPS) {
      expect(stdout).toContain(`  ${line}\n`)
      expect(Object.keys(EXAMPLES)).toContain(parse(line).command)
    }
  })
})

describe('examplesHelp', () => {
  it('writes nothing where there are none', () => {
    expect(examplesHelp('unknown')).toBe('')
  })
})
