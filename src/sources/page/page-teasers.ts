// The teasers of a page, each title, snippet and date line. Labels, addresses and the site's own promotion
// stand between them.
import { isLabel } from './find-teasers.ts'
import { isFurniture } from './furniture.ts'
import { slugOf } from '../../story/fold-title.ts'
import { isSameTitle, viewsUnder } from './page-head.ts'
import { isAddress, isContinuation, isHeadline, isKnownLabel, type PageLine } from './page-line.ts'
import { isPromotion } from './promotion.ts'

export interface PageTeaser {
  readonly title: PageLine
  readonly snippet: readonly PageLine[]
  /** Absent if the page ends before it. */
  readonly dateLine: PageLine | undefined
  readonly views: number | undefined
  readonly list: string
}

export interface PageTeasers {
  readonly teasers: readonly PageTeaser[]
  /** Date lines without a title above them. */
  readonly strayDates: readonly PageLine[]
}

/** The list of teasers without a label. */
const DEFAULT_LIST = 'latest'
/** Shortest snippet of a teaser without a date line at the end of a page. */
const MIN_UNDATED_SNIPPET_LENGTH = 40

/** Reads the lines from the first label or title to the end of the page. */
export function readTeasers(lines: readonly PageLine[]): PageTeasers {
  const teasers: PageTeaser[] = []
  const strayDates: PageLine[] = []
  let list = DEFAULT_LIST
  let group: PageLine[] = []
  for (const [i, line] of lines.entries()) {
    if (viewsUnder(lines[i - 1], line) !== undefined) continue
    if (line.date === undefined) {
      group.push(line)
      continue
    }
    const labelled = readLabels(withoutFurniture(group), list)
    list = labelled.list
    const views = line.date.views ?? viewsUnder(line, lines[i + 1])
    const [title, ...snippet] = teaserLines(labelled.rest)
    if (title === undefined) strayDates.push(line)
    else teasers.push({ title, snippet, dateLine: line, views, list })
    group = []
  }
  const left = group.filter(({ text }) => isKnownLabel(text) || !isFurniture(text))
  const labelled = readLabels(left, list)
  const [title, ...snippet] = teaserLines(labelled.rest)
  // Below the last date line is either a cut teaser or a footer.
  if (title !== undefined && isHeadline(title) && isLongEnough(snippet)) {
    const { list } = labelled
    teasers.push({ title, snippet, dateLine: undefined, views: undefined, list })
  }
  return { teasers, strayDates }
}

/** Leaves out buttons and navigation, unless there is nothing else. */
function withoutFurniture(group: readonly PageLine[]): readonly PageLine[] {
  const lines = group.filter(({ text }) => isKnownLabel(text) || !isFurniture(text))
  return lines.length === 0 ? group : lines
}

/** Reads the labels and addresses before a teaser. A label with an address is an advertisement. */
function readLabels(
  group: readonly PageLine[],
  current: string,
): { list: string; rest: readonly PageLine[] } {
  let list = current
  for (const [i, line] of group.entries()) {
    const below = group[i + 1]
    if (isAddress(line.text)) continue
    const third = group[i + 2]
    // Before a title alone, or a title with what may be its wrapped snippet, only known labels count.
    const byForm = third !== undefined && !isContinuation(third.text)
    if (!isLabel(line, below, byForm)) return { list, rest: group.slice(i) }
    if (below !== undefined && !isAddress(below.text)) list = listOf(line.text)
  }
  return { list, rest: [] }
}

/** Gives the name of a label's list: its slug without a closing "news". */
function listOf(label: string): string {
  const slug = slugOf(label) || label.toLowerCase().replace(/[\s:]+/gu, '-')
  return slug.replace(/-news$/, '')
}

/** Leaves out addresses, repeats of a title, and promotion unless fewer than two lines would be left. */
function teaserLines(group: readonly PageLine[]): readonly PageLine[] {
  const lines = group.filter(
    (line, i) => !isAddress(line.text) && !(i > 0 && isSameTitle(line, group[i - 1])),
  )
  const news = lines.filter((line) => !isPromotion(line.text))
  return news.length >= 2 ? news : lines
}

function isLongEnough(snippet: readonly PageLine[]): boolean {
  return snippet.some((line) => line.text.length >= MIN_UNDATED_SNIPPET_LENGTH)
}
