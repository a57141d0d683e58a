// Words that were run together or cut in two (word breaks): `whitehouse` for `white house` and the other
// way round. A story that has them otherwise comes after those that have them as they were typed.
import type { Clause, WordClause } from '../query/query.ts'
import { expandWord, isKnownTerm } from '../matching/expand.ts'
import { countMatches } from '../matching/select.ts'
import { sizeOf, tierCost, type Weight } from '../matching/weight.ts'
import { maxEditsOf } from '../matching/fuzzy/spelling.ts'
import type { Searchable, Split } from './searchable.ts'
import { fieldsOf, type WeightOptions, phraseWeight } from './to-weight.ts'

/** Shortest halves, letters, of a word that the index holds as it is, and of one that it does not. */
const MIN_HALF_OF_KNOWN = 3
const MIN_HALF_OF_UNKNOWN = 2
/** A space more or less counts as an edit. */
const BREAK_COST = tierCost(1, false, false)
/** A word that more than this share of the stories hold, and more than so many, is taken as one. */
const MAX_SPLIT_SHARE = 1 / 100
const MAX_SPLIT_STORIES = 100
/** Most ways to split a word that are looked up; the most frequent come first. */
const MAX_SPLITS = 4

/** Another way to space words of a query, which stories have. */
export interface WordBreak {
  /** One word, or two neighbours. */
  readonly clauses: readonly WordClause[]
  /** As it is written instead. */
  readonly text: string
  /** What a story may hold in place of each of the clauses. */
  readonly weight: Weight
}

/** Finds how else neighbouring words of a query are spaced in the index. */
export function findWordBreaks(
  index: Searchable,
  clauses: readonly Clause[],
  options: WeightOptions,
): WordBreak[] {
  return clauses.flatMap((clause, i) => {
    if (!isPlain(clause)) return []
    const next = clauses[i + 1]
    return [
      ...splitOf(index, clause, options),
      ...joined(index, [clause], clause.parts, options),
      ...(next !== undefined && isPlain(next) && areWhole(clause, next)
        ? joined(index, [clause, next], [clause.term, next.term], options)
        : []),
    ]
  })
}

/** Digits keep their spaces, and so does what an operator says something of. */
function isPlain(clause: Clause): clause is WordClause {
  return (
    clause.kind === 'word' &&
    clause.field === undefined &&
    clause.must !== true &&
    clause.prefix !== 'explicit' &&
    !/\p{N}/u.test(clause.term + clause.parts.join(''))
  )
}

function areWhole(...clauses: readonly WordClause[]): boolean {
  return clauses.every(({ parts }) => parts.length === 0)
}

/** The two neighbouring words that most stories have in place of one. */
function splitOf(index: Searchable, clause: WordClause, options: WeightOptions): WordBreak[] {
  const { term, parts } = clause
  if (parts.length > 0 || maxEditsOf(term) === 0) return []
  const fields = fieldsOf(clause, options)
  const split = index.splits.get(`${fields} ${term}`, () => findSplit(index, term, fields))
  return split === null ? [] : [{ clauses: [clause], text: split.text, weight: split.weight }]
}

function findSplit(index: Searchable, term: string, fields: number): Split | null {
  const { snapshot } = index
  const { docCount } = snapshot.statistics
  const isKnown = isKnownTerm(snapshot, term)
  const minHalf = isKnown ? MIN_HALF_OF_KNOWN : MIN_HALF_OF_UNKNOWN
  const asTyped = expandWord(snapshot, { term, fields, prefix: false })
  const most = Math.max(MAX_SPLIT_STORIES, MAX_SPLIT_SHARE * docCount)
  if (sizeOf(asTyped, docCount) > most) return null
  const splits: Split[] = []
  for (let at = 1; at < term.length; at++) {
    const halves = [term.slice(0, at), term.slice(at)]
    const isLong = halves.every((half) => half.length >= minHalf)
    // `x-ray` is one word, however short its parts are.
    if (!isLong && !isKnownTerm(snapshot, halves.join('-'))) continue
    const weight = { ...phraseWeight(snapshot, halves, fields), cost: BREAK_COST }
    const atMost = sizeOf(weight, docCount)
    if (atMost > 0) splits.push({ text: halves.join(isLong ? ' ' : '-'), weight, docFreq: atMost })
  }
  const [best] = splits
    .sort((a, b) => b.docFreq - a.docFreq)
    .slice(0, MAX_SPLITS)
    .map((split) => ({ ...split, docFreq: countMatches(index.readers, split.weight) }))
    .filter(({ docFreq }) => docFreq > 0)
    .sort((a, b) => b.docFreq - a.docFreq)
  return best ?? null
}

/** The one word that stories have in place of several. */
function joined(
  index: Searchable,
  clauses: readonly WordClause[],
  parts: readonly string[],
  options: WeightOptions,
): WordBreak[] {
  const { snapshot } = index
  const [first] = clauses
  const text = parts.join('')
  if (first === undefined || parts.length < 2 || text === first.term) return []
  // Forms of it do not count: `elect ing` is no misspelling of `elections`.
  if (maxEditsOf(text) === 0 || !isKnownTerm(snapshot, text)) return []
  const fields = fieldsOf(first, options)
  const word = expandWord(snapshot, { term: text, fields, prefix: false })
  if (word.tiers.length === 0) return []
  const tiers = word.tiers.map((tier) => ({ ...tier, match: 'typo' as const, cost: BREAK_COST }))
  return [{ clauses, text, weight: { ...word, tiers } }]
}
