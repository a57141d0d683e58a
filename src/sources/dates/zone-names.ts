// Zones behind a written time: `GMT+1`, `+0400`, `CEST`, `ET`, `(IST)`. Some names mean one zone, others mean
// several, which the text alone does not tell apart.
import { isTimeZone } from '../../story/zoned-time.ts'

/** What a written zone says of the clocks. */
export interface WrittenZone {
  /** Minutes ahead of UTC. */
  readonly offsetMinutes?: number | undefined
  /** IANA zone, where the offset depends on the day: `ET`. */
  readonly timeZone?: string
  /** Several zones have this name. RFC 822 settles one of them (`CST`), which then has an offset. */
  readonly isUnclear?: boolean
}

/** The clocks farthest from UTC are 14 hours ahead. */
export const MAX_OFFSET_MINUTES = 14 * 60

/**
 * Name -> hours ahead of UTC. The North American ones are those of RFC 822; the others are the
 * abbreviations of the tz database that one region alone uses.
 */
const FIXED: Readonly<Record<string, number>> = {
  z: 0,
  ut: 0,
  utc: 0,
  gmt: 0,
  wet: 0,
  est: -5,
  edt: -4,
  cdt: -5,
  mst: -7,
  mdt: -6,
  pst: -8,
  pdt: -7,
  akst: -9,
  akdt: -8,
  hst: -10,
  brt: -3,
  art: -3,
  west: 1,
  cet: 1,
  cest: 2,
  wat: 1,
  cat: 2,
  sast: 2,
  eet: 2,
  eest: 3,
  eat: 3,
  msk: 3,
  trt: 3,
  gst: 4,
  pkt: 5,
  npt: 5.75,
  wib: 7,
  ict: 7,
  sgt: 8,
  hkt: 8,
  pht: 8,
  awst: 8,
  jst: 9,
  kst: 9,
  acst: 9.5,
  acdt: 10.5,
  aest: 10,
  aedt: 11,
  nzst: 12,
  nzdt: 13,
}

/** Names whose offset depends on the day. */
const SEASONAL: Readonly<Record<string, string>> = {
  et: 'America/New_York',
  eastern: 'America/New_York',
  ct: 'America/Chicago',
  central: 'America/Chicago',
  mt: 'America/Denver',
  mountain: 'America/Denver',
  pt: 'America/Los_Angeles',
  pacific: 'America/Los_Angeles',
}

/** Names of several zones: India, Ireland and Israel; Britain and Bangladesh; America, China, Cuba. */
const UNCLEAR: ReadonlySet<string> = new Set([
  'amt',
  'ast',
  'bst',
  'cst',
  'ect',
  'ist',
  'lst',
  'sst',
  'wst',
])
/** The one that RFC 822 settles, in hours ahead of UTC. */
const RFC_822_CST = -6

const OFFSET = /^(?:utc|gmt)? ?([+\-−])(\d{1,2})(?::?(\d{2}))?(?: utc)?$/i
/** What `Date` prints after an offset: `(Gulf Standard Time)`. */
const NAME_IN_BRACKETS = / \([\w ]*\)$/

/** Reads what stands behind a time; undefined where it is no zone. */
export function readZone(text: string): WrittenZone | undefined {
  const offset = OFFSET.exec(text.replace(NAME_IN_BRACKETS, ''))
  if (offset !== null) {
    const [, sign, hours, minutes = '0'] = offset
    const size = Number(hours) * 60 + Number(minutes)
    if (size > MAX_OFFSET_MINUTES || Number(minutes) > 59) return undefined
    return { offsetMinutes: sign === '+' ? size : -size }
  }
  const bare = text.replace(/^\((.*)\)$/u, '$1').trim()
  const name = bare.toLowerCase().replace(/(?: (?:standard|daylight))? time$/u, '')
  if (name === 'cst') return { offsetMinutes: RFC_822_CST * 60, isUnclear: true }
  if (UNCLEAR.has(name)) return { isUnclear: true }
  const hours = FIXED[name]
  if (hours !== undefined) return { offsetMinutes: hours * 60 }
  const timeZone = SEASONAL[name] ?? (bare.includes('/') && isTimeZone(bare) ? bare : undefined)
  return timeZone === undefined ? undefined : { timeZone }
}
