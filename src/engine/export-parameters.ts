// The parameters of an export: those of a search, without those of a page of results.
import type { QueryContext } from '../query/query.ts'
import { completeRequest } from './complete-request.ts'
import { EXPORT_FORMATS, type ExportFormat } from './export-format.ts'
import { rowsWhere, toSchema, type ParameterRows } from './parameter-row.ts'
import { oneOf } from './parameter-values.ts'
import { readParameters, type ReadingOptions } from './read-parameters.ts'
import type { SearchRequest } from './request.ts'
import { SEARCH_PARAMETERS, type SearchParameterName } from './search-parameters.ts'

/** A complete request for an export. */
export interface ExportRequest {
  readonly format: ExportFormat
  readonly request: SearchRequest
}

type Rows = typeof SEARCH_PARAMETERS

/** A parameter that says which stories are found, and in which order. */
type FindingName = {
  [TName in SearchParameterName]: Rows[TName] extends { readonly ofResults: true } ? never : TName
}[SearchParameterName]

function isFinding(name: SearchParameterName): name is FindingName {
  return !('ofResults' in SEARCH_PARAMETERS[name])
}

/** Parameter of `/export` -> all that is known of it. */
export const EXPORT_PARAMETERS = {
  ...rowsWhere(SEARCH_PARAMETERS, isFinding),
  format: {
    value: oneOf(EXPORT_FORMATS),
    default: 'csv',
    description: 'Form of the file: a table, or a JSON object a line.',
    example: 'ndjson',
  },
} as const satisfies ParameterRows

/** Validates the parameters of `/export`; absent ones get their defaults. */
export const ExportParametersSchema = toSchema(EXPORT_PARAMETERS)

/**
 * Turns parameters into a complete request for an export.
 * @throws InvalidRequestError with every issue found.
 */
export function parseExportParameters(
  input: unknown,
  context: QueryContext,
  options?: ReadingOptions,
): ExportRequest {
  const read = readParameters(ExportParametersSchema, input, options)
  const request = completeRequest(read, context)
  // A file cannot say that it holds other stories than were asked for.
  const match = request.match === 'auto' ? 'all' : request.match
  return { format: read.values?.format ?? 'csv', request: { ...request, match } }
}
