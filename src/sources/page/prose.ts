// Paragraphs of a story among the lines of a page, and the words of their subject.
import { endsSentence } from '../../story/tidy-text.ts'
import { isAppeal, isFurniture } from './furniture.ts'
import { isPhotoCredit, type PageLine } from './page-line.ts'

/** Shortest paragraph, in UTF-16 code units; if no line is that long, the second number counts. */
const PARAGRAPH_LENGTHS = [100, 40] as const
/** Most other lines between two paragraphs of one text. */
const MAX_GAP = 12
/** Share of words from which two groups of paragraphs are one text. */
const SAME_SUBJECT = 0.3
/** Scripts without spaces, which need a third of the length for the same text. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu
const UNSPACED_FACTOR = 3
/** Length of the text that is read for its subject, in UTF-16 code units. */
const MAX_SUBJECT_LENGTH = 20_000
/** First letters by which words are compared, for inflected languages. */
const STEM_LENGTH = 5
/** Shortest subject word, except words in capitals or with digits. */
const MIN_WORD_LENGTH = 4

/**
 * Gives the indexes of the lines that are paragraphs of the page's main text, each text once: the longest
 * group of paragraphs with few other lines between them.
 */
export function findParagraphs(lines: readonly PageLine[]): readonly number[] {
  for (const least of PARAGRAPH_LENGTHS) {
    const seen = new Set<string>()
    const found = lines.flatMap((line, i) => {
      if (!isParagraph(line, least) || seen.has(line.text)) return []
      seen.add(line.text)
      return [i]
    })
    if (found.length > 0) return fromMainGroup(lines, found)
  }
  return []
}

/** Leaves out the paragraphs before the longest group, except those of its subject. */
function fromMainGroup(
  lines: readonly PageLine[],
  paragraphs: readonly number[],
): readonly number[] {
  const groups: number[][] = []
  for (const [i, index] of paragraphs.entries()) {
    const isNear = i > 0 && index - (paragraphs[i - 1] ?? 0) <= MAX_GAP
    if (isNear) groups.at(-1)?.push(index)
    else groups.push([index])
  }
  const textOf = (group: readonly number[]): string =>
    group.map((index) => lines[index]?.text ?? '').join(' ')
  const lengths = groups.map((group) => textOf(group).length)
  let first = lengths.indexOf(lengths.reduce((most, length) => Math.max(most, length), 0))
  const subject = subjectOf(textOf(groups[first] ?? []))
  while (first > 0) {
    const text = textOf(groups[first - 1] ?? []).slice(0, MAX_SUBJECT_LENGTH)
    if (sharedSubject(text, subject).shared < SAME_SUBJECT) break
    first--
  }
  return groups.slice(first).flat()
}

function isParagraph({ text, date }: PageLine, least: number): boolean {
  if (date !== undefined || text.length * UNSPACED_FACTOR < least || !endsSentence(text))
    return false
  if (weightOf(text) < least) return false
  return !isAppeal(text) && !isFurniture(text) && !isPhotoCredit(text)
}

/** The length of a text; letters of scripts without spaces count more. */
function weightOf(text: string): number {
  const unspaced = text.slice(0, MAX_SUBJECT_LENGTH).match(UNSPACED)?.length ?? 0
  return text.length + unspaced * (UNSPACED_FACTOR - 1)
}

/** Gives the subject of a text: beginnings of its longer words, pairs of unspaced letters. */
export function subjectOf(text: string): ReadonlySet<string> {
  const subject = new Set<string>()
  for (const [word] of text.slice(0, MAX_SUBJECT_LENGTH).matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (UNSPACED.test(word))
      for (let i = 0; i + 1 < word.length; i++) subject.add(word.slice(i, i + 2))
    else if (word.length >= MIN_WORD_LENGTH || /\p{N}|^\p{Lu}{2,}$/u.test(word))
      subject.add(word.toLowerCase().slice(0, STEM_LENGTH))
    UNSPACED.lastIndex = 0
  }
  return subject
}

/** Gives the share of a headline's subject that a text has, 0 to 1, and the number of its words. */
export function sharedSubject(
  headline: string,
  subject: ReadonlySet<string>,
): { readonly shared: number; readonly words: number } {
  const own = [...subjectOf(headline)]
  const shared = own.filter((word) => subject.has(word)).length
  return { shared: own.length === 0 ? 0 : shared / own.length, words: own.length }
}
