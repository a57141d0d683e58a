// Messages that say what is wrong with parameters.
import type * as v from 'valibot'
import type { RequestIssue } from '../errors.ts'
import { nearestName } from './nearest-name.ts'

/** Most of a received text or name that a message repeats, UTF-16 code units. */
const MAX_REPEATED_LENGTH = 80

/** Longest list that a message repeats value by value. */
const MAX_REPEATED_VALUES = 5

/** Says what was expected of a parameter and what came. */
export function expectedIssue(
  parameter: string,
  expectation: string,
  received: unknown,
): RequestIssue {
  const message = `Expected \`${parameter}\` to be ${expectation}, received ${describeValue(received)}`
  return { parameter, message }
}

/** Says that there is no such parameter, and which one was probably meant. */
export function unknownParameterIssue(parameter: string, known: readonly string[]): RequestIssue {
  const nearest = nearestName(parameter, known)
  const hint = nearest === undefined ? '' : `: did you mean \`${nearest}\`?`
  return { parameter, message: `Unknown parameter \`${cut(parameter)}\`${hint}` }
}

/**
 * Turns valibot's issues into ours, one a parameter: the schema's message is the expectation, and
 * what came is shown as the caller gave it.
 */
export function toRequestIssues(
  issues: readonly v.BaseIssue<unknown>[],
  received: ReadonlyMap<string, unknown>,
): RequestIssue[] {
  const found = new Map<string, RequestIssue>()
  for (const { path, message } of issues) {
    const parameter = path?.[0]?.key
    if (typeof parameter !== 'string' || found.has(parameter)) continue
    found.set(parameter, expectedIssue(parameter, message, received.get(parameter)))
  }
  return [...found.values()]
}

/**
 * Writes a received value so that it fits a one-line message however hostile it is: texts as JSON,
 * cut where long; structures only named, since writing them out could be long or too deep.
 */
export function describeValue(value: unknown): string {
  if (typeof value === 'string') {
    const length = value.length > MAX_REPEATED_LENGTH ? ` (${value.length} characters)` : ''
    return JSON.stringify(cut(value)) + length
  }
  if (typeof value === 'number' || typeof value === 'boolean' || value == null) return String(value)
  if (!Array.isArray(value)) return typeof value === 'object' ? 'an object' : `a ${typeof value}`
  const values: readonly unknown[] = value
  const plain = values.every((item) => typeof item === 'string' || typeof item === 'number')
  return plain && values.length <= MAX_REPEATED_VALUES
    ? `[${values.map(describeValue).join(',')}]`
    : `a list of ${values.length}`
}

function cut(text: string): string {
  return text.length > MAX_REPEATED_LENGTH ? `${text.slice(0, MAX_REPEATED_LENGTH)}…` : text
}
