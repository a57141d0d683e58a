// HTML escaping.

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

/** Replaces a code unit that no HTML or JSON document may contain. */
const REPLACEMENT = '\uFFFD'

/**
 * Escapes a text for HTML, in element content and in quoted attributes. A null character and half of a
 * surrogate pair become U+FFFD, one for one, since browsers and strict JSON parsers refuse or replace them,
 * each in its own way.
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\0\p{Cs}]/gu, (character) => ENTITIES.get(character) ?? REPLACEMENT)
}
