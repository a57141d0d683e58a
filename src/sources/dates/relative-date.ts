// Dates that leave something out: `3 hours ago`, `yesterday at 6 p.m.`, `Oct. 25`. The time of reading, which
// is given, completes them.
import { toIsoWithOffset, zoneOffsetMinutes } from '../../story/zoned-time.ts'
import { parseMonth, resolvePrintedTime, type WrittenDay } from './clock-time.ts'
import type { DateContext, PrintedDate } from './printed-date.ts'

const AGO = /^(?:about )?(\d{1,3}|an?(?= )) ?([a-z]{1,7})\.? ago$/i
const JUST_NOW = /^(?:just )?now$/i
const DAY_WORD = /^(today|yesterday)(?=,? |$)/i
const WEEKDAY = /^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,? /i
const MONTH_DAY = /^([a-z]{3,9}\.?) (\d{1,2})(?:st|nd|rd|th)?(?=,? |$)/i
const DAY_MONTH = /^(\d{1,2})(?:st|nd|rd|th)? ([a-z]{3,9}\.?)(?=,? |$)/i
/** What may follow a day: a time, and perhaps its zone. */
const TIME =
  /^(?:,? (?:at )?(\d{1,2}(?:[:.]\d{2}|(?= ?[ap]\.?m))(?: ?[ap]\.? ?m\.?)?(?: .{1,12})?))?$/i
const MINUTE_MS = 60_000
const DAY_MS = 86_400_000
/** Name of a unit -> its length in minutes; months and years have their mean length. */
const UNITS: readonly (readonly [RegExp, number])[] = [
  [/^s(?:ec(?:ond)?s?)?$/i, 1 / 60],
  [/^m(?:in(?:ute)?s?)?$/i, 1],
  [/^h(?:(?:ou)?rs?)?$/i, 60],
  [/^d(?:ays?)?$/i, 60 * 24],
  [/^w(?:(?:ee)?ks?)?$/i, 60 * 24 * 7],
  [/^mo(?:nths?)?$/i, (60 * 24 * 365.2425) / 12],
  [/^y(?:(?:ea)?rs?)?$/i, 60 * 24 * 365.2425],
]
/** Longest text that is looked at, in UTF-16 code units. */
const MAX_LENGTH = 50

/** Reads a whole text as such a date; undefined where it is none. */
export function parseRelativeDate(text: string, context: DateContext): PrintedDate | undefined {
  if (text.length > MAX_LENGTH) return undefined
  return countedBack(text, context) ?? dayByWord(text, context) ?? dayWithoutYear(text, context)
}

/** What is said where the time of reading is not known. */
function unknown(text: string): PrintedDate {
  const doubt = `${JSON.stringify(text)} needs the time of reading, which is not known`
  return { publishedAt: undefined, doubt }
}

function countedBack(text: string, { nowMs, timeZone }: DateContext): PrintedDate | undefined {
  const minutes = minutesAgo(text)
  if (minutes === undefined) return undefined
  if (nowMs === undefined) return unknown(text)
  const at = Math.floor(nowMs / MINUTE_MS - minutes) * MINUTE_MS
  return { publishedAt: toIsoWithOffset(at, timeZone) }
}

function minutesAgo(text: string): number | undefined {
  if (JUST_NOW.test(text)) return 0
  const [, count = '', unit = ''] = AGO.exec(text) ?? []
  const [, length] = UNITS.find(([name]) => name.test(unit)) ?? []
  if (length === undefined) return undefined
  return length * (/^a/i.test(count) ? 1 : Number(count))
}

function dayByWord(text: string, context: DateContext): PrintedDate | undefined {
  const [whole = '', word] = DAY_WORD.exec(text) ?? []
  if (word === undefined) return undefined
  return atTime(text, text.slice(whole.length), context, (nowMs) =>
    dayAt(word.toLowerCase() === 'today' ? nowMs : nowMs - DAY_MS, context.timeZone),
  )
}

function dayWithoutYear(text: string, context: DateContext): PrintedDate | undefined {
  const date = text.replace(WEEKDAY, '')
  const [before = '', monthBefore = '', dayAfter] = MONTH_DAY.exec(date) ?? []
  const [after = '', dayBefore, monthAfter = ''] = DAY_MONTH.exec(date) ?? []
  const month = parseMonth(monthBefore || monthAfter)
  if (month === undefined) return undefined
  const day = Number(dayAfter ?? dayBefore)
  return atTime(text, date.slice((before || after).length), context, (nowMs) => {
    const today = dayAt(nowMs, context.timeZone)
    // The last such day that is not to come.
    const isToCome = month > today.month || (month === today.month && day > today.day)
    return { year: today.year - (isToCome ? 1 : 0), month, day }
  })
}

function atTime(
  text: string,
  rest: string,
  { nowMs, timeZone }: DateContext,
  dayOf: (nowMs: number) => WrittenDay,
): PrintedDate | undefined {
  const time = TIME.exec(rest)
  if (time === null) return undefined
  return nowMs === undefined ? unknown(text) : resolvePrintedTime(dayOf(nowMs), time[1], timeZone)
}

/** The day that the clocks of a zone show at an instant. */
function dayAt(epochMs: number, timeZone: string): WrittenDay {
  const wall = new Date(epochMs + zoneOffsetMinutes(epochMs, timeZone) * MINUTE_MS)
  return { year: wall.getUTCFullYear(), month: wall.getUTCMonth() + 1, day: wall.getUTCDate() }
}
