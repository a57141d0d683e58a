// The reader of scraped pages of unknown layout. The text is where most paragraphs are, the headline above
// it shares its words, author and date are between them. Below it only teasers with dates are kept.
import { endsSentence } from '../../story/tidy-text.ts'
import type { DateContext, PrintedDate } from '../dates/printed-date.ts'
import { findAuthor, findPublished, leadingNames, textBehind } from './credits.ts'
import {
  isAppeal,
  isCredit,
  isFurniture,
  splitAtNavigation,
  withoutLeadingFurniture,
} from './furniture.ts'
import { findHeadline } from './headline.ts'
import {
  isAddress,
  isKnownLabel,
  isPhotoCredit,
  type PageLine,
  parseByline,
  parsePlainByline,
} from './page-line.ts'
import { findParagraphs, sharedSubject, subjectOf } from './prose.ts'

/** A page of any layout as read. */
export interface AnyPage {
  readonly title: string | undefined
  readonly author: string | undefined
  readonly date: (PrintedDate & { readonly line: PageLine }) | undefined
  readonly body: readonly string[]
  /** The lines below the text. */
  readonly rest: readonly PageLine[]
  /** It has a headline with paragraphs below. */
  readonly isSure: boolean
}

/** Most paragraphs read for the page's subject. */
const SUBJECT_PARAGRAPHS = 30
/** Lines above the headline that may be a date or a byline. */
const LINES_ABOVE = 3
/** Lines below a headline that may hold author and date, paragraphs included. */
const HEAD_LINES = 60
/** How far into a paragraph a joined byline may begin, in UTF-16 code units. */
const BYLINE_WITHIN = 120
/** Fewest words of a standfirst, and the share of its subject that the text has. */
const STANDFIRST_WORDS = 6
const MIN_SHARED = 0.3
/** Shortest sentence of the text outside a paragraph, UTF-16 code units. */
const MIN_SENTENCE_LENGTH = 40
/** Lines in a row without sentences from which they are links and not headings. */
const LINK_RUN = 3
/** Largest share of a text, in its second half below a label, that can belong to other stories. */
const OTHER_SHARE = 0.35
const OTHER_STORIES =
  /^(?:comments?(?: \(?\d+\)?)?|\d+ comments?|related(?: (?:stories|articles|topics|content|news))?|recommended(?: (?:stories|for you))?|(?:read|up) next|read more|more (?:from|on|stories|in|news)\b.*|latest (?:in|news|stories)\b.*|most (?:read|popular|viewed)\b.*|trending\b.*|you (?:may|might) (?:also )?like|popular (?:now|stories)|top stories|join the (?:conversation|discussion))$/iu

/** Reads the lines of a page as one article. */
export function readAnyLayout(lines: readonly PageLine[], context: DateContext): AnyPage {
  const paragraphs = findParagraphs(lines)
  const textOf = (index: number): string => lines[index]?.text ?? ''
  const subject = subjectOf(paragraphs.slice(0, SUBJECT_PARAGRAPHS).map(textOf).join(' '))
  const headline = findHeadline(lines, paragraphs, subject)
  const top = headline?.index ?? (paragraphs[0] ?? 0) - 1
  const below = paragraphs.filter((index) => index > top)
  const text = withoutOtherStories(lines, below)
  const [first] = text
  if (first === undefined) return readWithoutText(lines, headline?.title)

  const { author, date } = findCredits(lines, top, text, context)
  const lead = lines.slice(top + 1, first)
  const seen = new Set([headline?.title ?? '', textOf(top)])
  const isNew = (line: string): boolean => !seen.has(line) && seen.add(line).size > 0
  const standfirst = readStandfirst(lead, subject)
    .map((line) => line.text)
    .filter(isNew)
  const { kept, end } = readText(lines, text)
  const body = kept.map(({ text: line }, i) => (i < 2 ? withoutHead(line, context) : line))
  return {
    title: headline?.title,
    author,
    date,
    body: [...standfirst, ...body.filter(isNew)],
    rest: lines.slice(end),
    isSure: headline !== undefined,
  }
}

/** A page without paragraphs: everything except furniture. */
function readWithoutText(lines: readonly PageLine[], title: string | undefined): AnyPage {
  const kept = lines.filter(({ text }) => !isFurniture(text) && !isAppeal(text) && text !== title)
  const body = kept.map(({ text }) => text)
  return { title, author: undefined, date: undefined, body, rest: [], isSure: false }
}

/** Leaves out the paragraphs below a label of other stories, if they are the lesser part. */
function withoutOtherStories(
  lines: readonly PageLine[],
  paragraphs: readonly number[],
): readonly number[] {
  const lengths = paragraphs.map((index) => lines[index]?.text.length ?? 0)
  const whole = lengths.reduce((sum, length) => sum + length, 0)
  let left = whole
  for (const [i, index] of paragraphs.entries()) {
    const above = lines.slice((paragraphs[i - 1] ?? index) + 1, index)
    if (i > 0 && left < whole * OTHER_SHARE && above.some((line) => OTHER_STORIES.test(line.text)))
      return paragraphs.slice(0, i)
    left -= lengths[i] ?? 0
  }
  return paragraphs
}

