// Blocks of text that a piece of HTML shows, in order. A streaming parser finds the tags, so the cost is
// linear at any depth and size.
import { Parser } from 'htmlparser2'

import { tidyLine } from '../../story/tidy-text.ts'

/** A piece of text with line breaks before and after it. */
export interface HtmlBlock {
  /** Tidy; never empty. */
  readonly text: string
  readonly kind: 'heading' | 'item' | 'paragraph'
  /** Share of the text in links, 0 to 1. */
  readonly linkShare: number
  /** Share of the text in `<time>`, 0 to 1. */
  readonly timeShare: number
  /** Number of its list, counted from 1; 0 outside lists. */
  readonly list: number
}

/** The text of a piece of HTML. */
export interface HtmlText {
  readonly blocks: readonly HtmlBlock[]
  /** Reading ended early, since elements are nested too deeply. */
  readonly isTooDeep: boolean
}

/** Deepest nesting that is read. Browsers stop at 512, and no real page is that deep. */
export const MAX_HTML_DEPTH = 512

/** Elements with line breaks around them. */
const BLOCKS = new Set(
  (
    'address article aside blockquote body caption center dd details dialog div dl dt fieldset ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu ol p pre ' +
    'section summary table tbody tfoot thead tr ul'
  ).split(' '),
)
const HEADINGS = new Set(['h1', 'h2', 'h3', 'h4', 'h5', 'h6'])
/** Elements without text of the story: code, controls, navigation, captions. */
const UNSEEN = new Set(
  (
    'script style noscript template iframe object embed svg math canvas audio video map title ' +
    'select option textarea button label nav figcaption'
  ).split(' '),
)

/** A block while it is read. */
interface Draft {
  readonly parts: string[]
  length: number
  inLinks: number
  inTimes: number
}

/** Reads a piece of HTML or a whole page, well-formed or not. */
export function readHtmlBlocks(html: string): HtmlText {
  const blocks: HtmlBlock[] = []
  const open: string[] = []
  const lists: number[] = []
  /** Number of open elements of each kind. */
  const inside = { unseen: 0, links: 0, times: 0, pre: 0, items: 0, headings: 0 }
  let listCount = 0
  const reading = { isTooDeep: false }
  let draft: Draft = { parts: [], length: 0, inLinks: 0, inTimes: 0 }

  const flush = (): void => {
    const { parts, length, inLinks, inTimes } = draft
    if (parts.length === 0) return
    const kind = inside.headings > 0 ? 'heading' : inside.items > 0 ? 'item' : 'paragraph'
    const shares = { linkShare: inLinks / length, timeShare: inTimes / length }
    for (const paragraph of parts.join('').split(/\n\s*\n/u)) {
      const text = tidyLine(paragraph)
      if (text !== '') blocks.push({ text, kind, ...shares, list: lists.at(-1) ?? 0 })
    }
    draft = { parts: [], length: 0, inLinks: 0, inTimes: 0 }
  }
  const add = (text: string): void => {
    if (inside.unseen > 0 || text === '') return
    draft.parts.push(text)
    draft.length += text.length
    if (inside.links > 0) draft.inLinks += text.length
    if (inside.times > 0) draft.inTimes += text.length
  }
  const count = (name: string, step: 1 | -1): void => {
    if (UNSEEN.has(name)) inside.unseen += step
    else if (HEADINGS.has(name)) inside.headings += step
    else if (name === 'a') inside.links += step
    else if (name === 'time') inside.times += step
    else if (name === 'pre') inside.pre += step
    else if (name === 'li') inside.items += step
  }
  const parser: Parser = new Parser({
    onopentag(name) {
      if (BLOCKS.has(name)) flush()
      open.push(name)
      if (open.length > MAX_HTML_DEPTH) {
        reading.isTooDeep = true
        // The blocks read so far are kept; the rest is not read.
        parser.pause()
        return
      }
      count(name, 1)
      if (name === 'ul' || name === 'ol') lists.push(++listCount)
      else if (name === 'br') add('\n')
      else if (name === 'td' || name === 'th') add(' ')
    },
    ontext(text) {
      // Outside <pre>, only tags make line breaks.
      add(inside.pre > 0 ? text : text.replace(/\s+/gu, ' '))
    },
    onclosetag(name) {
      if (BLOCKS.has(name)) flush()
      open.pop()
      count(name, -1)
      if (name === 'ul' || name === 'ol') lists.pop()
    },
  })
  parser.write(html)
  if (!reading.isTooDeep) parser.end()
  flush()
  return { blocks, isTooDeep: reading.isTooDeep }
}

/** Gives the text of a piece of HTML as paragraphs separated by one blank line. */
export function htmlToParagraphs(html: string): string {
  return readHtmlBlocks(html)
    .blocks.map(({ text }) => text)
    .join('\n\n')
}

/** Gives the text of a piece of HTML as one line. */
export function htmlToLine(html: string): string {
  return readHtmlBlocks(html)
    .blocks.map(({ text }) => text)
    .join(' ')
}
