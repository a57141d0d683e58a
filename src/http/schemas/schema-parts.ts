// The plain values that answers consist of, each with what it says.
import * as v from 'valibot'

/** Describes a whole number from 0. */
export const count = (description: string) =>
  v.pipe(v.number(), v.integer(), v.minValue(0), v.description(description))

/** Describes a number. */
export const number = (description: string) => v.pipe(v.number(), v.description(description))

/** Describes a text. */
export const text = (description: string) => v.pipe(v.string(), v.description(description))
