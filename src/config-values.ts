// One schema for each kind of value that a setting can have.
import * as v from 'valibot'

/** Origins whose pages may read answers: all, some or none. */
export type Origins = '*' | readonly string[] | false

/** Trusted proxies: none, a number of them, or those at these addresses and subnets. */
export type TrustedProxies = false | number | readonly string[]

/** An integer in decimal digits, both ends inclusive. */
export const integer = (from: number, to: number) =>
  v.pipe(v.string(), v.regex(/^\d{1,10}$/), v.transform(Number), v.minValue(from), v.maxValue(to))

/** A number in decimal digits, up to six of them after the point; both ends inclusive. */
export const decimal = (from: number, to: number) =>
  v.pipe(
    v.string(),
    v.regex(/^\d{1,6}(?:\.\d{1,6})?$/),
    v.transform(Number),
    v.minValue(from),
    v.maxValue(to),
  )

/** `true` or `false`. */
export const flag = v.pipe(
  v.picklist(['true', 'false']),
  v.transform((text) => text === 'true'),
)

/** `*`, origins separated by commas, or nothing. */
export const origins = v.pipe(
  v.string(),
  v.transform(parseOrigins),
  v.check((parsed) => parsed === false || parsed === '*' || parsed.every(isOrigin)),
)

/** A secret as it can stand in a header, or nothing. */
export const secret = v.pipe(
  v.string(),
  v.regex(/^[\x21-\x7e]*$/),
  v.transform((text) => (text === '' ? undefined : text)),
)

/**
 * Secrets separated by commas, or nothing. A text of only commas is refused: it does not mean access for
 * all.
 */
export const secrets = v.pipe(
  v.string(),
  v.regex(/^[\x20-\x7e]*$/),
  v.check((text) => text === '' || listOf(text).length > 0),
  v.transform(listOf),
  v.check(areKeys),
)

/** A number of proxies, or addresses, subnets and names of subnets, separated by commas. */
export const trustedProxies = v.pipe(
  v.string(),
  v.transform(parseProxies),
  v.check((parsed) => typeof parsed !== 'number' || (parsed >= 1 && parsed <= 100)),
)

function listOf(text: string): readonly string[] {
  const parts = text.split(',').map((part) => part.trim())
  return parts.filter((part) => part !== '')
}

function areKeys(keys: readonly string[]): boolean {
  return keys.every((key) => !key.includes(' '))
}

function parseProxies(text: string): TrustedProxies {
  if (/^\d+$/.test(text.trim())) return Number(text)
  const proxies = listOf(text)
  return proxies.length === 0 ? false : proxies
}

function parseOrigins(text: string): Origins {
  const parts = text.split(',').map((origin) => origin.trim())
  if (parts.length > 1) return parts
  if (text.trim() === '*') return '*'
  return text.trim() === '' ? false : parts
}

function isOrigin(text: string): boolean {
  return URL.canParse(text) && new URL(text).origin === text
}
