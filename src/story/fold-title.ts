// The folded form of a headline, and its form in an address.

const ACCENTS = /[\u0300-\u036F]/gu
/** White space, dashes, quotes and invisible characters. */
const IGNORED = /[\s\p{Pd}\p{Pi}\p{Pf}\p{Cf}\p{Cc}"'`´′″−ʼ]/gu
/** Letters without a decomposition, for addresses. */
const ASCII_FORMS = new Map([
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ð', 'd'],
  ['þ', 'th'],
  ['ł', 'l'],
  ['ı', 'i'],
])

/** Longest slug, in characters. */
const MAX_SLUG_LENGTH = 60

/**
 * Gives the form in which equal headlines are equal: case, accents, quotes, dashes and spaces make no
 * difference. A headline of only quotes, dashes and spaces stays as it is.
 */
export function foldTitle(title: string): string {
  return withoutAccents(title).replace(IGNORED, '') || title
}

/**
 * Gives a text as lower-case ASCII words with hyphens between, at most 60 characters, cut at a hyphen if
 * there is one. Empty if the text has no ASCII letter.
 */
export function slugOf(text: string): string {
  const slug = withoutAccents(text)
    .replace(/[ßæœøđðþłı]/gu, (letter) => ASCII_FORMS.get(letter) ?? letter)
    .replace(/['`´′’‘ʼ]/gu, '')
    .replace(/[^a-z0-9]+/gu, '-')
    .replace(/^-|-$/gu, '')
  if (!/[a-z]/.test(slug)) return ''
  if (slug.length <= MAX_SLUG_LENGTH) return slug
  const cut = slug.lastIndexOf('-', MAX_SLUG_LENGTH)
  return slug.slice(0, cut > 0 ? cut : MAX_SLUG_LENGTH)
}

function withoutAccents(text: string): string {
  return text.normalize('NFKD').toLowerCase().normalize('NFKD').replace(ACCENTS, '')
}
