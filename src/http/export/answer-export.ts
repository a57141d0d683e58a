// Every story that matches, as a file that is streamed line by line.
import type { ExportFormat } from '../../engine/export-format.ts'
import { parseExportParameters } from '../../engine/export-parameters.ts'
import { LedeError } from '../../errors.ts'
import { canonicalExport } from '../request/canonical-request.ts'
import { checkEtag, logQuery } from '../response/answer-question.ts'
import { validatorHeaders } from '../response/validators.ts'
import type { Asked } from '../engine/question.ts'
import { AS_DOCUMENTED, readQuery } from '../request/read-request.ts'
import { SECURITY_HEADERS } from '../response/security-headers.ts'
import { fileName } from './file-name.ts'
import { streamText } from './stream-text.ts'
import { toLines } from './to-lines.ts'

/** Forms of an export with their media types. */
export const EXPORT_TYPES = {
  csv: 'text/csv; charset=utf-8; header=present',
  ndjson: 'application/x-ndjson',
} as const satisfies Record<ExportFormat, string>

/** Answers `GET /export`. */
export async function answerExport(asked: Asked): Promise<Response> {
  const { c, engine, settings, nowMs } = asked
  const context = { nowMs, timeZone: settings.timeZone }
  const { format, request } = parseExportParameters(readQuery(c), context, AS_DOCUMENTED)
  logQuery(asked, request.q)
  const stories = engine.export?.(request)
  if (stories === undefined) {
    throw new LedeError('not_implemented', 'This service gives out no exports')
  }
  const { etag, notModified } = checkEtag(asked, canonicalExport(format, request, nowMs), true)
  if (notModified !== undefined) return notModified
  const headers = {
    ...SECURITY_HEADERS,
    'Content-Type': EXPORT_TYPES[format],
    'Content-Disposition': `attachment; ${fileName(request.q, format)}`,
    ...validatorHeaders(etag, settings),
  }
  // The head alone needs no search.
  if (c.req.method === 'HEAD') return new Response(null, { headers })
  const lines = await begun(toLines(format, stories))
  return new Response(streamText(lines, settings.onError), { headers })
}

/** Has the first line made, so that what fails at once is still answered by a problem. */
async function begun(lines: AsyncGenerator<string, void>): Promise<AsyncGenerator<string, void>> {
  const first = await lines.next()
  return (async function* () {
    if (first.done === true) return
    try {
      yield first.value
      yield* lines
    } finally {
      // The inner one is ended by `yield*` only once it has been reached.
      await lines.return()
    }
  })()
}
