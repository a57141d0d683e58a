// The OpenAPI document as an answer: built once, when first asked for.
import type { Context } from 'hono'
import { createOpenApiDocument } from '../openapi/document.ts'
import { createEtag } from '../response/etag.ts'
import { jsonResponse } from '../response/json-response.ts'
import { answerConstant } from '../response/validators.ts'
import type { SearchAppSettings } from '../search-app-options.ts'

/** Answers `GET /openapi.json`. */
export function answerOpenApi(settings: SearchAppSettings): (c: Context) => Response {
  let made: { readonly document: unknown; readonly etag: string } | undefined
  return (c) => {
    const { document, etag } = (made ??= makeDocument())
    return answerConstant(c, { etag, settings }, (headers) => jsonResponse(document, headers))
  }
}

function makeDocument(): { readonly document: unknown; readonly etag: string } {
  const document = createOpenApiDocument()
  return { document, etag: createEtag('openapi', JSON.stringify(document)) }
}
