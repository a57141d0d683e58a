// Texts with marked ranges, as InstantSearch has them.
import type { Hit } from '../engine/response.ts'
import type { InstantSearchParams } from './requests.ts'
import type { HighlightResult } from './results.ts'

/** What stands around a marked range. */
export interface MarkTags {
  readonly pre: string
  readonly post: string
  /** Text is escaped between tags of HTML; InstantSearch's own tags ask for plain text. */
  readonly html: boolean
}

/** A text with ranges to mark. */
export interface MarkedText {
  readonly text: string
  /** [start, end) in UTF-16 code units, sorted and disjoint. */
  readonly ranges: Hit['highlights']['title']['ranges']
}

/** Reads the tags of a request. */
export function toTags({ highlightPreTag, highlightPostTag }: InstantSearchParams): MarkTags {
  const pre = highlightPreTag ?? '<em>'
  const post = highlightPostTag ?? '</em>'
  return { pre, post, html: (pre + post).includes('<') }
}

/** Marks a text's ranges. */
export function markText({ text, ranges }: MarkedText, { pre, post, html }: MarkTags): string {
  const write = (start: number, end?: number): string => {
    const part = text.slice(start, end)
    return html ? escapeHtml(part) : part
  }
  let marked = ''
  let done = 0
  for (const [start, end] of ranges) {
    marked += `${write(done, start)}${pre}${write(start, end)}${post}`
    done = end
  }
  return marked + write(done)
}

/** Writes a text as Algolia writes it, of a query with so many words. */
export function toHighlight(marked: MarkedText, tags: MarkTags, words: number): HighlightResult {
  const matched = marked.ranges.map(([start, end]) => marked.text.slice(start, end).toLowerCase())
  const matchedWords = [...new Set(matched)]
  const matchLevel =
    matchedWords.length === 0 ? 'none' : matchedWords.length < words ? 'partial' : 'full'
  return { value: markText(marked, tags), matchLevel, matchedWords }
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? character)
}
