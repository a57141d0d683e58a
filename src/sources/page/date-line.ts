// Date lines of a page: a date, then perhaps a view count (`Oct. 19, 2024 4:25 p.m. 863`).
import { trimEndOf } from '../../story/tidy-text.ts'
import { parseViewCount } from '../view-count.ts'
import { parseMonth } from '../dates/clock-time.ts'
import { type DateContext, findPrintedDate, type PrintedDate } from '../dates/printed-date.ts'
import { parseRelativeDate } from '../dates/relative-date.ts'
import { parseStoryDate } from '../dates/story-date.ts'

export interface DateLine extends PrintedDate {
  readonly views: number | undefined
  /** Only a day, like a heading of a timeline. */
  readonly bare: boolean
}

/** Longest line that is read, in UTF-16 code units. */
const MAX_DATE_LINE_LENGTH = 120

const PREFIX =
  /^(?:first )?(?:published|posted|(?:last )?(?:updated|modified)|created|date)(?: on| at)? ?:? ?(?=\S)/i
const WEEKDAY_ALONE = /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?$/i
const VIEWS = /(?:^|[\s|·•.(])(?:views? ?: ?)?(\d[\d,.]*(?: ?[km])?)(?: views?)?\)?$/i
const READING_TIME = /(?:^|[ |·•,-])\d{1,3}[ -]min(?:ute)?s?(?: read)?$/i
/** An update of the same day. */
const UPDATED_AT = /^(?:updated|modified)(?: at)? ?:? ?\d{1,2}[:.]\d{2}.{0,12}$/i
/** Separators between the parts of a date line. */
const SEPARATORS = ' |·•,(–—-'
/** The form of an AP date; its numbers may be invalid. */
const DATE_FORM =
  /^(\p{L}{3,12}\.?) ?\d{1,2} ?,? ?\d{4}( ?,? ?(?:at )?(?:noon|midnight|\d{1,2}(?::\d{1,2})? ?[ap]\.? ?m\.?))?$/iu
const MAY_BE_DATE = /\d|^(?:.{0,20} )?(?:today|yesterday|now|ago)\b/i

/**
 * Reads a tidy line as a date line; undefined if it is not one.
 * @throws RangeError when the runtime does not know `context.timeZone`.
 */
export function parseDateLine(line: string, context: DateContext): DateLine | undefined {
  if (line.length > MAX_DATE_LINE_LENGTH || !MAY_BE_DATE.test(line)) return undefined
  const text = line.replace(PREFIX, '')
  if (/^\d+$/.test(text)) return undefined
  return readPrinted(text, line, context) ?? readOther(text, line, context)
}

/** Reads a tidy line that is only a view count: `150`, `1.2K views`. */
export function parseViewsLine(line: string): number | undefined {
  if (line.length > 40) return undefined
  return parseViewCount(line.replace(/^views? ?: ?/i, '').replace(/ views?$/i, ''))
}

/** Reads a date with nothing before it, and after it only what date lines hold. */
function readPrinted(text: string, line: string, context: DateContext): DateLine | undefined {
  const found = findPrintedDate(text, context)
  if (found === undefined) return undefined
  if (trim(text.slice(0, found.start)).replace(/[.,]$/, '').replace(WEEKDAY_ALONE, '') !== '')
    return undefined
  const rest = readRest(text.slice(found.end), context)
  if (rest === undefined) return undefined
  const { publishedAt, doubt, hasTime } = found
  const bare = found.end === line.length && !hasTime
  return { publishedAt, doubt, views: rest.views, bare }
}

/** Reads the rest after the date: an update, a reading time, a view count. */
function readRest(
  text: string,
  context: DateContext,
): { readonly views: number | undefined } | undefined {
  const bare = trim(text)
  if (bare === '' || UPDATED_AT.test(bare)) return { views: undefined }
  const counted = VIEWS.exec(text)
  const views = parseViewCount(counted?.[1] ?? '')
  if (counted !== null && views !== undefined && trim(text.slice(0, counted.index)) === '')
    return { views }
  if (READING_TIME.test(bare)) return readRest(bare.replace(READING_TIME, ''), context)
  const update = parseDateLine(bare, context)
  return update && { views: update.views }
}

/** Reads dates in other languages, and dates that need the time of reading. */
function readOther(text: string, line: string, context: DateContext): DateLine | undefined {
  const counted = VIEWS.exec(text)
  const count = parseViewCount(counted?.[1] ?? '')
  const cut = counted === null || count === undefined ? text : trim(text.slice(0, counted.index))
  for (const [date, views] of [
    [text, undefined],
    [cut, count],
  ] as const) {
    const publishedAt = parseStoryDate(date, context.timeZone)
    if (publishedAt !== undefined || hasDateForm(date)) {
      return { publishedAt, views, bare: text === line && views === undefined && isBare(date) }
    }
    const relative = parseRelativeDate(trim(date.replace(READING_TIME, '')), context)
    if (relative !== undefined) {
      const bare = text === line && views === undefined && /\d$/.test(date) && isBare(date)
      return { ...relative, views, bare }
    }
  }
  return undefined
}

function hasDateForm(text: string): boolean {
  const [, month, time] = DATE_FORM.exec(text) ?? []
  return month !== undefined && (time !== undefined || parseMonth(month) !== undefined)
}

function isBare(date: string): boolean {
  return !/:\d|noon|midnight|[ap]\.? ?m\b/i.test(date)
}

function trim(text: string): string {
  let start = 0
  while (start < text.length && SEPARATORS.includes(text.charAt(start))) start++
  return trimEndOf(text.slice(start), SEPARATORS)
}
