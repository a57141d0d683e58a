// Does the client hold this answer already? Entity tags (RFC 9110, 8.8.3) as text; knows nothing of
// what they stand for.
import { hash64 } from '../../analysis/hash.ts'

/**
 * Makes the tag of an answer from the index generation and the canonical request. It is weak: two
 * answers to one request say the same, but differ in `tookMs` and perhaps in compression.
 */
export function createEtag(generation: string, canonicalRequest: string): string {
  return `W/"${hash64(`${generation}\n${canonicalRequest}`)}"`
}

/** Tells whether an If-None-Match header lists the tag, by weak comparison. */
export function listsEtag(ifNoneMatch: string | undefined, etag: string): boolean {
  if (ifNoneMatch === undefined) return false
  if (ifNoneMatch === etag) return true
  const opaque = opaqueTag(etag)
  return ifNoneMatch.split(',').some((tag) => opaqueTag(tag.trim()) === opaque)
}

/** Tells whether an If-None-Match header matches any answer there is. */
export function listsAnyEtag(ifNoneMatch: string | undefined): boolean {
  return ifNoneMatch?.trim() === '*'
}

function opaqueTag(etag: string): string {
  return etag.startsWith('W/') ? etag.slice(2) : etag
}
