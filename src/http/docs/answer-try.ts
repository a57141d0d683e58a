// Where the forms of the documentation ask. Forms send every field, the empty ones too, and an empty text is
// no number; so they ask here, and are sent on without the empty ones.
import type { Context } from 'hono'
import { createOpenApiDocument } from '../openapi/document.ts'
import { refuseAddress } from '../routes/refuse.ts'
import { SECURITY_HEADERS } from '../response/security-headers.ts'

/** Where forms ask, before the path of what they mean. */
export const TRY_PATH = '/docs/try'

/** Answers `GET /docs/try/...`: leads to the address that is meant, with what was filled in. */
export function answerTry(): (c: Context) => Response {
  const { paths } = createOpenApiDocument()
  return (c) => {
    const path = `/${c.req.param('path') ?? ''}`
    if (!Object.hasOwn(paths, path)) return refuseAddress(c)
    const filledIn = Object.entries(c.req.queries()).flatMap(([name, values]) =>
      values.filter((value) => value !== '').map((value): [string, string] => [name, value]),
    )
    const query = new URLSearchParams(filledIn).toString()
    // Relative, since nobody here knows what the app is mounted under.
    const up = '../'.repeat(TRY_PATH.split('/').length + path.split('/').length - 3)
    const location = `${up}${path.slice(1)}${query === '' ? '' : `?${query}`}`
    return new Response(null, { status: 303, headers: { ...SECURITY_HEADERS, Location: location } })
  }
}
