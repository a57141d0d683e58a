// Values that were written in many ways (query string, JSON, an app's object), read as a schema describes them.
import * as v from 'valibot'
import { InvalidRequestError, type RequestIssue } from '../errors.ts'
import type { ParametersSchema } from './parameter-row.ts'
import { namesOf } from './parameter-values.ts'
import { expectedIssue, toRequestIssues, unknownParameterIssue } from './request-issues.ts'

/** What was read: the valid values, and everything that is wrong. */
export interface ReadParameters<TValues> {
  /** Complete where there are no issues; undefined otherwise. */
  readonly values: TValues | undefined
  /** Every value that has no issue of its own, for checks of several parameters together. */
  readonly valid: Partial<TValues>
  readonly issues: readonly RequestIssue[]
}

/** How parameters are read. */
export interface ReadingOptions {
  /**
   * Takes values only as the OpenAPI document has them: bounds of time are text, and empty text is refused
   * where a number, a yes or no, or one of some names is expected. @default false, empty text counts as absent
   */
  readonly asDocumented?: boolean
}

/** Most issues that one answer lists; only a hostile request has more. */
const MAX_ISSUES = 100

/** A number as it is written in addresses: digits, perhaps a sign and a fraction. */
const PLAIN_NUMBER = /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/

/**
 * Reads parameters tolerantly and validates them: numbers and booleans may be text, lists may be
 * comma-separated (where their values are known names) or single texts, and what is undefined, null
 * or empty counts as absent (see `ReadingOptions`).
 * @throws InvalidRequestError when the input is no object.
 */
export function readParameters<TValues>(
  schema: ParametersSchema<TValues>,
  input: unknown,
  { asDocumented = false }: ReadingOptions = {},
): ReadParameters<TValues> {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw new InvalidRequestError([expectedIssue('parameters', 'an object', input)])
  }
  const issues: RequestIssue[] = []
  const received = new Map<string, unknown>()
  const given: Record<string, unknown> = {}
  for (const [name, value] of Object.entries(input)) {
    const wanted = Object.hasOwn(schema.entries, name) ? schema.entries[name]?.wrapped : undefined
    if (wanted === undefined) {
      if (issues.length < MAX_ISSUES) {
        issues.push(unknownParameterIssue(name, Object.keys(schema.entries)))
      }
      continue
    }
    const read: unknown =
      asDocumented && value === '' && isOneValue(wanted) ? value : readValue(value, wanted)
    if (read === undefined) continue
    if (Array.isArray(read) && wanted.type !== 'array') {
      issues.push(expectedIssue(name, 'given once', read))
      continue
    }
    received.set(name, value)
    given[name] = read
  }
  const result = v.safeParse(schema, given, { abortPipeEarly: true })
  if (result.success) {
    const values = issues.length === 0 ? result.output : undefined
    return { values, valid: result.output, issues }
  }
  const invalid = toRequestIssues(result.issues, received)
  const names = new Set(invalid.map((issue) => issue.parameter))
  const valid = Object.entries(result.output as object).filter(([name]) => !names.has(name))
  return {
    values: undefined,
    valid: Object.fromEntries(valid) as Partial<TValues>, // entries without an issue have their output's type
    issues: [...issues, ...invalid],
  }
}

/** Tells whether a schema is of values of which none is empty. */
function isOneValue({ type }: v.GenericSchema): boolean {
  return type === 'number' || type === 'boolean' || type === 'picklist'
}

/** Brings a value into the type that the schema wants, or leaves it for the schema to refuse. */
function readValue(value: unknown, wanted: v.GenericSchema): unknown {
  if (value === undefined || value === null || value === '') return undefined
  switch (wanted.type) {
    case 'array':
      return readList(value, namesOf(wanted) !== undefined)
    case 'number':
      return typeof value === 'string' && PLAIN_NUMBER.test(value) ? Number(value) : value
    case 'boolean':
      return value === 'true' ? true : value === 'false' ? false : value
    case 'string':
      return typeof value === 'number' ? String(value) : value
    default:
      return value
  }
}

/** Reads a list, without empty values; a list of nothing counts as absent. */
function readList(value: unknown, commaSeparated: boolean): unknown {
  const given: readonly unknown[] = Array.isArray(value) ? value : [value]
  const parts = given.flatMap((item) =>
    typeof item === 'string' ? (commaSeparated ? item.split(',') : [item]) : [item],
  )
  const list = parts
    .map((item) => (typeof item === 'string' ? item.trim() : item))
    .filter((item) => item !== '')
  return list.length === 0 ? undefined : list
}
