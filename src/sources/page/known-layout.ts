// The reader of scraped pages of the known layout: the article (title, byline, date line, photo credit,
// text), then the teasers, each with a date line. It also tells whether a page has that layout.
import { endsSentence } from '../../story/tidy-text.ts'
import { findAuthor } from './credits.ts'
import { findTeasers } from './find-teasers.ts'
import { isAppeal, isFurniture, splitAtNavigation } from './furniture.ts'
import { isSentence, withoutSite } from './possible-titles.ts'
import { findParagraphs } from './prose.ts'
import { MIN_PARAGRAPH_LENGTH, type PageHead, readPageHead, readPlainHead } from './page-head.ts'
import {
  isAddress,
  isKnownLabel,
  isMark,
  isPhotoCredit,
  type PageLine,
  parseByline,
} from './page-line.ts'
import { type PageTeasers, readTeasers } from './page-teasers.ts'
import { isPromotion } from './promotion.ts'

/** Advertisement slots inside an article. */
const AD_SLOT = /^(?:advertisements?|sponsored|promoted|ad)$/i
/** Lines in a row without sentences from which they are links and not headings. */
const LINK_RUN = 3
/** Least share of the page's paragraphs in the article, and of its teasers that are real. */
const MIN_TEXT_SHARE = 0.8
const MAX_RUBBISH_SHARE = 0.2

/** Longest headline that ends as a sentence, in UTF-16 code units, and longest snippet, in lines. */
const MAX_SENTENCE_TITLE = 120
const MAX_SNIPPET_LINES = 5

/** A page split into article and teasers. */
export interface KnownPage extends PageParts, PageTeasers {}

/** Reads a page as if it had the known layout. */
export function readKnownLayout(lines: readonly PageLine[]): KnownPage {
  const parts = splitPage(lines)
  return { ...parts, ...readTeasers(parts.rest) }
}

/** Tells whether the result is plausible for a page of this layout. */
export function fitsKnownLayout(lines: readonly PageLine[], page: KnownPage): boolean {
  const { head, body, teasers, strayDates } = page
  const rubbish = teasers.filter(({ title }) => isFurniture(title.text) || isMark(title)).length
  const most = teasers.length * MAX_RUBBISH_SHARE
  if (rubbish > most || strayDates.length > most + 1) return false
  const read = new Set([
    ...body,
    ...(head?.standfirst ?? []),
    ...teasers.flatMap(({ snippet, dateLine }) =>
      dateLine !== undefined && snippet.length <= MAX_SNIPPET_LINES ? snippet : [],
    ),
  ])
  const paragraphs = findParagraphs(lines).flatMap((index) => lines[index] ?? [])
  const kept = paragraphs.filter((line) => read.has(line)).length
  if (kept < paragraphs.length * MIN_TEXT_SHARE) return false
  if (head === undefined) return teasers.length > 0
  if (paragraphs.length === 0 && !isMarked(page)) return false
  if (!head.certain && (body.length === 0 || !isCleanTitle(head.title?.text ?? ''))) return false
  return !isFurniture(head.title?.text ?? 'none') && !isPageTitle(head, body) && isCleanText(body)
}

/** Tells whether the page has a mark of its parts: a date line, a byline, a credit. */
export function isMarked({ head, teasers }: KnownPage): boolean {
  return head?.certain === true || head?.dateLine !== undefined || teasers.length > 0
}

/** Tells whether a title has the site's name after it and is repeated below without it. */
function isPageTitle({ title, standfirst }: PageHead, body: readonly PageLine[]): boolean {
  const text = title?.text ?? ''
  const own = withoutSite(text)
  return own !== text && [...standfirst, ...body].some((line) => line.text === own)
}

/** Without other evidence, a title must be alone on its line and not a paragraph. */
function isCleanTitle(title: string): boolean {
  if (title === '' || isAppeal(title) || (title.length > MAX_SENTENCE_TITLE && isSentence(title)))
    return false
  return splitAtNavigation(title).length === 1 && withoutSite(title) === title
}

/** A clean text has headings, one or two in a row, and no furniture. */
function isCleanText(body: readonly PageLine[]): boolean {
  let run = 0
  for (const { text, date } of body) {
    if (isFurniture(text) || isAppeal(text)) return false
    // A byline joined to buttons.
    if (!endsSentence(text) && findAuthor(text) !== undefined) return false
    run = date !== undefined || endsSentence(text) ? 0 : run + 1
    if (run >= LINK_RUN) return false
  }
  return true
}

interface PageParts {
  readonly head: PageHead | undefined
  readonly body: readonly PageLine[]
  readonly rest: readonly PageLine[]
}

/** Splits a page into the article's head, its text, and the lines of the teasers. */
function splitPage(lines: readonly PageLine[]): PageParts {
  const head = readPageHead(lines)
  if (head.certain) return splitBelow(lines, head)
  const plain = readPlainHead(lines)
  if (plain !== undefined) return splitBelow(lines, plain)
  const parts = splitBelow(lines, head)
  return isArticle(lines, parts) ? parts : { head: undefined, body: [], rest: withoutNoise(lines) }
}

function splitBelow(lines: readonly PageLine[], head: PageHead): PageParts {
  const below = withoutNoise(lines.slice(head.end))
  const start = findTeasers(below, 0)
  return { head, body: articleLines(head, below.slice(0, start)), rest: below.slice(start) }
}

/** Leaves out credits and bylines, and lines that repeat the one above. */
function withoutNoise(lines: readonly PageLine[]): readonly PageLine[] {
  return lines.filter((line, i) => {
    if (isPhotoCredit(line.text) || parseByline(line.text) !== undefined) return false
    return line.date !== undefined || line.text !== lines[i - 1]?.text
  })
}

/** Tells whether a page without byline and the like has an article, not only teasers. */
function isArticle(lines: readonly PageLine[], { head, body, rest }: PageParts): boolean {
  if (rest.length === 0 && body.length === 0) return head?.dateLine === undefined
  const firstDate = lines.findIndex((line) => line.date !== undefined)
  // Title, at most two lines, date line: a teaser, since an article has its date below its title.
  if (head?.dateLine === undefined && firstDate > 0 && firstDate <= 3) return false
  if (rest.length === 0) return true
  return body.some((line) => line.text.length >= MIN_PARAGRAPH_LENGTH || endsSentence(line.text))
}

/** Gives the lines that are the article's paragraphs and headings. */
function articleLines(head: PageHead, lines: readonly PageLine[]): readonly PageLine[] {
  const isAd = (line: PageLine, below: PageLine | undefined): boolean =>
    AD_SLOT.test(line.text) || (isKnownLabel(line.text) && (!below || isAddress(below.text)))
  const kept = lines.filter((line, i) => {
    const above = lines[i - 1]
    if (isAd(line, lines[i + 1]) || isPromotion(line.text)) return false
    if (isAddress(line.text) && above !== undefined && isAd(above, line)) return false
    return line.date?.views === undefined
  })
  return [...head.standfirst, ...kept]
}
