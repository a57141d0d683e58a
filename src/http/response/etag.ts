// Entity tags (RFC 9110, 8.8.3). Not hono's, which hashes the answer: this tag is known before the work is done.
import { hash64 } from '../../analysis/hash.ts'

/**
 * Makes the tag of an answer from the index generation and the canonical request. It is weak: two
 * answers to one request say the same, but differ in `tookMs` and perhaps in compression.
 */
export function createEtag(generation: string, canonicalRequest: string): string {
  return `W/"${hash64(`${generation}\n${canonicalRequest}`)}"`
}

/**
 * Tells whether an If-None-Match header lists the tag, by weak comparison. `*` stands for any answer that
 * exists, so it counts only where the caller knows that there is one.
 */
export function isHeld(ifNoneMatch: string | undefined, etag: string, exists = true): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag) return true
  if (exists && ifNoneMatch.trim() === '*') return true
  const opaque = opaqueTag(etag)
  return ifNoneMatch.split(',').some((tag) => opaqueTag(tag.trim()) === opaque)
}

function opaqueTag(etag: string): string {
  return etag.startsWith('W/') ? etag.slice(2) : etag
}
