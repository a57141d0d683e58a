// Which words of a query may be two that were written as one, or one that was written as two? Looks for
// what the index holds: `whitehouse` for `white house` and the other way round. Knows clauses and
// counts, no texts.
import type { Query, WordClause } from '../query/query.ts'
import { expandWord, isKnownTerm, maxEditsOf } from '../retrieval/expand.ts'
import { seed, sizeOf } from '../retrieval/match.ts'
import { type Matcher, tierCost } from '../retrieval/matcher.ts'
import type { LiveIndex, Split } from './live-index.ts'
import { fieldsOf, type MatcherOptions, phraseMatcher } from './to-matcher.ts'

/** Shortest halves, letters, of a word that the index holds as it is, and of one that it does not. */
const MIN_HALF_OF_KNOWN = 3
const MIN_HALF_OF_UNKNOWN = 2
/** A space more or less counts as an edit. */
const RESPACING_COST = tierCost(1, false, false)
/** Most ways to split a word that are looked up; the most frequent come first. */
const MAX_SPLITS = 4

/** Another way to space words of a query, which some story has. */
export interface Respacing {
  /** One word, or two neighbours. */
  readonly clauses: readonly WordClause[]
  /** As it is written instead. */
  readonly text: string
  /** What a story may hold in place of each of the clauses. */
  readonly matcher: Matcher
}

/** Finds how else the words of a query are spaced in the index. */
export function findRespacings(
  live: LiveIndex,
  { required }: Query,
  options: MatcherOptions,
): Respacing[] {
  return required.flatMap((clause, i) => {
    if (!isPlain(clause)) return []
    const next = required[i + 1]
    return [
      ...splitOf(live, clause, options),
      ...joined(live, [clause], clause.parts, options),
      ...(next !== undefined && isPlain(next) && areWhole(clause, next)
        ? joined(live, [clause, next], [clause.term, next.term], options)
        : []),
    ]
  })
}

/** Digits are never respaced, nor is what an operator says something of. */
function isPlain(clause: Query['required'][number]): clause is WordClause {
  return (
    clause.kind === 'word' &&
    clause.field === undefined &&
    clause.prefix !== 'explicit' &&
    !/\p{N}/u.test(clause.term + clause.parts.join(''))
  )
}

function areWhole(...clauses: readonly WordClause[]): boolean {
  return clauses.every(({ parts }) => parts.length === 0)
}

/** The two neighbouring words that most stories have in place of one. */
function splitOf(live: LiveIndex, clause: WordClause, options: MatcherOptions): Respacing[] {
  const { term, parts } = clause
  if (parts.length > 0 || maxEditsOf(term) === 0) return []
  const fields = fieldsOf(clause, options)
  const split = live.splits.get(`${fields} ${term}`, () => findSplit(live, term, fields))
  return split === null ? [] : [{ clauses: [clause], ...split }]
}

function findSplit(live: LiveIndex, term: string, fields: number): Split | null {
  const { compiled, readers } = live
  const least = isKnownTerm(compiled, term) ? MIN_HALF_OF_KNOWN : MIN_HALF_OF_UNKNOWN
  const splits: (Split & { readonly size: number })[] = []
  for (let at = 1; at < term.length; at++) {
    const halves = [term.slice(0, at), term.slice(at)]
    const isLong = halves.every((half) => half.length >= least)
    // `x-ray` is one word, however short its parts are.
    if (!isLong && !isKnownTerm(compiled, halves.join('-'))) continue
    const matcher = { ...phraseMatcher(compiled, halves, fields), cost: RESPACING_COST }
    const size = sizeOf(readers, matcher)
    if (size > 0) splits.push({ text: halves.join(isLong ? ' ' : '-'), matcher, size })
  }
  const [best] = splits
    .sort((a, b) => b.size - a.size)
    .slice(0, MAX_SPLITS)
    .map(({ text, matcher }) => ({ text, matcher, size: countStories(live, matcher) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size)
  return best ?? null
}

function countStories({ readers }: LiveIndex, matcher: Matcher): number {
  return readers.reduce(
    (sum, reader) =>
      sum +
      reader.withList((list) => {
        seed(reader, matcher, list)
        return list.count
      }),
    0,
  )
}

/** The one word that stories have in place of several. */
function joined(
  { compiled }: LiveIndex,
  clauses: readonly WordClause[],
  parts: readonly string[],
  options: MatcherOptions,
): Respacing[] {
  const [first] = clauses
  const text = parts.join('')
  if (first === undefined || parts.length < 2 || text === first.term) return []
  // Forms of it do not count: `elect ing` is no slip of `elections`.
  if (maxEditsOf(text) === 0 || !isKnownTerm(compiled, text)) return []
  const fields = fieldsOf(first, options)
  const word = expandWord(compiled, { term: text, fields, prefix: false, typos: false })
  if (word.tiers.length === 0) return []
  const tiers = word.tiers.map((tier) => ({
    ...tier,
    match: 'typo' as const,
    cost: RESPACING_COST,
  }))
  return [{ clauses, text, matcher: { ...word, tiers } }]
}
