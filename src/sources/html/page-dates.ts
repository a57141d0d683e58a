// The dates of publication that a page shows: marked in the story, then within or next to its header, then
// in its address.
import { findDate } from './find-date.ts'
import type { PageHeader } from './page-header.ts'
import type { Place } from './scan-places.ts'

/** Gives the dates that a page shows for its story, the most reliable first. */
export function shownDates(
  places: readonly Place[],
  header: PageHeader,
  language: string,
): readonly string[] {
  const dates = places.filter((place) => place.kind === 'date' && header.isOwn(place))
  const near = dates.filter((place) => header.isNear(place))
  const lines = places.filter((place) => place.kind === 'line' && header.isNear(place))
  const textsOf = (from: readonly Place[]): string[] =>
    from.flatMap((place) => dateOf(place, language) ?? [])
  const byMark = (mark: number, from: readonly Place[]): string[] =>
    textsOf(from.filter((place) => place.mark === mark))
  return [
    ...byMark(3, near),
    ...byMark(2, near),
    ...byMark(1, near),
    ...textsOf(lines),
    ...onlyOne(byMark(3, dates)),
    ...(header.headline === undefined ? onlyOne(byMark(2, dates)) : []),
  ]
}

/** `2019/11/19/`, `2019-11-19`, `20191119` in the path of an address. */
const DATED_PATH =
  /(?<!\d)((?:19[89]|20[0-4])\d)([-/_]?)(0[1-9]|1[0-2])\2(0[1-9]|[12]\d|3[01])(?!\d)/u

/** Gives the day that an address names. */
export function dateOfAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const [, year, , month, day] = DATED_PATH.exec(new URL(address).pathname) ?? []
  return year === undefined ? undefined : `${year}-${month ?? ''}-${day ?? ''}`
}

/** Gives a machine-readable date as it is, else the date in the text. */
function dateOf({ lines }: Place, language: string): string | undefined {
  const [first = ''] = lines
  if (/^\d{4}-\d{2}-\d{2}(?:[T ]|$)/u.test(first)) return first
  return lines
    .slice(0, 4)
    .map((line) => findDate(line, language))
    .find((date) => date !== undefined)
}

/** Several dates with one mark belong to a list. */
function onlyOne(dates: readonly string[]): readonly string[] {
  const days = new Set(dates.map((date) => date.slice(0, 10)))
  return days.size === 1 ? dates.slice(0, 1) : []
}
