// Is this line of a page a date line, and what does it say? `Oct. 19, 2024 4:25 p.m. 863`: a date,
// then perhaps a view count. Knows nothing of the lines around it.
import { parseMonth } from '../dates/clock-time.ts'
import { parseStoryDate } from '../dates/story-date.ts'
import { trimEndOf } from '../../story/tidy-text.ts'
import { parseViewCount } from '../../story/view-count.ts'

export interface DateLine {
  /** ISO 8601 with offset; undefined where the line has a date's form but names no real moment. */
  readonly publishedAt: string | undefined
  readonly views: number | undefined
  /** Nothing but a day: a heading of a timeline looks the same. */
  readonly bare: boolean
}

/** Longest line that is looked at, in UTF-16 code units. */
const MAX_DATE_LINE_LENGTH = 120

const PREFIX = /^(?:published|posted|(?:last )?updated|date)(?: on| at)? ?: ?/i
const VIEWS = /(?<=[\s|·•.(])(?:views? ?: ?)?(\d[\d,.]*(?: ?[km])?)(?: views?)?\)?$/i
/** What may part the date from the count. */
const SEPARATORS = ' |·•,(-'
/** The form of an AP date, whatever its numbers are worth. */
const DATE_FORM =
  /^(\p{L}{3,12}\.?) ?\d{1,2} ?,? ?\d{4}( ?,? ?(?:at )?(?:noon|midnight|\d{1,2}(?::\d{1,2})? ?[ap]\.? ?m\.?))?$/iu
const ISO_FORM = /^\d{4}-\d{2}-\d{2}(?:[t ]\d{2}:\d{2}\S*)?$/i

/** Reads a tidy line as a date line; undefined where it is none. Never throws for a known zone. */
export function parseDateLine(line: string, timeZone: string): DateLine | undefined {
  if (line.length > MAX_DATE_LINE_LENGTH || !/\d{4}/.test(line)) return undefined
  const text = line.replace(PREFIX, '')
  if (/^\d+$/.test(text)) return undefined
  const whole = parseStoryDate(text, timeZone)
  if (whole !== undefined)
    return { publishedAt: whole, views: undefined, bare: text === line && isBare(text) }
  const counted = VIEWS.exec(text)
  const views = parseViewCount(counted?.[1] ?? '')
  const date =
    counted === null || views === undefined
      ? text
      : trimEndOf(text.slice(0, counted.index), SEPARATORS)
  const publishedAt = parseStoryDate(date, timeZone)
  if (publishedAt === undefined && !hasDateForm(date) && !hasDateForm(text)) return undefined
  return { publishedAt, views, bare: text === line && views === undefined && isBare(date) }
}

/** Reads a tidy line that is nothing but a view count: `150`, `1.2K views`. */
export function parseViewsLine(line: string): number | undefined {
  if (line.length > 40) return undefined
  return parseViewCount(line.replace(/^views? ?: ?/i, '').replace(/ views?$/i, ''))
}

function hasDateForm(text: string): boolean {
  const [, month, time] = DATE_FORM.exec(text) ?? []
  if (month === undefined) return ISO_FORM.test(text)
  return time !== undefined || parseMonth(month) !== undefined
}

function isBare(date: string): boolean {
  return !/:\d|noon|midnight|[ap]\.? ?m\b/i.test(date)
}
