// `lede doctor`: checks the machine, the settings and an index, a line each, and says what to do.
import process from 'node:process'

import { checkIndex } from '../doctor/check-index.ts'
import { checkFolder, checkNode, checkPort } from '../doctor/check-machine.ts'
import { checkSettings } from '../doctor/check-settings.ts'
import type { Finding, Level } from '../doctor/finding.ts'
import { EXIT_FAILURE } from '../exit-codes.ts'
import { counted, toPlainText } from '../output/plain-text.ts'
import { type Colors, colorsFor } from '../output/wants-color.ts'

export interface DoctorOptions {
  /** Settings as flags: key of the setting -> what the flag was given. */
  readonly flags: Readonly<Record<string, unknown>>
  readonly json: boolean
}

/** Runs the command and gives its exit code: 0 unless a check failed. */
export async function runDoctor({ flags, json }: DoctorOptions): Promise<number> {
  const { findings: settings, config } = await checkSettings(process.env, flags)
  const findings = [
    checkNode(),
    ...settings,
    await checkPort(config),
    await checkFolder(config.index),
    ...(await checkIndex(config.index, config.language)),
  ]
  const failed = findings.some(({ level }) => level === 'fail')
  const text = json
    ? `${JSON.stringify({ ok: !failed, findings }, null, 2)}\n`
    : formatFindings(findings, colorsFor(process.stdout, process.env))
  process.stdout.write(text)
  return failed ? EXIT_FAILURE : 0
}

/** Widths of the first two columns, characters. */
const LEVEL_WIDTH = 6
const CHECK_WIDTH = 15

/** Writes findings as lines, with what to do below those that are not as they should be. */
export function formatFindings(findings: readonly Finding[], colors: Colors): string {
  const paint = { ok: colors.green, note: colors.yellow, fail: colors.red }
  const lines = findings.map(({ check, level, says, advice }) => {
    const head = paint[level](level.padEnd(LEVEL_WIDTH))
    const below = advice === undefined ? '' : `\n${' '.repeat(LEVEL_WIDTH + CHECK_WIDTH)}${advice}`
    return `${head}${check.padEnd(CHECK_WIDTH)}${toPlainText(says)}${below}\n`
  })
  const count = (level: Level): number => findings.filter((it) => it.level === level).length
  const sum = `${count('ok')} ok, ${counted(count('note'), 'note')}, ${count('fail')} failed`
  return `${lines.join('')}${colors.bold(sum)}\n`
}
