// The reader of scraped news pages: article and teasers if the page has the known layout, else the article
// that its paragraphs make.
import { foldTitle } from '../../story/fold-title.ts'
import type { SourceContext } from '../source-context.ts'
import {
  type ParsedSource,
  quote,
  type SourceIssue,
  type StoryDraft,
} from '../../story/story-draft.ts'
import { titleFromBody } from '../../story/title-from-body.ts'
import type { PrintedDate } from '../dates/printed-date.ts'
import { readAnyLayout } from './any-layout.ts'
import { isAppeal, isFurniture } from './furniture.ts'
import { fitsKnownLayout, isMarked, type KnownPage, readKnownLayout } from './known-layout.ts'
import { isHeadline, type PageLine, readPageLines } from './page-line.ts'
import { type PageTeaser, readTeasers } from './page-teasers.ts'
import { cutAtEllipsis, hasCutLength } from './snippet.ts'
import { fromHeadline } from './known-start.ts'

/** Without marks of a page's parts: fewest words of a teaser's title, most lines of its snippet. */
const MIN_TEASER_WORDS = 4
const MAX_SNIPPET_LINES = 3

/** The result of reading a page. */
interface ReadPage {
  readonly article: StoryDraft | undefined
  readonly teasers: readonly PageTeaser[]
  readonly issues: readonly LineIssue[]
}

interface LineIssue {
  readonly line: PageLine
  readonly reason: string
}

interface DatedLine {
  readonly line: PageLine
  readonly date: PrintedDate
}

/**
 * Reads a scraped page: one article and its teasers, or only one of the two. Teasers above any
 * label are in list `latest`. An unreadable date is reported and its story kept without one; a page
 * that fits no layout is one article, and that is reported.
 * @throws RangeError when the runtime does not know `context.timeZone`.
 */
export function parseNewsPage(text: string, context: SourceContext): ParsedSource {
  const lines = readPageLines(text, context)
  const [first] = lines
  if (first === undefined) return { stories: [], issues: [] }
  const { article, teasers, issues } =
    tryKnown(lines, context) ?? tryBelow(fromHeadline(lines), context) ?? readAny(lines, context)
  const stories = teasers.map((teaser) => toTeaser(teaser, article, context))
  if (article !== undefined) stories.unshift(article)
  const all =
    stories.length === 0 && issues.length === 0
      ? [{ line: first, reason: 'no title and no body' }]
      : issues
  return {
    stories,
    issues: all
      .map(({ line, reason }): SourceIssue => ({
        source: context.source,
        line: line.number,
        reason,
      }))
      .sort((a, b) => (a.line ?? 0) - (b.line ?? 0)),
  }
}

/** Reads the page below its navigation, if there are marks of the known layout. */
function tryBelow(
  lines: readonly PageLine[] | undefined,
  context: SourceContext,
): ReadPage | undefined {
  return lines && isMarked(readKnownLayout(lines)) ? tryKnown(lines, context) : undefined
}

function tryKnown(lines: readonly PageLine[], context: SourceContext): ReadPage | undefined {
  const page = readKnownLayout(lines)
  if (!fitsKnownLayout(lines, page)) return undefined
  const { head, teasers, strayDates } = page
  const dates = [head?.dateLine, ...teasers.map(({ dateLine }) => dateLine)].flatMap((line) =>
    line?.date === undefined ? [] : [{ line, date: line.date }],
  )
  const undated = teasers.filter(({ dateLine }) => dateLine === undefined)
  return {
    article: toArticle(page, context),
    teasers,
    issues: [
      ...doubtsOf(dates),
      ...undated.map(({ title }) => ({ line: title, reason: 'no date line below this teaser' })),
      ...strayDates.map((line) => ({ line, reason: 'no title and no body above this date line' })),
    ],
  }
}

function readAny(lines: readonly PageLine[], context: SourceContext): ReadPage {
  const page = readAnyLayout(lines, context)
  const body = page.body.join('\n\n')
  const title = page.title ?? titleFromBody(body)
  const [first] = lines
  if (title === '' || first === undefined) return { article: undefined, teasers: [], issues: [] }
  const { author, date } = page
  const article: StoryDraft = {
    kind: 'article',
    title,
    body,
    truncated: false,
    ...(author !== undefined && { author }),
    ...(date?.publishedAt !== undefined && { publishedAt: date.publishedAt }),
    lists: [],
    source: context.source,
  }
  const reason = 'fits no known layout, read as one article'
  const teasers = readTeasers(page.rest).teasers.filter(isSureTeaser)
  const dates = teasers.flatMap(({ dateLine }) =>
    dateLine?.date === undefined ? [] : [{ line: dateLine, date: dateLine.date }],
  )
  return {
    article,
    teasers,
    issues: [
      ...(page.isSure ? [] : [{ line: first, reason }]),
      ...doubtsOf(date === undefined ? dates : [{ line: date.line, date }, ...dates]),
    ],
  }
}

/** Tells whether lines of an unknown layout can only be a teaser. */
function isSureTeaser({ title, snippet, dateLine }: PageTeaser): boolean {
  if (dateLine === undefined || snippet.length > MAX_SNIPPET_LINES) return false
  if (title.text.split(' ').length < MIN_TEASER_WORDS || !isHeadline(title)) return false
  return ![title, ...snippet].some(({ text }) => isFurniture(text) || isAppeal(text))
}

/** Gives the issues of dates. An ambiguity holds for every date of its kind, so the first is reported. */
function doubtsOf(dates: readonly DatedLine[]): readonly LineIssue[] {
  const doubts = new Set<string>()
  return dates.flatMap(({ line, date: { publishedAt, doubt } }) => {
    if (doubt === undefined)
      return publishedAt === undefined
        ? [{ line, reason: `unreadable date ${quote(line.text)}` }]
        : []
    if (doubts.has(doubt)) return []
    doubts.add(doubt)
    return [{ line, reason: doubt }]
  })
}

function toArticle(parts: KnownPage, context: SourceContext): StoryDraft | undefined {
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
