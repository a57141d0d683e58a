// Which characters quote, and which part one piece of a query from the next? Knows single characters.

/** Any of these opens a phrase and any closes it, since keyboards and countries mix them. */
export const QUOTE = /["“”„‟«»＂]/
/** White space and parentheses, which part words. */
export const SEPARATOR = /[\s()（）]/

/** Tells whether a character is a double quote of any kind; undefined, past the end, is none. */
export function isQuote(character: string | undefined): boolean {
  return character !== undefined && QUOTE.test(character)
}

/** Tells whether a character parts words; undefined, past the end, does. */
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
