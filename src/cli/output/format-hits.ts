// An answer as lines for a terminal.
import type { Range } from '../../excerpt/excerpt.ts'
import type { DuplicateHit, Hit, SearchResponse } from '../../engine/response.ts'
import { counted, toPlainText } from './plain-text.ts'
import type { Colors } from './wants-color.ts'

export interface TerminalOptions {
  readonly colors: Colors
  /** Width of the terminal, characters. */
  readonly columns: number
}

/** Lines are no wider than this, and no narrower than `MIN_COLUMNS`, characters. */
const MAX_COLUMNS = 100
const MIN_COLUMNS = 30

/** Writes an answer as lines for a terminal: ranked hits with what matched marked. */
export function formatHits(response: SearchResponse, terminal: TerminalOptions): string {
  const { colors } = terminal
  const { q, hits, totalHits, tookMs, interpretation, didYouMean } = response
  const asked = q.trim() === '' ? '' : ` for ${toPlainText(q)}`
  const lines = [
    colors.dim(`${counted(totalHits, 'story', 'stories')}${asked} (${tookMs.toFixed(2)} ms)`),
  ]
  const { dropped, corrected } = interpretation
  if (didYouMean !== undefined) lines.push(note(`Showing results for ${didYouMean}`, terminal))
  else {
    for (const [word, other] of Object.entries(corrected)) {
      lines.push(note(`Also searched for ${other} for ${word}`, terminal))
    }
  }
  if (dropped.length > 0) lines.push(note(`No results have: ${dropped.join(', ')}`, terminal))
  hits.forEach((hit, at) => lines.push('', ...formatHit(hit, at + 1, terminal)))
  return `${lines.join('\n')}\n`
}

function note(text: string, { colors }: TerminalOptions): string {
  return colors.yellow(toPlainText(text))
}

function formatHit(hit: Hit, rank: number, terminal: TerminalOptions): string[] {
  const { colors } = terminal
  const number = `${rank}. `
  const indent = ' '.repeat(number.length)
  const width = Math.min(Math.max(terminal.columns, MIN_COLUMNS), MAX_COLUMNS) - indent.length
  const mark = (text: string): string => colors.bold(colors.underline(colors.yellow(text)))
  const paint = (text: string, ranges: readonly Range[], rest: (text: string) => string) =>
    wrap(toPlainText(text), width).map((line) => paintLine(text, line, ranges, mark, rest))
  const title = paint(hit.title, hit.highlights.title.ranges, colors.bold)
  const excerpts = hit.excerpts.flatMap(({ text, ranges }) => paint(text, ranges, (same) => same))
  const about = [
    hit.publishedAt?.slice(0, 16).replace('T', ' '),
    hit.author,
    hit.section,
    hit.kind,
    hit.views === undefined ? undefined : counted(hit.views, 'view'),
  ].filter((part) => part !== undefined)
  return [
    ...title,
    ...wrapped(about.join(' · '), width).map(colors.dim),
    ...excerpts,
    ...wrapped(hit.url ?? hit.id, width).map(colors.cyan),
    ...wrapped(missing(hit), width).map(colors.dim),
    ...wrapped(alsoIn(hit), width).map(colors.dim),
  ].map((line, at) => (at === 0 ? number : indent) + line)
}

/** Says which words of the query the story lacks; nothing where it has all. */
function missing({ missing: words = [] }: Hit): string {
  return words.length === 0 ? '' : `missing: ${words.join(', ')}`
}

/** Says where else the story is told; nothing where it is not. */
function alsoIn({ duplicates = [] }: Hit): string {
  const places = new Set(duplicates.map(placeOf))
  return places.size === 0 ? '' : `also: ${[...places].join(', ')}`
}

function placeOf({ source, url, id }: DuplicateHit): string {
  return source || (url ?? id)
}

function wrapped(text: string, width: number): string[] {
  const plain = toPlainText(text)
  return wrap(plain, width).map(([start, end]) => plain.slice(start, end))
}

/** Gives the lines of a text as ranges without the white space between them. */
function wrap(text: string, width: number): Range[] {
  const lines: Range[] = []
  let start = 0
  let end = 0
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    const wordEnd = index + word.length
    if (end > start && wordEnd - start > width) {
      lines.push([start, end])
      start = index
    } else if (end === 0) {
      start = index
    }
    end = wordEnd
  }
  if (end > start) lines.push([start, end])
  return lines
}

function paintLine(
  text: string,
  [start, end]: Range,
  ranges: readonly Range[],
  mark: (text: string) => string,
  rest: (text: string) => string,
): string {
  const plain = toPlainText(text)
  let line = ''
  let at = start
  for (const [from, to] of ranges) {
    if (to <= at || from >= end) continue
    const markedFrom = Math.max(from, at)
    const markedTo = Math.min(to, end)
    if (markedFrom > at) line += rest(plain.slice(at, markedFrom))
    line += mark(plain.slice(markedFrom, markedTo))
    at = markedTo
  }
  return at < end ? line + rest(plain.slice(at, end)) : line
}
