// Dates in AP style, the form that news sites print: month, day, year, and a time as people say it.
import { parseMonth, resolveWrittenTime } from './clock-time.ts'
import { tidyLine } from '../../story/tidy-text.ts'

/** Longest text that is looked at, in UTF-16 code units; no written date is as long. */
export const MAX_DATE_LENGTH = 100

const AP_DATE =
  /^(?:[a-z]{3,9}\.?,? )?([a-z]{3,9}\.?) ?(\d{1,2})(?:st|nd|rd|th)? ?,? ?(\d{4})(?:\b ?,? ?(?:at )?(\S.*))?$/i

/**
 * Gives the ISO 8601 form of a date in AP style, with the offset of `timeZone` at that moment:
 * `Oct. 19, 2024 4:25 p.m.`, `Sept. 1, 2025 noon`, `May 3, 2024`, `Oct. 25, 2025, 6 p.m. EST`.
 * Undefined for anything else and for a day or time that does not exist.
 * @throws RangeError when the runtime does not know `timeZone`.
 */
export function parseApDate(text: string, timeZone: string): string | undefined {
  if (text.length > MAX_DATE_LENGTH) return undefined
  const [, monthName = '', day, year, timeText] = AP_DATE.exec(tidyLine(text)) ?? []
  const month = parseMonth(monthName)
  if (month === undefined) return undefined
  return resolveWrittenTime({ year: Number(year), month, day: Number(day) }, timeText, timeZone)
}
