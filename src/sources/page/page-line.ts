// What one line of a scraped page can be: byline, photo credit, date line, address, section label,
// headline.
import type { DateContext } from '../dates/printed-date.ts'
import { findAuthor } from './credits.ts'
import { type DateLine, parseDateLine } from './date-line.ts'
import { hasCutLength } from './snippet.ts'
import { endsAbbreviation, endsSentence, splitLines, tidyLine } from '../../story/tidy-text.ts'

/** A line that is not blank. */
export interface PageLine {
  /** Tidy. */
  readonly text: string
  /** As in the source, without outer white space; cut snippets are measured on it. */
  readonly raw: string
  /** 1-based. */
  readonly number: number
  /** Present on date lines. */
  readonly date: DateLine | undefined
}

/** Longest headline, in UTF-16 code units. */
const MAX_HEADLINE_LENGTH = 160
/** Longest photo credit; a longer line is a caption or a sentence. */
const MAX_CREDIT_LENGTH = 80
const MAX_BYLINE_LENGTH = 120
/** Section labels are at most this long, in words and in UTF-16 code units. */
const MAX_LABEL_WORDS = 4
const MAX_LABEL_LENGTH = 40

const BYLINE = /^(?:(?:post(?:ed)?|written|reported|published) by|author|by) ?[:：] ?(.*)$/iu
const PLAIN_BYLINE = /^[Bb]y ((?:\p{Lu}[\p{L}'’.-]*(?: (?:and|de|van|von|al|bin))?(?: |$)){1,5})$/u
const PHOTO_CREDIT =
  /^(?:photos?|images?|pictures?|pic)(?: (?:credits?|courtesy|by|source))? ?[:：]/iu
const ADDRESS = /^(?:https?:\/\/|www\.)\S+$/i
/** Words that make up whole labels on any site. */
const LABEL_WORDS = new Set(
  (
    'ad ads advertisement also around articles breaking choice editor editors featured from ' +
    'headlines in just latest like may might more most must news now our pick picks popular ' +
    'posts promoted read recent recommended related section sponsored stories story the this ' +
    'to today top trending up viewed watched week you your'
  ).split(' '),
)

/** Gives the lines of a page that are not blank, in order. */
export function readPageLines(text: string, context: DateContext): PageLine[] {
  const lines: PageLine[] = []
  for (const [i, source] of splitLines(text).entries()) {
    const tidy = tidyLine(source)
    if (tidy === '') continue
    const date = parseDateLine(tidy, context)
    lines.push({ text: tidy, raw: source.trim(), number: i + 1, date })
  }
  return lines
}

/** Gives the name on a byline (`Post by : NAME`; it may be empty); undefined for another line. */
export function parseByline(line: string): string | undefined {
  if (line.length > MAX_BYLINE_LENGTH) return undefined
  const name = BYLINE.exec(line)?.[1]
  return name === undefined ? undefined : withoutBy(name)
}

/** Gives the names of `By Jane Doe and A. Name`, which is a byline only where one is expected. */
export function parsePlainByline(line: string): string | undefined {
  if (line.length > MAX_BYLINE_LENGTH || !/^by /iu.test(line)) return undefined
  return PLAIN_BYLINE.exec(line)?.[1]?.trim() ?? findAuthor(line)
}

/** Tells whether a line is a mark below a headline: a date or a byline. */
export function isMark({ text, date }: PageLine): boolean {
  return (
    date !== undefined || parseByline(text) !== undefined || parsePlainByline(text) !== undefined
  )
}

/** Removes a leading "By " from a name. */
export function withoutBy(name: string): string {
  return name.replace(/^by(?: ?[:：] ?| )/iu, '').trim()
}

/** Tells whether a line is a photo's credit: `Photo : AP`. */
export function isPhotoCredit(line: string): boolean {
  return line.length <= MAX_CREDIT_LENGTH && PHOTO_CREDIT.test(line)
}

/** Tells whether a line is only a web address, as below an advertisement. */
export function isAddress(line: string): boolean {
  return ADDRESS.test(line)
}

/** Tells whether a line is a label by its words alone: `Trending News`, `Most Read`, `Sponsored`. */
export function isKnownLabel(line: string): boolean {
  if (line.length > MAX_LABEL_LENGTH) return false
  const words = line
    .toLowerCase()
    .replace(/['’]s\b/gu, 's')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
  return words.length > 0 && words.every((word) => LABEL_WORDS.has(word))
}

/** Tells whether a line has the form of a label: a few words, capitalised, no sentence. */
export function hasLabelForm(line: string): boolean {
  if (line.length > MAX_LABEL_LENGTH || /[.,;!?…\d"”’]/u.test(line)) return false
  const words = line.replace(/:$/u, '').split(' ')
  return words.length <= MAX_LABEL_WORDS && !words.some((word) => /^\p{Ll}.{3}/u.test(word))
}

/** Tells whether a line could be a headline: not long, no sentence, no label, no rest of a wrapped line. */
export function isHeadline({ text }: PageLine): boolean {
  if (text.length > MAX_HEADLINE_LENGTH || isAddress(text) || isKnownLabel(text)) return false
  if (/[,;:]$/u.test(text) || isContinuation(text)) return false
  return /[!?]["'”’)]*$/u.test(text) || endsAbbreviation(text) || !endsSentence(text)
}

/** Tells whether a line begins with a word in lower case, as the rest of a wrapped line does. */
export function isContinuation(line: string): boolean {
  // `iOS` and `eBay` do not count.
  return /^\p{Ll}+[ ,]/u.test(line)
}

/** Tells whether a line is a snippet that its site cut at its usual length. */
export function isCutSnippet({ text, raw }: PageLine): boolean {
  return hasCutLength(text, raw)
}
