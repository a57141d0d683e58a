// One parameter as a row of data, and the valibot schema that rows make.
import * as v from 'valibot'

/** All that is known of a parameter; what validates, answers or documents it is made from this. */
export interface ParameterRow {
  /** Its values. A list of known names is written with commas, one of free texts is repeated. */
  readonly value: v.GenericSchema
  /** What an absent one means. @default nothing */
  readonly default?: unknown
  /** What it asks, in CommonMark, for the documentation. */
  readonly description: string
  /** A value, for the documentation. */
  readonly example: unknown
}

/** Parameters by name, in the order of the documentation. */
export type ParameterRows = Readonly<Record<string, ParameterRow>>

/** The type of a row's values. */
export type ValueOf<TRow extends ParameterRow> = v.InferOutput<TRow['value']>

/** Values of all rows, as they are validated: those without a default may be absent. */
export type ValuesOf<TRows extends ParameterRows> = {
  readonly [TName in keyof TRows]:
    ValueOf<TRows[TName]> | (TRows[TName] extends { readonly default: unknown } ? never : undefined)
}

/** A value as callers may write it: numbers and booleans as text, lists as comma-separated text. */
type Written<T> = T extends readonly (infer TItem extends string)[]
  ? string | readonly TItem[]
  : T extends number | boolean
    ? T | `${T}`
    : T

/** Values of all rows, as callers may write them; each may be absent. */
export type WrittenValues<TRows extends ParameterRows> = {
  readonly [TName in keyof TRows]?: Written<ValueOf<TRows[TName]>> | undefined
}

/** A schema of parameters: every one optional, each of one plain type or a list. */
export interface ParametersSchema<TValues = object> extends v.GenericSchema<unknown, TValues> {
  readonly entries: Readonly<Record<string, v.OptionalSchema<v.GenericSchema, unknown>>>
}

/** Makes the schema that validates parameters and fills in defaults; names outside of the rows are refused. */
export function toSchema<TRows extends ParameterRows>(
  rows: TRows,
): ParametersSchema<ValuesOf<TRows>> {
  const entries = Object.entries(rows).map(([name, { value, description, default: absent }]) => [
    name,
    v.optional(v.pipe(value, v.description(description)), absent),
  ])
  // The type of the rows says what their schemas give; entries made in a loop have lost it.
  return v.strictObject(
    Object.fromEntries(entries) as v.ObjectEntries,
  ) as unknown as ParametersSchema<ValuesOf<TRows>>
}

/** Gives the rows that a condition holds for. */
export function rowsWhere<TRows extends ParameterRows, TName extends keyof TRows>(
  rows: TRows,
  holds: (name: keyof TRows) => name is TName,
): Pick<TRows, TName> {
  const kept = Object.entries(rows).filter(([name]) => holds(name))
  return Object.fromEntries(kept) as Pick<TRows, TName> // what was kept has their names
}
