// The byline and dateline at the beginning of wire copy (`PARIS, Dec 9 (AFP) - `), in newspapers of Latin
// script. Only the beginning of a text is read.

/** Longest byline or dateline, UTF-16 code units. */
const LONGEST = 90

/** Most words of a dateline. */
const MOST_WORDS = 8

/** A first line that names the author or the photographer. */
const BYLINE = /^(?:By \p{Lu}|(?:Photo|Image|Picture|Credit) ?: ?\p{L})[^\n.!?]{1,60}\n\s*/u

/** Separates a dateline from the text: a dash with spaces, or a colon; nothing is needed after an agency. */
const SEPARATOR = / (?:--?|[\u2013\u2014]) | ?: |\) (?![-:\u2013\u2014])/u

/** The last signs of separators. */
const SIGNS = '-\u2013\u2014:)'

const LONG_DASHES = new Set(['\u2013', '\u2014', '--'])

/** An agency in brackets at the end of a dateline. */
const AGENCY = / ?\([\p{L}\d .]{2,24}\)$/u

const CAPITALS = /^\p{Lu}[\p{Lu}.'\u2019-]+$/u
const CAPITALIZED = /^\p{Lu}[\p{L}.'\u2019-]*$/u
const NUMBER = /^\d{1,4}$/
const PARTICLE =
  /^(?:al|am|an|and|da|das|de|del|den|der|di|do|du|el|la|las|le|les|los|of|on|sur|upon)$/

/** Agencies that sign without brackets. */
const AGENCIES = new Set(['AFP', 'ANI', 'AP', 'CP', 'PTI', 'Reuters', 'UPI', 'Xinhua', 'dpa'])

/** Words in capitals that are a label and not a place. */
const LABELS = new Set(
  (
    'ADVISORY ALERT ANALYSIS BREAKING CLARIFICATION COMMENT CORRECTED CORRECTION EXCLUSIVE FACTBOX ' +
    'INTERVIEW LIVE NEWS NOTE OPINION PREVIEW Q&A REVIEW UPDATE UPDATED WARNING'
  ).split(' '),
)

/** The opening of a sentence: a capital or number soon followed by a small letter, or a quote. */
const OPENING =
  /^["'\u2018\u201C]?(?:\p{Lu}\p{Ll}|[AI] |\p{Lu}\.|[\p{Lu}\p{Sc}\d][\p{Lu}\d.,'\u2019-]* \p{Ll}|[\p{Lu}\d.]+ \p{Lu}\p{Ll})/u

/**
 * Gives the first position of the text after a byline and a dateline, from `from` on; `from` if there is
 * neither.
 */
export function skipDateline(text: string, from: number): number {
  const byline = BYLINE.exec(text.slice(from, from + LONGEST))?.[0].length ?? 0
  const start = from + byline
  const opening = text.slice(start, start + LONGEST)
  const separator = SEPARATOR.exec(opening)
  if (separator === null) return start
  const length = separator.index + separator[0].length
  const follows = text.slice(start + length, start + length + LONGEST)
  if (!OPENING.test(follows)) return start
  const isAfterAgency = separator[0].startsWith(')')
  const head = opening.slice(0, isAfterAgency ? separator.index + 1 : separator.index)
  return isDateline(head, separator[0].trim()) ? start + length : start
}

/** Tells whether the text's first sentence begins here, after the dateline. */
export function endsDateline(text: string, at: number): boolean {
  if (at > 2 * LONGEST) return false
  const isBehindSign = text.charAt(at - 1) === '\n' || SIGNS.includes(text.charAt(at - 2))
  return isBehindSign && skipDateline(text, 0) === at
}

function isDateline(head: string, separator: string): boolean {
  const place = head.replace(AGENCY, '')
  const hasAgency = place.length < head.length || AGENCIES.has(place)
  if (place === '') return hasAgency
  const words = place.split(/[ ,]+/u)
  const [first = ''] = words
  if (words.length > MOST_WORDS || LABELS.has(first)) return false
  const isNamed = words.every(
    (word) => CAPITALIZED.test(word) || NUMBER.test(word) || PARTICLE.test(word),
  )
  if (!isNamed || !CAPITALIZED.test(first)) return false
  const hasDate = words.length > 1 && words.some((word) => NUMBER.test(word))
  if (separator === ')') return hasAgency && hasDate
  if (hasAgency || hasDate) return true
  if (CAPITALS.test(first) && first.length > 2) return words.length <= MOST_WORDS / 2
  // Before a long dash a few capitalized words are a place; a hyphen or colon follows many other words.
  return LONG_DASHES.has(separator) && words.length <= 3
}
