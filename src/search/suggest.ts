// How may what the reader has typed so far go on? Words that complete the last one and stories whose
// titles hold it all; only what has hits.
import { highlight, markRanges } from '../excerpt/mark.ts'
import { parseQuery } from '../query/parse-query.ts'
import type { QueryContext, WordClause } from '../query/query.ts'
import { TITLE, BODY } from '../retrieval/bm25f.ts'
import { prefixRange, termAt } from '../retrieval/dictionary.ts'
import { expandWord } from '../retrieval/expand.ts'
import type { Matcher } from '../retrieval/matcher.ts'
import { docFreqOf } from '../retrieval/postings.ts'
import { rankStories } from '../retrieval/rank.ts'
import { createHitMaker } from './hits.ts'
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
      ? completions(live, query.required.slice(0, -1), last, typed)
      : []
  const most = Math.ceil(limit * MAX_TERM_SHARE)
  const stories = titles(live, query.required, limit, context)
  const shownTerms = terms.slice(0, Math.max(most, limit - stories.length))
  return { q, suggestions: [...shownTerms, ...stories].slice(0, limit) }
}

/** Words that begin with the last one and occur together with all words before it. */
function completions(
  live: LiveIndex,
  before: readonly Parameters<typeof toMatcher>[1][],
  last: WordClause,
  typed: string,
): Suggestion[] {
  if (last.term === '' || !typed.endsWith(last.text)) return []
  const required = before.map((clause) =>
    toMatcher(live.compiled, clause, { fields: ['title', 'body'], forgives: () => false }),
  )
  const lead = typed.slice(0, typed.length - last.text.length)
  return frequentCompletions(live, last.term)
    .filter((term) => term !== last.term && has(live, [...required, exact(live, term)]))
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

function exact(live: LiveIndex, term: string): Matcher {
  return expandWord(live.compiled, { term, fields: TITLE | BODY, prefix: false, typos: false })
}

function has(live: LiveIndex, required: readonly Matcher[]): boolean {
  return (
    rankStories(live.readers, { required, excluded: [], filters: [] }, NO_RANKING).totalHits > 0
  )
}

const NO_RANKING = {
  order: 'relevance',
  limit: 0,
  facets: [],
  recency: 0,
  nowMs: 0,
} as const

/** Stories whose titles hold all that was typed, by relevance and views. */
function titles(
  live: LiveIndex,
  required: readonly Parameters<typeof toMatcher>[1][],
  limit: number,
  { nowMs }: QueryContext,
): Suggestion[] {
  const options = { fields: ['title'], forgives: () => false } as const
  const clauses = required.map((clause) => ({
    clause,
    matcher: toMatcher(live.compiled, clause, options),
  }))
  const { top } = rankStories(
    live.readers,
    { required: clauses.map(({ matcher }) => matcher), excluded: [], filters: [] },
    { ...NO_RANKING, limit, nowMs, recency: 0.2 },
  )
  const { matchesOf } = createHitMaker(live, clauses, SHOWN, nowMs)
  return top.map((hit) => {
    const { id, title } = live.stories.get(hit.story)
    const { html } = highlight(title, matchesOf(hit).occurrences.title, TAGS)
    return { text: title, html, kind: 'story', id }
  })
}

const SHOWN = {
  excerpts: 0,
  excerptLength: 0,
  highlightPreTag: TAGS.pre,
  highlightPostTag: TAGS.post,
  explain: false,
  recency: 0,
}
