// Validators of answers: what a client that holds one already asks by, and is answered.
import type { Context } from 'hono'
import type { SearchAppSettings } from '../search-app-options.ts'
import { isHeld } from './etag.ts'
import { notModifiedResponse } from './json-response.ts'

/** Gives the headers that a 200 and its 304 share. */
export function validatorHeaders(
  etag: string,
  settings: SearchAppSettings,
  negotiated = false,
): Record<string, string> {
  const headers = { ETag: etag, 'Cache-Control': 'no-cache' }
  const vary = [negotiated && 'Accept', settings.compress && 'Accept-Encoding'].filter(Boolean)
  return vary.length === 0 ? headers : { ...headers, Vary: vary.join(', ') }
}

/** Answers with what stays as it is while the app runs, or with the 304 for a client that holds it. */
export function answerConstant(
  c: Context,
  { etag, settings }: { readonly etag: string; readonly settings: SearchAppSettings },
  respond: (headers: Readonly<Record<string, string>>) => Response,
): Response {
  const headers = validatorHeaders(etag, settings)
  return isHeld(c.req.header('If-None-Match'), etag)
    ? notModifiedResponse(headers)
    : respond(headers)
}
