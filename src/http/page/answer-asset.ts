// The style sheets, the script and the icon of the pages. Each is named by its content, so that it never
// changes and caches may keep it.
import type { Context } from 'hono'
import { refuseAddress } from '../routes/refuse.ts'
import { SECURITY_HEADERS } from '../response/security-headers.ts'
import { PAGE_ASSETS } from './assets.generated.ts'

/** How long caches may keep what never changes, seconds: a year, the most that is customary. */
const MAX_AGE_SECONDS = 31_536_000

const encoder = new TextEncoder()

/** Answers `GET /assets/:name`. */
export function answerAsset(c: Context): Response {
  const name = c.req.param('name')
  const asset = Object.values(PAGE_ASSETS).find((candidate) => candidate.name === name)
  if (asset === undefined) return refuseAddress(c)
  return new Response(asset.text, {
    headers: {
      ...SECURITY_HEADERS,
      'Content-Type': asset.type,
      'Content-Length': String(encoder.encode(asset.text).byteLength),
      'Cache-Control': `public, max-age=${MAX_AGE_SECONDS}, immutable`,
      Vary: 'Accept-Encoding',
    },
  })
}
