// The style sheet, the script and the icon of the pages. Each is named by its content, so that it never
// changes and caches may keep it.
import { SECURITY_HEADERS } from '../security-headers.ts'
import { PAGE_ASSETS } from './assets.generated.ts'

/** How long caches may keep what never changes, seconds: a year, the most that is customary. */
const MAX_AGE_SECONDS = 31_536_000

const encoder = new TextEncoder()

/** Answers `GET /assets/:name`; undefined for a name that is none of ours. */
export function answerAsset(name: string): Response | undefined {
  const asset = Object.values(PAGE_ASSETS).find((candidate) => candidate.name === name)
  if (asset === undefined) return undefined
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
