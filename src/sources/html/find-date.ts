// The date in a short line of a page: `Posted on May 29, 2026 by Ann`, `29. Mai 2026, 14:05`, `29/05/2026`.
// Month names are those that the runtime knows.

/** Longest line that is read, in UTF-16 code units; a longer one is a sentence. */
const MAX_LINE_LENGTH = 160

/** Years of web pages; other numbers of four digits are not years. */
const [FIRST_YEAR, LAST_YEAR] = [1980, 2099]

const YEAR = '\\d{4}'
const YEAR_FIRST = new RegExp(`(?<!\\d)(${YEAR})([-/.])(\\d{1,2})\\2(\\d{1,2})(?!\\d)`, 'u')
const YEAR_LAST = new RegExp(`(?<![\\d.])(\\d{1,2})([-/.])(\\d{1,2})\\2 ?(${YEAR})(?!\\d)`, 'u')
const ASIAN = new RegExp(`(${YEAR}) ?[年년] ?(\\d{1,2}) ?[月월] ?(\\d{1,2}) ?[日일]`, 'u')
const DAY_MONTH = new RegExp(
  `(?<!\\d)(\\d{1,2})(?:st|nd|rd|th|er|\\.|º)?,? (?:of |de |d['’])?(\\p{L}{3,14})\\.?,? (?:de |del )?(${YEAR})(?!\\d)`,
  'u',
)
const MONTH_DAY = new RegExp(
  `(\\p{L}{3,14})\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (${YEAR})(?!\\d)`,
  'u',
)
/** Text between a date and its time. */
const TIME =
  /^(?:[,hT.]| at| um| à| alle| a las| klo| kl\.?| -| –| \|)? ?([01]?\d|2[0-3])[:.h]([0-5]\d)(?::[0-5]\d)?(?: ?([ap])\.?m\b)?/iu

/**
 * Gives the first date of a line as ISO 8601 without a zone (`2026-05-29`, `2026-05-29 14:05`).
 * @param language Of the page: `en-US` writes the month first in dates of digits alone, others the day.
 */
export function findDate(line: string, language: string): string | undefined {
  if (line.length > MAX_LINE_LENGTH) return undefined
  const text = line.replace(/\s+/gu, ' ')
  for (const find of [findYearFirst, findAsian, findDayMonth, findMonthDay, findYearLast]) {
    const found = find(text, language)
    if (found === undefined) continue
    const { year, month, day, end } = found
    const date = new Date(Date.UTC(year, month - 1, day))
    if (year < FIRST_YEAR || year > LAST_YEAR || month < 1) continue
    if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) continue
    return `${date.toISOString().slice(0, 10)}${timeOf(text.slice(end))}`
  }
  return undefined
}

interface Found {
  readonly year: number
  readonly month: number
  readonly day: number
  /** Start of the text after it. */
  readonly end: number
}

function findYearFirst(text: string): Found | undefined {
  const [all = '', year, , month, day] = YEAR_FIRST.exec(text) ?? []
  return all === '' ? undefined : toFound(text, all, year, Number(month), day)
}

function findAsian(text: string): Found | undefined {
  const [all = '', year, month, day] = ASIAN.exec(text) ?? []
  return all === '' ? undefined : toFound(text, all, year, Number(month), day)
}

function findDayMonth(text: string, language: string): Found | undefined {
  const [all = '', day, name = '', year] = DAY_MONTH.exec(text) ?? []
  const month = monthOf(name, language)
  return month === undefined ? undefined : toFound(text, all, year, month, day)
}

function findMonthDay(text: string, language: string): Found | undefined {
  const [all = '', name = '', day, year] = MONTH_DAY.exec(text) ?? []
  const month = monthOf(name, language)
  return month === undefined ? undefined : toFound(text, all, year, month, day)
}

function findYearLast(text: string, language: string): Found | undefined {
  const [all = '', first = '', sign, second = '', year] = YEAR_LAST.exec(text) ?? []
  if (all === '') return undefined
  const [a, b] = [Number(first), Number(second)]
  const isMonthFirst = b > 12 || (a <= 12 && sign === '/' && isAmerican(language))
  // Without a language, `3/4/2026` may be in March or in April.
  if (sign === '/' && language === '' && a <= 12 && b <= 12 && a !== b) return undefined
  return toFound(text, all, year, isMonthFirst ? a : b, isMonthFirst ? second : first)
}

function toFound(
  text: string,
  all: string,
  year: string | undefined,
  month: number,
  day: string | undefined,
): Found {
  return { year: Number(year), month, day: Number(day), end: text.indexOf(all) + all.length }
}

function isAmerican(language: string): boolean {
  return /^en(?:[-_]us)?$/iu.test(language)
}

function timeOf(rest: string): string {
  const [, hour, minute = '', half] = TIME.exec(rest) ?? []
  if (hour === undefined) return ''
  const isTwelve = half !== undefined && Number(hour) <= 12
  const hours = isTwelve
    ? (Number(hour) % 12) + (half.toLowerCase() === 'p' ? 12 : 0)
    : Number(hour)
  return ` ${String(hours).padStart(2, '0')}:${minute}`
}

/** Languages whose months are known on any page: many pages do not declare their language. */
const LANGUAGES = 'en de fr es it pt nl ru uk pl sv da fi cs tr'.split(' ')

const months = new Map<string, ReadonlyMap<string, number>>()

function monthOf(name: string, language: string): number | undefined {
  const folded = foldMonth(name)
  for (const one of [language, ...LANGUAGES]) {
    const month = monthsOf(one).get(folded)
    if (month !== undefined) return month
  }
  return undefined
}

/** Gives names and short names of months in a language, in their forms alone and in dates. */
function monthsOf(language: string): ReadonlyMap<string, number> {
  const locale = /^[a-z]{2,3}/iu.exec(language)?.[0].toLowerCase() ?? 'en'
  const known = months.get(locale)
  if (known !== undefined) return known
  const names = new Map<string, number>()
  for (let month = 12; month >= 1; month--) {
    for (const width of ['long', 'short'] as const) {
      for (const options of [{ month: width }, { day: 'numeric', month: width } as const]) {
        const parts = new Intl.DateTimeFormat(locale, {
          ...options,
          timeZone: 'UTC',
        }).formatToParts(Date.UTC(2026, month - 1, 1))
        const name = foldMonth(parts.find(({ type }) => type === 'month')?.value ?? '')
        if (/^\p{L}{3,}$/u.test(name)) {
          names.set(name, month)
          if (!names.has(name.slice(0, 3))) names.set(name.slice(0, 3), month)
        }
      }
    }
  }
  names.set('sept', 9)
  months.set(locale, names)
  return names
}

function foldMonth(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/[\p{M}.]/gu, '')
    .toLowerCase()
}
