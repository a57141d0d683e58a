// Characters that quote, and characters that separate the pieces of a query.

/** Any of these opens a phrase and any closes it, since keyboards and countries differ. */
export const QUOTE = /["“”„‟«»＂]/
/** White space and parentheses, which separate words. */
export const SEPARATOR = /[\s()（）]/

/** Tells whether a character is a double quote of any kind; undefined (past the end) is not one. */
export function isQuote(character: string | undefined): boolean {
  return character !== undefined && QUOTE.test(character)
}

/** Tells whether a character separates words; undefined (past the end) does. */
export function isSeparator(character: string | undefined): boolean {
  return character === undefined || SEPARATOR.test(character)
}

/** Tells whether a character opens a group. */
export function isOpening(character: string | undefined): boolean {
  return character === '(' || character === '（'
}

/** Tells whether a character closes a group. */
export function isClosing(character: string | undefined): boolean {
  return character === ')' || character === '）'
}
