// The lines above an article's text: title (often repeated), byline, date line, photo credit, in any order,
// each perhaps missing.
import { parseViewsLine } from './date-line.ts'
import { foldTitle } from '../../story/fold-title.ts'
import {
  isHeadline,
  isPhotoCredit,
  type PageLine,
  parseByline,
  parsePlainByline,
} from './page-line.ts'
import { isPromotion } from './promotion.ts'
import { endsSentence } from '../../story/tidy-text.ts'

export interface PageHead {
  readonly title: PageLine | undefined
  readonly author: string | undefined
  readonly dateLine: PageLine | undefined
  /** View count, from the date line or from a line of its own after it. */
  readonly views: number | undefined
  /** Lines between the title and the byline: the first paragraphs of the text. */
  readonly standfirst: readonly PageLine[]
  /** Index of the first line of the text. */
  readonly end: number
  /** It has a repeated title, a byline or a photo credit, as only an article has. */
  readonly certain: boolean
}

/** Longest title, in UTF-16 code units; a longer line is text. */
const MAX_TITLE_LENGTH = 300
/** Lines from the top that are searched for a byline. */
const BYLINE_WITHIN_LINES = 8
/** Shortest paragraph that is surely of an article; snippets are shorter. UTF-16 code units. */
export const MIN_PARAGRAPH_LENGTH = 200

/** Reads the lines above an article's text. */
export function readPageHead(lines: readonly PageLine[]): PageHead {
  const bylineIndex = lines
    .slice(0, BYLINE_WITHIN_LINES)
    .findIndex(
      ({ text }, i) =>
        parseByline(text) !== undefined || (i > 0 && parsePlainByline(text) !== undefined),
    )
  let title: PageLine | undefined
  let author: string | undefined
  let dateLine: PageLine | undefined
  let views: number | undefined
  let certain = false
  const standfirst: PageLine[] = []
  let end = 0
  for (const line of lines) {
    const name = parseByline(line.text) ?? (title && parsePlainByline(line.text))
    if (name !== undefined) {
      author ??= name === '' ? undefined : name
      certain = true
    } else if (isPhotoCredit(line.text)) {
      certain = true
    } else if (line.date !== undefined) {
      // A bare date below the date line is the first heading of a timeline.
      if (dateLine !== undefined && line.date.bare) break
      dateLine ??= line
      views ??= line.date.views
    } else if (viewsUnder(lines[end - 1], line) !== undefined) {
      views ??= parseViewsLine(line.text)
    } else if (title !== undefined && isSameTitle(line, title)) {
      certain = true
    } else if (!isPromotion(line.text) || isSameTitle(line, lines[end + 1])) {
      if (title === undefined && standfirst.length === 0 && line.text.length <= MAX_TITLE_LENGTH) {
        // A line below the date belongs to the text; only one above it can be the title.
        if (dateLine !== undefined && !isHeadline(line)) break
        title = line
      } else if (end < bylineIndex) standfirst.push(line)
      else break
    }
    end++
  }
  return { title, author, dateLine, views, standfirst, end, certain }
}

/**
 * Reads a head of title, standfirst, date line and text, without anything that only an article has. It
 * begins like a teaser; the paragraph below the date line shows that it is an article.
 */
export function readPlainHead(lines: readonly PageLine[]): PageHead | undefined {
  const dateIndex = lines.findIndex((line) => line.date !== undefined)
  const [title, ...standfirst] = lines.slice(0, Math.max(dateIndex, 0))
  const paragraph = lines[dateIndex + 1]
  if (title === undefined || standfirst.length > 2 || paragraph === undefined) return undefined
  if (paragraph.text.length < MIN_PARAGRAPH_LENGTH || !endsSentence(paragraph.text))
    return undefined
  const dateLine = lines[dateIndex]
  return {
    title,
    author: undefined,
    dateLine,
    views: dateLine?.date?.views,
    standfirst,
    end: dateIndex + 1,
    certain: true,
  }
}

/** Tells whether two lines are the same headline. */
export function isSameTitle(line: PageLine, other: PageLine | undefined): boolean {
  if (other === undefined || other.text.length > MAX_TITLE_LENGTH) return false
  return line.text.length <= MAX_TITLE_LENGTH && foldTitle(line.text) === foldTitle(other.text)
}

/** Gives the view count on the line right below a date line without one. */
export function viewsUnder(
  dateLine: PageLine | undefined,
  line: PageLine | undefined,
): number | undefined {
  if (dateLine?.date === undefined || dateLine.date.views !== undefined) return undefined
  return line && parseViewsLine(line.text)
}
