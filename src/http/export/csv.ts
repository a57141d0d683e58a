// Stories as rows of CSV (RFC 4180): comma, CRLF, quotes doubled. Text that a spreadsheet would take for a
// formula is disarmed.
import type { Story } from '../../story/story.ts'

/** Columns in their order; `lists` are separated by semicolons. */
const COLUMNS = [
  'id',
  'kind',
  'title',
  'author',
  'publishedAt',
  'views',
  'section',
  'url',
  'lists',
  'truncated',
  'source',
  'body',
] as const satisfies readonly (keyof Story)[]

/**
 * What spreadsheets take for the beginning of a formula, and what they skip before one (OWASP, "CSV
 * Injection"), full-width forms included.
 */
const FORMULA_START = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/

/** Writes the names of the columns as the first line. */
export function csvHeader(): string {
  return toLine(COLUMNS)
}

/**
 * Writes a story as a line. A text that a spreadsheet would run as a formula gets an apostrophe before
 * it, which spreadsheets take for "this is text"; NDJSON has every text as it is.
 */
export function csvRow(story: Story): string {
  return toLine(COLUMNS.map((column) => toCell(story[column])))
}

function toCell(value: Story[keyof Story]): string {
  if (value === undefined) return ''
  if (typeof value !== 'string' && typeof value !== 'object') return String(value)
  const text = typeof value === 'string' ? value : value.join(';')
  // Few programs read a table that holds null characters.
  const disarmed = FORMULA_START.test(text) ? `'${text}` : text
  return disarmed.replaceAll('\0', '\uFFFD')
}

function toLine(cells: readonly string[]): string {
  const quoted = cells.map((cell) =>
    /[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell,
  )
  return `${quoted.join(',')}\r\n`
}
