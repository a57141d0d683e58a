// The parameters in an address of the page, read as forgivingly as a reader would want: what cannot be used is
// left out and said, never a dead end.
import { FACET_NAMES } from '../../engine/filter-parameters.ts'
import { nearestName } from '../../engine/nearest-name.ts'
import { parseSearchParameters } from '../../engine/parameters.ts'
import type { SearchRequest } from '../../engine/request.ts'
import { MAX_QUERY_LENGTH } from '../../engine/search-parameters.ts'
import { InvalidRequestError } from '../../errors.ts'
import {
  adviceOn,
  isRepeatable,
  PAGE_PARAMETERS,
  type PageParameter,
  type PageParameters,
} from './shown-parameters.ts'

/** What ages and dates without a zone in an address count from. */
export interface Present {
  /** Epoch milliseconds. */
  readonly nowMs: number
  /** IANA zone. */
  readonly timeZone: string
}

/** What was understood. */
export interface ReadPage {
  readonly parameters: PageParameters
  readonly request: SearchRequest
  /** What was left out and why, a sentence each. */
  readonly notices: readonly string[]
}

/** Longest excerpt where the address says nothing, characters: three to four lines. */
const EXCERPT_LENGTH = '260'

/** Most notices that a page shows. */
const MAX_NOTICES = 5

/** Longest part of a value that a notice repeats, UTF-16 code units. */
const MAX_REPEATED_LENGTH = 60

/** Reads the parameters of the page's address. Never throws on a reader's input. */
export function readPageParameters(
  query: Readonly<Record<string, string | readonly string[]>>,
  context: Present,
): ReadPage {
  const notices: string[] = []
  let parameters = knownParameters(query, notices)
  const [q = ''] = parameters.q ?? []
  if (q.length > MAX_QUERY_LENGTH) {
    parameters = { ...parameters, q: [q.slice(0, MAX_QUERY_LENGTH)] }
    notices.push(`Only the first ${MAX_QUERY_LENGTH} characters were searched for.`)
  }
  // Each round leaves out what is wrong; a bound can be wrong next to the other one only, so that
  // it shows when the rest is right.
  for (let round = 0; round < PAGE_PARAMETERS.length; round++) {
    try {
      const request = toSearchRequest(parameters, context)
      return { parameters, request, notices: notices.slice(0, MAX_NOTICES) }
    } catch (error) {
      if (!(error instanceof InvalidRequestError)) throw error
      const wrong = PAGE_PARAMETERS.filter((name) =>
        error.issues.some(({ parameter }) => parameter === name),
      )
      if (wrong.length === 0) break
      for (const name of wrong) notices.push(describeRefused(name, parameters[name] ?? []))
      parameters = without(parameters, wrong)
    }
  }
  return { parameters: {}, request: toSearchRequest({}, context), notices }
}

/** Turns the page's parameters into a complete request, with every facet that the page shows. */
export function toSearchRequest(
  parameters: PageParameters,
  context: Present,
  changes: Readonly<Record<string, unknown>> = {},
): SearchRequest {
  const given = Object.fromEntries(
    PAGE_PARAMETERS.map((name) => {
      const values = parameters[name]
      return [name, isRepeatable(name) ? values : values?.[0]] as const
    }).filter(([, value]) => value !== undefined),
  )
  const asked = { excerptLength: EXCERPT_LENGTH, facets: FACET_NAMES, ...given, ...changes }
  return parseSearchParameters(asked, context)
}

/** Gives the parameters without some of them. */
export function without(
  parameters: PageParameters,
  names: readonly PageParameter[],
): PageParameters {
  return Object.fromEntries(
    PAGE_PARAMETERS.filter((name) => name in parameters && !names.includes(name)).map((name) => [
      name,
      parameters[name],
    ]),
  )
}

function knownParameters(
  query: Readonly<Record<string, string | readonly string[]>>,
  notices: string[],
): PageParameters {
  const known: Partial<Record<PageParameter, readonly string[]>> = {}
  for (const name of Object.keys(query)) {
    const parameter = PAGE_PARAMETERS.find((candidate) => candidate === name)
    if (parameter === undefined) {
      // What other sites add to addresses (utm_source and the like) is near to nothing.
      const nearest = nearestName(name, PAGE_PARAMETERS)
      if (nearest !== undefined) {
        notices.push(`“${shorten(name)}” is not known here and was left out. Is it ${nearest}?`)
      }
      continue
    }
    const given = [query[name] ?? []].flat().filter((value) => value.trim() !== '')
    const values = isRepeatable(parameter) ? given : given.slice(-1)
    if (values.length > 0) known[parameter] = values
  }
  return known
}

function describeRefused(name: PageParameter, values: readonly string[]): string {
  const received = values.map((value) => `“${shorten(value)}”`).join(', ')
  return `${received} cannot be used as ${name} and was left out. ${adviceOn(name)}`.trim()
}

function shorten(text: string): string {
  return text.length > MAX_REPEATED_LENGTH ? `${text.slice(0, MAX_REPEATED_LENGTH)}…` : text
}
