// How may what the reader has typed so far go on? Words that complete the last one and stories whose
// titles hold it all; only what has hits.
import { highlight, markRanges } from '../excerpt/mark.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { Clause, Query, QueryContext, SearchField, WordClause } from '../query/query.ts'
import { prefixRange, termAt } from '../retrieval/dictionary.ts'
import { docFreqOf } from '../retrieval/postings.ts'
import { rankStories } from '../retrieval/rank.ts'
import type { Selection } from '../retrieval/select.ts'
import { createHitMaker } from './hits.ts'
import { queryFilters } from './query-filters.ts'
import type { LiveIndex } from './live-index.ts'
import type { Suggestion, SuggestResponse } from './response.ts'
import { toMatcher } from './to-matcher.ts'

/** Completions of the last word that are tried against the words before it, most frequent first. */
const MAX_COMPLETIONS_TRIED = 24
/** Most suggested words among the suggestions; the rest are stories. */
const MAX_TERM_SHARE = 0.5

const TAGS = { pre: '<mark>', post: '</mark>' }

/** Suggests words and stories that go on from what was typed. */
export function suggest(
  live: LiveIndex,
  { q, limit }: { readonly q: string; readonly limit: number },
  context: QueryContext,
): SuggestResponse {
  const typed = q.trim()
  const query = parseQuery(typed, context)
  const last = query.required.at(-1)
  if (last === undefined) return { q, suggestions: [] }
  const terms =
    last.kind === 'word' && last.prefix === 'unfinished'
      ? completions(live, query, last, typed)
      : []
  const most = Math.ceil(limit * MAX_TERM_SHARE)
  const stories = titles(live, query, limit, context)
  const shownTerms = terms.slice(0, Math.max(most, limit - stories.length))
  return { q, suggestions: [...shownTerms, ...stories].slice(0, limit) }
}

/** Words that go on from the last one and with which the query has hits. */
function completions(live: LiveIndex, query: Query, last: WordClause, typed: string): Suggestion[] {
  if (last.term === '' || !typed.endsWith(last.text)) return []
  const lead = typed.slice(0, typed.length - last.text.length)
  const complete = (term: string): Clause => ({
    ...last,
    text: term,
    term,
    parts: [],
    prefix: 'none',
  })
  const before = query.required.slice(0, -1)
  return frequentCompletions(live, last.term)
    .filter((term) => term !== last.term && has(live, query, [...before, complete(term)]))
    .map((term) => {
      const text = `${lead}${term}`
      // What the reader typed is plain, what completes it is marked.
      const from = lead.length + Math.min(last.text.length, term.length)
      const html = markRanges(text, from < text.length ? [[from, text.length]] : [], TAGS)
      return { text, html, kind: 'term' }
    })
}

/** The most frequent terms that begin with a prefix, over all segments. */
function frequentCompletions(live: LiveIndex, prefix: string): string[] {
  const docFreqs = new Map<string, number>()
  for (const { dictionary, content } of live.compiled.segments) {
    const { from, to } = prefixRange(dictionary, prefix)
    const numbers = Array.from({ length: to - from }, (_, i) => from + i)
    const best = numbers
      .sort((a, b) => docFreqOf(content, b) - docFreqOf(content, a))
      .slice(0, MAX_COMPLETIONS_TRIED)
    for (const number of best) {
      const term = termAt(dictionary, number)
      const docFreq = docFreqOf(content, number)
      if (docFreq > 0) docFreqs.set(term, (docFreqs.get(term) ?? 0) + docFreq)
    }
  }
  return [...docFreqs]
    .sort((a, b) => b[1] - a[1])
    .slice(0, MAX_COMPLETIONS_TRIED)
    .map(([term]) => term)
}

/** Tells whether any story matches the clauses, and what else the query says. */
function has(live: LiveIndex, query: Query, required: readonly Clause[]): boolean {
  return (
    rankStories(live.readers, selectionOf(live, query, required, ANYWHERE), NO_RANKING).totalHits >
    0
  )
}

const ANYWHERE: readonly SearchField[] = ['title', 'body']

function selectionOf(
  live: LiveIndex,
  query: Query,
  required: readonly Clause[],
  fields: readonly SearchField[],
): Selection {
  const options = { fields, forgives: () => false }
  const excluding = { ...options, fields: ANYWHERE }
  return {
    required: required.map((clause) => toMatcher(live.compiled, clause, options)),
    excluded: query.excluded.map((clause) => toMatcher(live.compiled, clause, excluding)),
    filters: [queryFilters(query)],
  }
}

const NO_RANKING = { order: 'relevance', limit: 0, facets: [], recency: 0, nowMs: 0 } as const

/** How much freshness counts among titles. */
const RECENCY = 0.2

/** Stories whose titles hold all that was typed, by relevance, freshness and views. */
function titles(
  live: LiveIndex,
  query: Query,
  limit: number,
  { nowMs }: QueryContext,
): Suggestion[] {
  const selection = selectionOf(live, query, query.required, ['title'])
  const options = { ...NO_RANKING, limit, nowMs, recency: RECENCY }
  const clauses = query.required.map((clause, i) => ({ clause, matcher: selection.required[i] }))
  const { matchesOf } = createHitMaker(
    live,
    clauses.flatMap(({ clause, matcher }) =>
      matcher === undefined ? [] : [{ clause, matcher, weight: 1 }],
    ),
    SHOWN,
    nowMs,
  )
  return rankStories(live.readers, selection, options).top.map((hit) => {
    const { id, title } = live.stories.get(hit.story)
    const { html } = highlight(title, matchesOf(hit).occurrences.title, TAGS)
    return { text: title, html, kind: 'story', id }
  })
}

/** How hits are made here: titles only. */
const SHOWN = {
  excerpts: 0,
  excerptLength: 0,
  highlightPreTag: TAGS.pre,
  highlightPostTag: TAGS.post,
  explain: false,
  recency: RECENCY,
}
