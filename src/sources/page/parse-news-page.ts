// How does a scraped news page become stories? The article above (title, byline, date line, photo
// credit, text), the teasers below it. Each line that is not blank counts as a block, so blank
// lines may be missing or many. Knows nothing of files and of other pages.
import { findTeasers } from './find-teasers.ts'
import { foldTitle } from '../../story/fold-title.ts'
import { MIN_PARAGRAPH_LENGTH, type PageHead, readPageHead, readPlainHead } from './page-head.ts'
import {
  isAddress,
  isKnownLabel,
  isPhotoCredit,
  type PageLine,
  parseByline,
  readPageLines,
} from './page-line.ts'
import { type PageTeaser, readTeasers } from './page-teasers.ts'
import { isPromotion } from './promotion.ts'
import { cutAtEllipsis, hasCutLength } from './snippet.ts'
import {
  type ParsedSource,
  quote,
  type SourceContext,
  type SourceIssue,
  type StoryDraft,
} from '../../story/story-draft.ts'
import { endsSentence } from '../../story/tidy-text.ts'
import { titleFromBody } from '../../story/title-from-body.ts'

/** Advertisement slots inside an article. */
const AD_SLOT = /^(?:advertisements?|sponsored|promoted|ad)$/i

/**
 * Reads a scraped page: one article and its teasers, or only one of the two. Teasers above any
 * label are in list `latest`. An unreadable date is reported and its story kept without one.
 * @throws RangeError when the runtime does not know `context.timeZone`.
 */
export function parseNewsPage(text: string, context: SourceContext): ParsedSource {
  const lines = readPageLines(text, context)
  const issues: SourceIssue[] = []
  const report = (line: PageLine, reason: string): void => {
    issues.push({ source: context.source, line: line.number, reason })
  }
  const [first] = lines
  if (first === undefined) return { stories: [], issues }

  const parts = splitPage(lines)
  const article = toArticle(parts, context)
  const { teasers, strayDates } = readTeasers(parts.rest)
  const stories = teasers.map((teaser) => toTeaser(teaser, article, context))
  if (article !== undefined) stories.unshift(article)

  // What is doubtful is so for every date of its kind: the first one tells.
  const doubts = new Set<string>()
  for (const dateLine of [parts.head?.dateLine, ...teasers.map((teaser) => teaser.dateLine)]) {
    const { publishedAt, doubt } = dateLine?.date ?? {}
    if (dateLine === undefined || doubts.has(doubt ?? '')) continue
    if (doubt !== undefined) report(dateLine, doubt)
    else if (publishedAt === undefined) report(dateLine, `unreadable date ${quote(dateLine.text)}`)
    if (doubt !== undefined) doubts.add(doubt)
  }
  for (const { title, dateLine } of teasers) {
    if (dateLine === undefined) report(title, 'no date line below this teaser')
  }
  for (const line of strayDates) report(line, 'no title and no body above this date line')
  if (stories.length === 0 && issues.length === 0) report(first, 'no title and no body')
  return { stories, issues: issues.sort((a, b) => (a.line ?? 0) - (b.line ?? 0)) }
}

interface PageParts {
  readonly head: PageHead | undefined
  readonly body: readonly PageLine[]
  readonly rest: readonly PageLine[]
}

/** Parts a page into the article's head, its text, and the lines of the teasers. */
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

/** Leaves out credits and bylines, and lines that only repeat the one above. */
function withoutNoise(lines: readonly PageLine[]): readonly PageLine[] {
  return lines.filter((line, i) => {
    if (isPhotoCredit(line.text) || parseByline(line.text) !== undefined) return false
    return line.date !== undefined || line.text !== lines[i - 1]?.text
  })
}

/** Tells an article without byline and the like from a page of teasers alone. */
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

function toArticle(parts: PageParts, context: SourceContext): StoryDraft | undefined {
  const { head } = parts
  if (head === undefined) return undefined
  const body = parts.body.map((line) => line.text).join('\n\n')
  const title = head.title?.text ?? titleFromBody(body)
  if (title === '') return undefined
  const publishedAt = head.dateLine?.date?.publishedAt
  return {
    kind: 'article',
    title,
    body,
    truncated: false,
    ...(head.author !== undefined && { author: head.author }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(head.views !== undefined && { views: head.views }),
    lists: [],
    source: context.source,
  }
}

function toTeaser(
  teaser: PageTeaser,
  article: StoryDraft | undefined,
  context: SourceContext,
): StoryDraft {
  const title = teaser.title.text
  const snippet = teaser.snippet.map((line) => line.text).join(' ')
  const raw = teaser.snippet.map((line) => line.raw).join(' ')
  const { body, truncated } = cutAtEllipsis(snippet)
  const publishedAt = teaser.dateLine?.date?.publishedAt
  return {
    kind: 'teaser',
    title,
    body,
    truncated: truncated || hasCutLength(snippet, raw),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(teaser.views !== undefined && { views: teaser.views }),
    lists: [teaser.list],
    source: context.source,
    ...(article && foldTitle(article.title) === foldTitle(title) && { sameAs: article }),
  }
}
