// The reader of a saved web page: one article, or its description as a teaser where no text is found.
import { extractArticle } from './extract-article.ts'
import { findDate } from './find-date.ts'
import { readPageMetadata } from './page-metadata.ts'
import { MAX_PAGE_DEPTH, MAX_PAGE_ELEMENTS, scanHtmlPage } from './scan-html-page.ts'
import { scanPlaces } from './scan-places.ts'
import { cutAtEllipsis, LEFT_OUT } from '../page/snippet.ts'
import { addressKey } from '../../story/story-address.ts'
import { parseStoryDate } from '../dates/story-date.ts'
import type { SourceContext } from '../source-context.ts'
import { type ParsedSource, quote, type StoryDraft } from '../../story/story-draft.ts'
import { tidyParagraphs } from '../../story/tidy-text.ts'
import { titleFromBody } from '../../story/title-from-body.ts'

/** Shortest text of an article, in UTF-16 code units. */
const MIN_ARTICLE_LENGTH = 140
/** The text in JSON-LD is taken if the page shows less than this share of it. */
const MIN_SHOWN_SHARE = 0.5

/**
 * Reads a page in HTML as one article, or as a teaser if it shows no text of one. A page that is nested too
 * deeply or has too many elements is refused.
 * @throws RangeError when the runtime does not know `context.timeZone`.
 */
export function parseHtmlPage(html: string, context: SourceContext): ParsedSource {
  const { source, timeZone } = context
  const refuse = (reason: string): ParsedSource => ({ stories: [], issues: [{ source, reason }] })
  const scan = scanHtmlPage(html)
  if (scan.depth > MAX_PAGE_DEPTH) return refuse(`elements nested over ${MAX_PAGE_DEPTH} deep`)
  if (scan.elements > MAX_PAGE_ELEMENTS) return refuse(`over ${MAX_PAGE_ELEMENTS} elements`)

  const metadata = readPageMetadata(scan, scanPlaces(html), context.address)
  const { description, author, section, url, dates } = metadata
  const text = longerOf(extractArticle(html, metadata.title ?? ''), metadata.articleBody)
  const isArticle = text.length >= MIN_ARTICLE_LENGTH
  const shown = isArticle ? text : (description ?? text)
  const { body, truncated } = cutAtEllipsis(shown.replace(LEFT_OUT, ''))
  const title = metadata.title ?? titleFromBody(body)
  if (title === '' || body === '') return refuse('no article on this page')

  const publishedAt = dates
    .map((date) => parseStoryDate(date, timeZone) ?? parseFound(date, scan.language, timeZone))
    .find((date) => date !== undefined)
  const address = url === undefined ? undefined : addressKey(url)
  const draft: StoryDraft = {
    kind: isArticle ? 'article' : 'teaser',
    title,
    body,
    truncated: truncated || LEFT_OUT.test(shown),
    ...(author !== undefined && { author }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(section !== undefined && { section }),
    ...(url !== undefined && { url }),
    ...(address !== undefined && { address }),
    lists: [],
    source,
  }
  const [date] = dates
  const isUnread = publishedAt === undefined && date !== undefined
  return {
    stories: [draft],
    issues: isUnread ? [{ source, reason: `unreadable date ${quote(date)}` }] : [],
  }
}

/** Reads a date in a form that only web pages have: `06/13/2019 9:40`. */
function parseFound(text: string, language: string, timeZone: string): string | undefined {
  const date = findDate(text, language)
  return date === undefined ? undefined : parseStoryDate(date, timeZone)
}

/** Gives the text that the page shows, or the text in its metadata if it shows only a part of that. */
function longerOf(shown: string, said: string | undefined): string {
  const whole = tidyParagraphs(said ?? '')
  return shown.length < whole.length * MIN_SHOWN_SHARE ? whole : shown
}
