// Which kinds of values do parameters have? Schemas whose messages complete "Expected `name` to be ...".
// Knows no parameter.
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

/** Describes a whole number, both ends inclusive; `advice` is for whoever went too far. */
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
