// The beginning of the known layout on a page with navigation above it and share buttons within it.
import { isAppeal, isFurniture } from './furniture.ts'
import { findHeadline } from './headline.ts'
import { isSameTitle } from './page-head.ts'
import { isMark, type PageLine } from './page-line.ts'
import { findParagraphs, subjectOf } from './prose.ts'

/** Lines below a headline that may be its byline or date. */
const HEAD_LINES = 8
/** Most paragraphs read for the page's subject. */
const SUBJECT_PARAGRAPHS = 30

/**
 * Gives the lines from the headline on, without furniture above the text; undefined if no headline is
 * found.
 */
export function fromHeadline(lines: readonly PageLine[]): readonly PageLine[] | undefined {
  const paragraphs = findParagraphs(lines)
  const start = findRepeated(lines, paragraphs[0] ?? lines.length) ?? startOf(lines, paragraphs)
  if (start === undefined) return undefined
  const [title, ...below] = start
  const first = paragraphs.find((index) => index > lines.length - start.length) ?? lines.length
  const end = first - (lines.length - start.length) - 1
  const kept = below.filter(
    ({ text, date }, i) => i >= end || date !== undefined || !(isFurniture(text) || isAppeal(text)),
  )
  return title === undefined ? undefined : [title, ...kept]
}

/** A headline that is repeated above a byline or a date line. */
function findRepeated(lines: readonly PageLine[], end: number): readonly PageLine[] | undefined {
  const index = lines.slice(0, end).findIndex((line, i) => {
    if (!isSameTitle(line, lines[i + 1]) || isFurniture(line.text)) return false
    return lines.slice(i + 2, i + 2 + HEAD_LINES).some(isMark)
  })
  return index < 0 ? undefined : lines.slice(index)
}

function startOf(
  lines: readonly PageLine[],
  paragraphs: readonly number[],
): readonly PageLine[] | undefined {
  const text = paragraphs.slice(0, SUBJECT_PARAGRAPHS).map((index) => lines[index]?.text ?? '')
  const headline = findHeadline(lines, paragraphs, subjectOf(text.join(' ')))
  const line = headline && lines[headline.index]
  if (headline === undefined || line === undefined) return undefined
  return [{ ...line, text: headline.title }, ...lines.slice(headline.index + 1)]
}
