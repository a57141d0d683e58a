// How does a text stand in HTML without being read as markup? Knows only strings.

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
])

/** Stands where the text has a code unit that no HTML or JSON document may carry. */
const REPLACEMENT = '\uFFFD'

/**
 * Escapes a text for HTML, in element content and in quoted attributes.
 * A null character and half of a surrogate pair, which browsers and strict JSON parsers refuse or
 * replace each in their own way, become U+FFFD, one for one.
 */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'\0\p{Cs}]/gu, (character) => ENTITIES.get(character) ?? REPLACEMENT)
}
