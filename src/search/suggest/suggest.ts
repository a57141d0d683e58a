// Suggestions for what the reader has typed so far: words that complete the last one and stories whose titles hold
// it all; only what has hits, and each thing once.
import { foldTitle } from '../../story/fold-title.ts'
import { parseQuery } from '../../query/parse-query.ts'
import type { QueryContext } from '../../query/query.ts'
import type { LiveIndex } from '../live-index.ts'
import type { Suggestion, SuggestResponse } from '../../engine/response.ts'
import { suggestStories, suggestTrending } from './suggest-stories.ts'
import { suggestTerms } from './suggest-terms.ts'
import { createTitleFilter } from './title-filter.ts'
import { mayForgive, readTyped, type Typed } from './typed.ts'

/** Most suggested words among the suggestions; the rest are stories. */
const MAX_TERM_SHARE = 0.5
/** Fewer suggestions than this are too few: a misspelling may be the reason. */
const FEW_SUGGESTIONS = 3

/** Suggests words and stories that go on from what was typed; the most viewed stories from nothing. */
export function suggest(
  live: LiveIndex,
  { q, limit }: { readonly q: string; readonly limit: number },
  context: QueryContext,
): SuggestResponse {
  const text = q.trim()
  if (text === '') return { q, suggestions: suggestTrending(live, limit, context.nowMs) }
  const query = parseQuery(text, context)
  if (query.required.length === 0) return { q, suggestions: [] }
  const asTyped = find(live, readTyped(live, { text, query, forgive: false }), limit, context)
  // Of several words that something goes on from, all are as they were meant.
  const enough = query.required.length > 1 ? 1 : Math.min(FEW_SUGGESTIONS, limit)
  if (asTyped.length >= enough || !mayForgive(query)) return { q, suggestions: asTyped }
  const forgiving = find(live, readTyped(live, { text, query, forgive: true }), limit, context)
  return { q, suggestions: distinct([...asTyped, ...forgiving]).slice(0, limit) }
}

/** Finds words, up to half of what is wanted or more where there are too few stories, then stories. */
function find(live: LiveIndex, typed: Typed, limit: number, context: QueryContext): Suggestion[] {
  const terms = suggestTerms(live, typed, limit, context)
  const stories = suggestStories(live, typed, limit, context)
  const most = Math.max(Math.ceil(limit * MAX_TERM_SHARE), limit - stories.length)
  return distinct([...terms.slice(0, most), ...stories]).slice(0, limit)
}

/** Leaves out what was suggested already, be it as a word, and titles that are nearly the same. */
function distinct(suggestions: readonly Suggestion[]): Suggestion[] {
  const texts = new Set<string>()
  const isNewTitle = createTitleFilter()
  return suggestions.filter(({ text, kind }) => {
    const folded = foldTitle(text)
    if (texts.has(folded) || (kind === 'story' && !isNewTitle(text))) return false
    texts.add(folded)
    return true
  })
}
