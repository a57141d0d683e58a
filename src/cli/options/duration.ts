// Durations as flags take them, such as `15m`.
import { LedeError } from '../../errors.ts'

const UNIT_MS: Readonly<Record<string, number>> = {
  s: 1000,
  m: 60_000,
  min: 60_000,
  h: 3_600_000,
  d: 86_400_000,
}

/** Longest pause that is taken, milliseconds: longer than this no timer runs. */
const MAX_MS = 20 * 86_400_000

/**
 * Reads a pause such as `30s`, `15m`, `1h` or `1d` as milliseconds.
 * @throws LedeError `invalid_config`, naming the flag.
 */
export function parseDuration(text: string, flag: string): number {
  const [, amount, unit = ''] = /^(\d{1,6}(?:\.\d{1,3})?) ?([smhd]|min)$/i.exec(text.trim()) ?? []
  const ms = Number(amount) * (UNIT_MS[unit.toLowerCase()] ?? Number.NaN)
  if (ms >= 1000 && ms <= MAX_MS) return ms
  throw new LedeError(
    'invalid_config',
    `Expected \`${flag}\` to be a time from 1s to 20d such as 30s, 15m, 1h or 1d, received ${JSON.stringify(text)}`,
  )
}
