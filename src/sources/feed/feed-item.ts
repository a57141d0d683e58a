// A feed item as a draft: whole article or teaser, title, date, cut text.
import { htmlToLine, htmlToParagraphs } from '../html/html-blocks.ts'
import { withoutBy } from '../page/page-line.ts'
import { cutAtEllipsis, type CutText, LEFT_OUT } from '../page/snippet.ts'
import type { SourceContext } from '../source-context.ts'
import { quote, type StoryDraft } from '../../story/story-draft.ts'
import { parseStoryDate } from '../dates/story-date.ts'
import { tidyLine, tidyParagraphs } from '../../story/tidy-text.ts'
import { titleFromBody } from '../../story/title-from-body.ts'

/** A text of a feed. If the feed does not declare whether it is HTML, its form decides. */
export interface FeedText {
  readonly value: string
  readonly isHtml?: boolean
}

/** An item of any feed, with all candidates for each property, the best first. */
export interface FeedItem {
  readonly titles: readonly FeedText[]
  /** Where a feed puts the whole text. */
  readonly contents: readonly FeedText[]
  /** Where a feed puts a teaser, or, if there is nothing else, the whole text. */
  readonly summaries: readonly FeedText[]
  readonly dates: readonly string[]
  readonly authors: readonly string[]
  readonly sections: readonly string[]
  /** An absolute http or https address. */
  readonly url?: string | undefined
  readonly views?: number | undefined
}

/** An item as a draft, with reasons for what could not be read. */
export interface ReadItem {
  readonly draft: StoryDraft | undefined
  readonly reasons: readonly string[]
}

/**
 * A text that the feed does not declare to be whole counts as an article from this length on, in UTF-16
 * code units. The longest teasers in the feeds examined have half of it.
 */
const MIN_ARTICLE_LENGTH = 1500

/** A whole tag or character reference. */
const HTML = /<[a-z/!][^<>]*>|&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i

/** Links at the end of a teaser to the rest of it. */
const READ_ON =
  /[[(]?(?:continue reading|read (?:more|on|the (?:full|whole|rest)|full)|keep reading|weiterlesen|lire la suite|leer más)\b/giu
/** Longest such link with the headline that often follows, in UTF-16 code units. */
const MAX_READ_ON_LENGTH = 160

/** WordPress's signature below each item. */
const SIGNATURE = /^The post .{1,300} (?:appeared first|first appeared) on .{1,100}$/u

/**
 * Reads one item. An unreadable date is reported and left out. Without a title the first sentence of
 * the text is the title; without either there is no draft.
 */
export function readFeedItem(item: FeedItem, context: SourceContext): ReadItem {
  const text = textOf(item)
  const title = firstOf(item.titles.map(toLine)) ?? titleFromBody(text.body)
  if (title === '') return { draft: undefined, reasons: ['no title and no text'] }
  const publishedAt = item.dates
    .map((date) => parseStoryDate(withTwoDigits(date), context.timeZone))
    .find((date) => date !== undefined)
  const [date] = item.dates
  const author = namesOf(item.authors)
  const section = firstOf(item.sections.map((section) => toLine({ value: section })))
  const draft: StoryDraft = {
    kind: text.isWhole ? 'article' : 'teaser',
    title,
    body: text.body,
    truncated: text.truncated,
    ...(author !== undefined && { author }),
    ...(publishedAt !== undefined && { publishedAt }),
    ...(isCount(item.views) && { views: item.views }),
    ...(section !== undefined && { section }),
    ...(item.url !== undefined && { url: item.url }),
    lists: [],
    source: context.source,
  }
  const isUnread = publishedAt === undefined && date !== undefined
  return { draft, reasons: isUnread ? [`unreadable date ${quote(date)}`] : [] }
}

/** Writes `2020/1/10 14:33:00` as ISO 8601. */
function withTwoDigits(date: string): string {
  return date.replace(
    /^\s*(\d{4})([-/])(\d{1,2})\2(\d{1,2})(?!\d)/u,
    (_, year: string, sign: string, month: string, day: string) =>
      [year, month.padStart(2, '0'), day.padStart(2, '0')].join(sign),
  )
}

interface ItemText extends CutText {
  /** It is the full text, not only a teaser. */
  readonly isWhole: boolean
}

/** Gives the longest full text; a summary if there is none, or if the summary is longer. */
function textOf({ contents, summaries }: FeedItem): ItemText {
  const content = longestOf(contents)
  const summary = longestOf(summaries)
  const isContent = content.body !== '' && content.body.length >= summary.body.length
  const text = isContent ? content : summary
  // Content that repeats the teaser is only a teaser.
  const isSaidWhole = isContent && content.body !== summary.body
  const isWhole = !text.truncated && (isSaidWhole || text.body.length >= MIN_ARTICLE_LENGTH)
  return { ...text, isWhole }
}

function longestOf(texts: readonly FeedText[]): CutText {
  return texts
    .map(toCutText)
    .reduce((best, text) => (text.body.length > best.body.length ? text : best), {
      body: '',
      truncated: false,
    })
}

function toCutText(text: FeedText): CutText {
  const paragraphs = (isHtml(text) ? htmlToParagraphs(text.value) : tidyParagraphs(text.value))
    .split('\n\n')
    .filter((paragraph) => !SIGNATURE.test(paragraph))
  const { kept, hasLink } = withoutReadOn(paragraphs.join('\n\n'))
  const shown = kept.replace(LEFT_OUT, '')
  const { body, truncated } = cutAtEllipsis(shown)
  return { body, truncated: truncated || hasLink || shown !== kept }
}

/** Removes a closing `Continue reading`. */
function withoutReadOn(body: string): { readonly kept: string; readonly hasLink: boolean } {
  const from = Math.max(0, body.length - MAX_READ_ON_LENGTH)
  const tail = body.slice(from)
  // In running text a full stop follows these words; a link to the rest ends without one.
  const found = [...tail.matchAll(READ_ON)].find(({ index }) => isLinkText(tail.slice(index)))
  if (found === undefined) return { kept: body, hasLink: false }
  return { kept: body.slice(0, from + found.index).trimEnd(), hasLink: true }
}

function isLinkText(text: string): boolean {
  return !/\p{L}\.\s|\p{L}[.!]$/u.test(text) && !text.includes('\n')
}

function isHtml({ value, isHtml }: FeedText): boolean {
  return isHtml ?? HTML.test(value)
}

function toLine(text: FeedText): string {
  return isHtml(text) ? htmlToLine(text.value) : tidyLine(text.value)
}

function firstOf(texts: readonly string[]): string | undefined {
  return texts.find((text) => text !== '')
}

function namesOf(authors: readonly string[]): string | undefined {
  const names = authors.map((name) => withoutBy(toLine({ value: name }))).filter(Boolean)
  return names.length === 0 ? undefined : [...new Set(names)].join(', ')
}

function isCount(views: number | undefined): views is number {
  return views !== undefined && Number.isSafeInteger(views) && views >= 0
}
