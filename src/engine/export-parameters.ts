// What may a caller ask of an export? A search's parameters, without those of a page of results.
import * as v from 'valibot'
import type { QueryContext } from '../query/query.ts'
import type { SearchRequest } from './request.ts'
import { EXPORT_FORMATS, type ExportFormat } from './export-format.ts'
import { SearchParametersSchema } from './parameter-schemas.ts'
import { oneOf } from './parameter-values.ts'
import { completeRequest } from './parameters.ts'
import { readParameters, type ReadingOptions } from './read-parameters.ts'

/** A complete request for an export. */
export interface ExportRequest {
  readonly format: ExportFormat
  readonly request: SearchRequest
}

/** What concerns a page of results, what it shows and how it is grouped: an export has every story whole. */
const OF_PAGES = [
  'page',
  'pageSize',
  'facets',
  'distinct',
  'excerpts',
  'excerptLength',
  'highlightPreTag',
  'highlightPostTag',
  'explain',
  'format',
] as const

/** Validates the parameters of `/export`; absent ones get their defaults. */
export const ExportParametersSchema = v.strictObject({
  ...v.omit(SearchParametersSchema, OF_PAGES).entries,
  format: v.optional(
    v.pipe(
      oneOf(EXPORT_FORMATS),
      v.description('Form of the file: a table, or a JSON object a line.'),
    ),
    'csv',
  ),
})

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
