// The documentation as an answer: made once, when first asked for.
import type { Context } from 'hono'
import { createEtag } from '../response/etag.ts'
import { answerConstant } from '../response/validators.ts'
import { createOpenApiDocument } from '../openapi/document.ts'
import { htmlResponse } from '../page/html-response.ts'
import type { SearchAppSettings } from '../search-app-options.ts'
import { DocsDocument } from './docs-document.tsx'
import { DocsView } from './docs-view.tsx'

/** Answers `GET /docs`. */
export function answerDocs(settings: SearchAppSettings): (c: Context) => Promise<Response> {
  let made: Promise<{ readonly html: string; readonly etag: string }> | undefined
  return async (c) => {
    const { html, etag } = await (made ??= makeDocs(settings))
    return answerConstant(c, { etag, settings }, (headers) => htmlResponse(html, headers))
  }
}

async function makeDocs({ page }: SearchAppSettings): Promise<{ html: string; etag: string }> {
  const document = (
    <DocsDocument title={page === false ? 'Lede' : page.title} hasPage={page !== false}>
      <DocsView document={createOpenApiDocument()} />
    </DocsDocument>
  )
  const html = (await document).toString()
  return { html, etag: createEtag('docs', html) }
}
