// May a story be shown at all? The restrictions of a request and of its query, one story at a time.
import { fold } from '../../../src/analysis/fold.ts'
import type { Query } from '../../../src/query/query.ts'
import type { SearchRequest } from '../../../src/engine/request.ts'
import type { Story } from '../../../src/story/story.ts'

/** Tells whether a story passes every restriction. */
export function passes(story: Story, { filters }: Query, request: SearchRequest): boolean {
  const publishedMs = story.publishedAt === undefined ? NaN : Date.parse(story.publishedAt)
  const { kind, from, to } = request
  const sections = filters.filter((filter) => filter.kind === 'section')
  const wanted = sections.filter(({ negated }) => !negated).map(({ value }) => value)
  const unwanted = sections.filter(({ negated }) => negated).map(({ value }) => value)
  return (
    (kind === undefined || story.kind === kind) &&
    isOneOf(request.author, [story.author]) &&
    isOneOf(request.section, [story.section]) &&
    isOneOf(request.list, story.lists) &&
    isOneOf(request.month, [story.publishedAt?.slice(0, 7)]) &&
    isOneOf(wanted, [story.section]) &&
    (unwanted.length === 0 || !isOneOf(unwanted, [story.section])) &&
    (from === undefined || publishedMs >= from.startMs) &&
    (to === undefined || publishedMs <= to.endMs) &&
    filters.every((filter) => {
      if (filter.kind === 'from') return publishedMs >= filter.timeMs
      return filter.kind !== 'before' || publishedMs < filter.timeMs
    })
  )
}

/** Tells whether one of the values is wanted, whatever its case; nothing wanted wants everything. */
function isOneOf(wanted: readonly string[], values: readonly (string | undefined)[]): boolean {
  const folded = new Set(wanted.map(fold))
  return (
    wanted.length === 0 || values.some((value) => value !== undefined && folded.has(fold(value)))
  )
}
