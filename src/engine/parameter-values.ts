// The kinds of values that parameters have: schemas whose messages complete "Expected `name` to be ...".
import * as v from 'valibot'

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ')

/** Describes a text of up to so many UTF-16 code units. */
export const text = (maxLength: number, expectation = `text of at most ${maxLength} characters`) =>
  v.pipe(v.string(expectation), v.maxLength(maxLength, expectation))

/** Describes texts of which any will do. */
export const texts = () => {
  const expectation = 'text, or a list of texts'
  return v.array(v.string(expectation), expectation)
}

/** Describes months of which any will do. */
export const months = () => {
  const expectation = 'a month such as `2025-10`, or a list of months'
  return v.array(
    v.pipe(v.string(expectation), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/, expectation)),
    expectation,
  )
}

/** Describes a whole number, both ends inclusive; `advice` is for anyone who went too far. */
export const integer = (min: number, max: number, advice = '') => {
  const expectation = `an integer from ${min} to ${max}${advice}`
  return v.pipe(
    v.number(expectation),
    v.integer(expectation),
    v.minValue(min, expectation),
    v.maxValue(max, expectation),
  )
}

/** Describes a share. */
export const fraction = () => {
  const expectation = 'a number from 0 to 1'
  return v.pipe(v.number(expectation), v.minValue(0, expectation), v.maxValue(1, expectation))
}

/** Describes a value that is one of some names. */
export const oneOf = <const TNames extends readonly [string, ...string[]]>(names: TNames) =>
  v.picklist(names, names.length === 1 ? quoted(names) : `one of ${quoted(names)}`)

/** Describes several of some names. */
export const listOf = <const TNames extends readonly [string, ...string[]]>(names: TNames) => {
  const expectation = `a comma-separated list of ${quoted(names)}`
  return v.array(v.picklist(names, expectation), expectation)
}

/** Describes a yes or no. */
export const flag = () => v.boolean('`true` or `false`')

/** Tells whether a parameter takes several values. */
export function isList(value: v.GenericSchema): boolean {
  return value.type === 'array'
}

/** Gives the names that a list may hold, in order; undefined for a list of free texts and for no list. */
export function namesOf(value: v.GenericSchema): readonly string[] | undefined {
  const { item } = value as { readonly item?: Partial<ReturnType<typeof oneOf>> } // an array's item is a schema
  return item?.type === 'picklist' ? item.options : undefined
}

/** Tells whether a parameter is given once for each of its values: free text may have commas. */
export function isRepeated(value: v.GenericSchema): boolean {
  return isList(value) && namesOf(value) === undefined
}