function findCredits(
  lines: readonly PageLine[],
  top: number,
  text: readonly number[],
  context: DateContext,
): Pick<AnyPage, 'author' | 'date'> {
  const [first = 0, second = first] = text
  const end = Math.min(Math.max(first, second) + 1, top + HEAD_LINES)
  let author: string | undefined
  let date: AnyPage['date']
  for (let index = Math.max(0, top - LINES_ABOVE); index < end; index++) {
    const line = lines[index]
    // Above the headline a line counts only if it holds nothing else.
    if (line === undefined || (index < top && line.date === undefined)) continue
    // Navigation may hold names, too: the name nearest to the text is the author's.
    if (index <= first || author === undefined) {
      const isText = index === first || index === second
      author = (isText ? authorBefore(line, context) : authorOf(lines, index)) ?? author
    }
    if (date !== undefined) continue
    const found = line.date ?? findPublished(line.text, context)
    if (found !== undefined) date = { publishedAt: found.publishedAt, doubt: found.doubt, line }
  }
  return { author, date }
}

/** In a paragraph with the head joined to it, a byline is near the date or the beginning. */
function authorBefore({ text }: PageLine, context: DateContext): string | undefined {
  const published = findPublished(text, context)
  const behind = published && textBehind(text, published, context)
  const head = text.slice(0, behind === undefined ? BYLINE_WITHIN : text.length - behind.length)
  return findAuthor(head)
}

function authorOf(lines: readonly PageLine[], index: number): string | undefined {
  const text = lines[index]?.text ?? ''
  const byline = parseByline(text)
  if (byline !== undefined && byline !== '') return leadingNames(byline) ?? byline
  if (/^(?:(?:written|reported|story) )?by ?:?$/iu.test(text))
    return leadingNames(lines[index + 1]?.text ?? '')
  return findAuthor(text) ?? parsePlainByline(text)
}

/** Gives the lines between headline and text that belong to the text. */
function readStandfirst(
  lead: readonly PageLine[],
  subject: ReadonlySet<string>,
): readonly PageLine[] {
  const lines = lead.filter(({ text }) => !isFurniture(text))
  return lines.filter((line, i) => {
    const { text, date } = line
    if (date !== undefined || isCredit(text) || isPhotoCredit(text) || isAppeal(text)) return false
    if (isKnownLabel(text) || isAddress(text) || findAuthor(text) !== undefined) return false
    if (isCredit(lines[i + 1]?.text ?? '')) return false
    if (endsSentence(text) && text.length >= MIN_SENTENCE_LENGTH) return true
    // Without a full stop, only a line about the text's subject that is not a link.
    if (i > 0 || text.split(' ').length < STANDFIRST_WORDS) return false
    return splitAtNavigation(text)[0] === text && sharedSubject(text, subject).shared >= MIN_SHARED
  })
}

/** Gives the lines from the first to the last paragraph, without furniture. */
function readText(
  lines: readonly PageLine[],
  text: readonly number[],
): { readonly kept: readonly PageLine[]; readonly end: number } {
  const paragraphs = new Set(text)
  const [first = 0] = text
  const last = text.at(-1) ?? first
  let end = last + 1
  // A text may end with sentences shorter than a paragraph.
  while (isClosing(lines[end])) end++
  const kept: PageLine[] = []
  let run: PageLine[] = []
  const endRun = (): void => {
    if (run.length < LINK_RUN) kept.push(...run)
    run = []
  }
  for (let index = first; index < end; index++) {
    const line = lines[index]
    if (line === undefined || (!paragraphs.has(index) && isOfPage(line))) continue
    if (paragraphs.has(index) || isSentence(line.text)) {
      endRun()
      kept.push(line)
    } else run.push(line)
  }
  return { kept, end }
}

function isClosing(line: PageLine | undefined): boolean {
  return line !== undefined && !isOfPage(line) && isSentence(line.text)
}

function isSentence(text: string): boolean {
  return endsSentence(text) || /^[-•–*] ?\S/u.test(text)
}

function isOfPage({ text, date }: PageLine): boolean {
  if (date !== undefined || isFurniture(text) || isAppeal(text)) return true
  return isCredit(text) || isPhotoCredit(text) || isKnownLabel(text) || isAddress(text)
}

/** Removes share buttons, caption, byline and date from a paragraph that they were joined to. */
function withoutHead(text: string, context: DateContext): string {
  const published = findPublished(text, context)
  const behind = published === undefined ? '' : textBehind(text, published, context)
  return behind.length >= MIN_SENTENCE_LENGTH ? behind : withoutLeadingFurniture(text)
}
