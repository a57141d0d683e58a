// The OpenAPI document as an answer: built once, when first asked for.
import type { Context } from 'hono'
import { createEtag, listsAnyEtag, listsEtag } from '../response/etag.ts'
import { jsonResponse, notModifiedResponse } from '../response/json-response.ts'
import { createOpenApiDocument } from '../openapi/document.ts'
import { validatorHeaders } from '../engine/question.ts'
import type { SearchAppSettings } from '../search-app-options.ts'

/** Answers `GET /openapi.json`. */
export function answerOpenApi(settings: SearchAppSettings): (c: Context) => Response {
  let made: { readonly document: unknown; readonly etag: string } | undefined
  return (c) => {
    if (made === undefined) {
      const document = createOpenApiDocument()
      made = { document, etag: createEtag('openapi', JSON.stringify(document)) }
    }
    const headers = validatorHeaders(made.etag, settings)
    const ifNoneMatch = c.req.header('If-None-Match')
    return listsEtag(ifNoneMatch, made.etag) || listsAnyEtag(ifNoneMatch)
      ? notModifiedResponse(headers)
      : jsonResponse(made.document, headers)
  }
}
