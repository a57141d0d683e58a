// Tidy text: white space, control characters, broken surrogates, paragraphs.

const LINE_BREAK = /\r\n|\r|\n/u
/** The end of a sentence: a terminal of any script, then quotes and brackets. */
const SENTENCE_END = /[\p{Sentence_Terminal}…]["'”’»)\]]*$/u
/** `U.S.`, `p.m.`: its last full stop belongs to the abbreviation. */
const ABBREVIATION_END = /(?:^|\P{L})\p{L}\.\p{L}\.$/u

/**
 * Gives one line of text: runs of white space become one space; control characters and outer white space
 * are removed.
 */
export function tidyLine(text: string): string {
  return text
    .replace(/\s+/gu, ' ')
    .replace(/\p{Cc}/gu, '')
    .replace(/\p{Surrogate}/gu, '\uFFFD')
    .trim()
}

/** Splits a text at CRLF, CR and LF; a byte order mark before the first line is dropped. */
export function splitLines(text: string): string[] {
  return (text.startsWith('\uFEFF') ? text.slice(1) : text).split(LINE_BREAK)
}

/**
 * Gives tidy paragraphs separated by one blank line. If the text has blank lines, they separate its
 * paragraphs. If not, line breaks do, except after a line that looks wrapped: it does not end a sentence
 * and is more than half as long as the longest line.
 */
export function tidyParagraphs(text: string): string {
  const lines = splitLines(text.replace(/[\u2028\u2029\u0085]/gu, '\n').trim()).map(tidyLine)
  const hasBlankLines = lines.includes('')
  const longest = lines.reduce((most, line) => Math.max(most, line.length), 0)
  const isWrapped = (line: string): boolean =>
    hasBlankLines ? line !== '' : !endsSentence(line) && line.length > longest / 2
  const paragraphs: string[] = []
  let wrapped: string[] = []
  for (const [i, line] of lines.entries()) {
    if (line !== '') wrapped.push(line)
    if (wrapped.length === 0 || (isWrapped(line) && i < lines.length - 1)) continue
    paragraphs.push(wrapped.join(' '))
    wrapped = []
  }
  return paragraphs.join('\n\n')
}

/** Tells whether a tidy line ends in final punctuation: `.`, `!”`, `。`, `…`; not in `:` or `,`. */
export function endsSentence(line: string): boolean {
  return SENTENCE_END.test(line.slice(-8))
}

/** Tells whether a tidy line ends in an abbreviation of single letters: `in the U.S.` */
export function endsAbbreviation(line: string): boolean {
  return ABBREVIATION_END.test(line.slice(-8))
}

/** Removes all of these characters (UTF-16 code units) from the end of a text. */
export function trimEndOf(text: string, characters: string): string {
  let end = text.length
  while (end > 0 && characters.includes(text.charAt(end - 1))) end--
  return text.slice(0, end)
}
