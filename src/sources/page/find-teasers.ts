// The place where the teasers of a page begin. A teaser is title, snippet, date line; some have a label
// before them.
import { isSameTitle } from './page-head.ts'
import {
  hasLabelForm,
  isAddress,
  isContinuation,
  isCutSnippet,
  isHeadline,
  isKnownLabel,
  type PageLine,
} from './page-line.ts'

/** Longest line of a teaser, in UTF-16 code units. */
const MAX_TEASER_LINE_LENGTH = 300
/** Most lines of a snippet. */
const MAX_SNIPPET_LINES = 3

/**
 * Gives the index of the first line that belongs to the teasers (a label or a title), from `from` on;
 * `lines.length` if there are none.
 */
export function findTeasers(lines: readonly PageLine[], from: number): number {
  for (let anchor = from; anchor < lines.length; anchor++) {
    if (lines[anchor]?.date === undefined) continue
    const start = findFirstTitle(lines, from, anchor)
    if (start !== undefined) return skipLabelsBack(lines, from, start)
  }
  return lines.length
}

/**
 * Gives the index of the title of the first teaser, whose date line is at `anchor`, or undefined if the
 * lines above are an article's text. Only the first teaser needs this: all others begin after a date line.
 */
function findFirstTitle(
  lines: readonly PageLine[],
  from: number,
  anchor: number,
): number | undefined {
  const lineAt = (i: number): PageLine | undefined => {
    const line = i < from ? undefined : lines[i]
    return line && isTeaserLine(line) ? line : undefined
  }
  const isHeadlineAt = (i: number): boolean => {
    const line = lineAt(i)
    return line !== undefined && isHeadline(line)
  }
  const last = anchor - 1
  const snippet = lineAt(last)
  if (snippet === undefined) return undefined
  const isBare = lines[anchor]?.date?.bare === true
  const above = lineAt(last - 1)
  const isCut = isCutSnippet(snippet)
  if (isCut && above !== undefined) return last - 1
  // A headline under a sentence is a teaser without a snippet: snippets end as sentences or are cut.
  const isTitleAlone = !isCut && isHeadlineAt(last) && !isHeadlineAt(last - 1)
  if (!isTitleAlone) {
    for (let i = last - 1; i >= last - MAX_SNIPPET_LINES && lineAt(i) !== undefined; i--) {
      const isWrapped = isContinuation(lines[i + 1]?.text ?? '') && isHeadlineAt(i - 1)
      if (isHeadlineAt(i) && !isWrapped) return i
    }
  }
  // A date in a timeline has no headline above it.
  if (isBare) return last === from && isHeadlineAt(last) ? last : undefined
  if (isHeadlineAt(last)) return last
  return above === undefined ? undefined : last - 1
}

function isTeaserLine(line: PageLine): boolean {
  return line.date === undefined && line.text.length <= MAX_TEASER_LINE_LENGTH
}

function skipLabelsBack(lines: readonly PageLine[], from: number, start: number): number {
  let first = start
  for (let i = start - 1; i >= from; i--) {
    const line = lines[i]
    if (line === undefined || !(isAddress(line.text) || isLabel(line, lines[first], true))) break
    first = i
  }
  return first
}

/**
 * Tells whether a line is a section's label, given the line below it: by its words (`Most Read`), or
 * (where `byForm`) because it is short, capitalised and followed by a headline or an address.
 */
export function isLabel(line: PageLine, below: PageLine | undefined, byForm: boolean): boolean {
  if (line.date !== undefined || below === undefined) return false
  if (isKnownLabel(line.text)) return true
  if (!hasLabelForm(line.text) || isSameTitle(line, below)) return false
  if (isAddress(below.text) || isKnownLabel(below.text)) return true
  return byForm && isHeadline(below) && !isCutSnippet(below)
}
