// Marks around what matched in a text.
import { splitsPair } from './characters.ts'
import { escapeHtml } from './escape-html.ts'
import type { Highlight, Occurrence, Range, Tags } from './excerpt.ts'

/**
 * Joins occurrences into disjoint ranges in order of start. Occurrences that overlap or touch become one
 * range (a compound and its parts, neighbouring bigrams). Words with anything between them stay separate.
 */
export function mergeRanges(occurrences: readonly Pick<Occurrence, 'start' | 'end'>[]): Range[] {
  const sorted = [...occurrences].sort((a, b) => a.start - b.start || a.end - b.end)
  const ranges: Range[] = []
  for (const { start, end } of sorted) {
    const last = ranges.at(-1)
    if (last !== undefined && start <= last[1]) {
      ranges[ranges.length - 1] = [last[0], Math.max(last[1], end)]
    } else {
      ranges.push([start, end])
    }
  }
  return ranges
}

/**
 * Writes a text as HTML with tags around its ranges: the text is escaped, the tags go in as they are.
 * Ranges are sorted and disjoint. Without the tags the result is always `escapeHtml(text)`. A range that
 * would split a surrogate pair is widened to the whole pair, and one that reaches past the text ends with
 * it.
 */
export function markRanges(text: string, ranges: readonly Range[], tags: Tags): string {
  let html = ''
  let done = 0
  for (const [from, to] of ranges) {
    const start = Math.max(done, splitsPair(text, from) ? from - 1 : from)
    const end = Math.min(text.length, splitsPair(text, to) ? to + 1 : to)
    if (start >= end) continue
    html += escapeHtml(text.slice(done, start))
    html += tags.pre + escapeHtml(text.slice(start, end)) + tags.post
    done = end
  }
  return html + escapeHtml(text.slice(done))
}

/** Marks what matched in a whole field, such as a title. */
export function highlight(text: string, occurrences: readonly Occurrence[], tags: Tags): Highlight {
  const ranges = mergeRanges(occurrences.filter((occurrence) => isMarkable(text, occurrence)))
  return { html: markRanges(text, ranges, tags), ranges }
}

/**
 * Tells whether an occurrence can be marked: not empty, inside the text, and not ending in the middle of a
 * surrogate pair. The tokenizer gives only such ones; hostile callers may not.
 */
export function isMarkable(text: string, { start, end }: Occurrence): boolean {
  return (
    Number.isInteger(start) &&
    Number.isInteger(end) &&
    start >= 0 &&
    start < end &&
    end <= text.length &&
    !splitsPair(text, start) &&
    !splitsPair(text, end)
  )
}
