// The values of a facet that begin as typed.
import type { FacetCounts } from '../engine/response.ts'
import { markText, type MarkTags } from './highlight.ts'
import type { FacetHit } from './results.ts'

/** What is sought among the values of a facet. */
export interface FacetValueQuery {
  readonly typed: string
  readonly limit: number
  readonly tags: MarkTags
}

/** Finds the values of which a word begins as typed, whatever its case and accents; the most frequent first. */
export function findFacetValues(counts: FacetCounts, query: FacetValueQuery): FacetHit[] {
  const typed = fold(query.typed.trim())
  const found: FacetHit[] = []
  for (const [value, count] of Object.entries(counts)) {
    const range = findWordStart(value, typed)
    if (range === undefined) continue
    const ranges = typed === '' ? [] : [range]
    found.push({ value, highlighted: markText({ text: value, ranges }, query.tags), count })
  }
  return found
    .sort((one, other) => other.count - one.count || (one.value < other.value ? -1 : 1))
    .slice(0, query.limit)
}

/** Finds where a word of the value begins so, [start, end) in the value. */
function findWordStart(value: string, typed: string): readonly [number, number] | undefined {
  // Folding may change lengths: each folded unit knows the character that it came from.
  let folded = ''
  const starts: number[] = []
  let offset = 0
  for (const character of value) {
    for (const unit of fold(character)) {
      folded += unit
      for (let i = 0; i < unit.length; i += 1) starts.push(offset)
    }
    offset += character.length
  }
  starts.push(offset)
  for (let at = folded.indexOf(typed); at >= 0; at = folded.indexOf(typed, at + 1)) {
    const isWordStart = at === 0 || !/[\p{L}\p{N}]$/u.test(folded.slice(Math.max(0, at - 2), at))
    if (isWordStart) return [starts[at] ?? 0, starts[at + typed.length] ?? value.length]
    if (typed === '') return undefined
  }
  return undefined
}

function fold(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase()
}
