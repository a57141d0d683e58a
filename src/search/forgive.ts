// Which words of a query may be slips, and does forgiving them find more? Knows clauses and counts, no
// texts.
import type { WordClause } from '../query/query.ts'
import { expandWord, maxEditsOf } from '../retrieval/expand.ts'
import { sizeOf } from '../retrieval/match.ts'
import type { WordMatcher } from '../retrieval/matcher.ts'
import { findRespacings, type Respacing } from './respace.ts'
import { attempt, type Attempts, type Outcome, type PlannedClause, planClauses } from './attempt.ts'

/** Fewer hits than this are too little: a word that may be a slip of a far more common one is tried. */
const FEW_HITS = 3
/** How many times more stories a correction must be in than the word that was typed, to be tried. */
const CORRECTION_RATIO = 10
/** Most words whose slips are forgiven where every word is known but no story holds them all. */
const MAX_FORGIVEN_KNOWN_WORDS = 3
/**
 * Fewer hits than this, an ordinary page, are too little where a word is not known by itself but begins
 * others: `recie` begins `recieved`, and may yet be a slip.
 */
const FEW_HITS_OF_BEGUN = 10

/**
 * Tries again what finds something with slips forgiven, in words that are suspect: where little is found, or
 * where a word is rather a slip of another than a form of what is found. Keeps what finds more.
 */
export function forgiveSuspects(attempts: Attempts, asTyped: Outcome): Outcome {
  const { matchCount } = asTyped.ranking
  const all = forgivableWords(asTyped)
  const guessed = all.filter((word) => isGuessed(attempts, word))
  const hasFew = matchCount < FEW_HITS_OF_BEGUN
  const words =
    matchCount < FEW_HITS
      ? all
      : all.filter((word) => guessed.includes(word) || (hasFew && isBegun(word)))
  if (words.length === 0 && matchCount >= FEW_HITS) return asTyped
  const respacings = hasFew ? respacingsOf(attempts) : []
  const suspects = words.filter(
    (word) => guessed.includes(word) || hasCommonCorrection(attempts, word, sizeIn(attempts, word)),
  )
  if (suspects.length + respacings.length === 0) return asTyped
  return better(asTyped, attemptAgain(attempts, suspects, respacings))
}

/** Tries again what finds nothing with slips forgiven in unknown words. */
export function forgiveUnknown(attempts: Attempts, asTyped: Outcome): Outcome {
  const unknown = forgivableWords(asTyped).filter((word) => sizeIn(attempts, word) === 0)
  const respacings = respacingsOf(attempts)
  if (unknown.length + respacings.length === 0) return asTyped
  return better(asTyped, attemptAgain(attempts, unknown, respacings))
}

/**
 * Tries again what finds nothing with slips forgiven in the least common of the known words, too. `tried` is
 * what came of `asTyped` so far.
 */
export function doubtKnown(attempts: Attempts, asTyped: Outcome, tried: Outcome): Outcome {
  const words = forgivableWords(asTyped)
  const size = (word: PlannedWord): number => sizeIn(attempts, word)
  const known = words
    .filter((word) => size(word) > 0)
    .sort((a, b) => size(a) - size(b))
    .slice(0, MAX_FORGIVEN_KNOWN_WORDS)
  if (known.length === 0) return tried
  const unknown = words.filter((word) => size(word) === 0)
  return better(tried, attemptAgain(attempts, [...unknown, ...known], tried.respacings))
}

function forgivableWords({ clauses }: Outcome): PlannedWord[] {
  return clauses.flatMap(wordsOf).filter(({ clause }) => maxEditsOf(clause.term) > 0)
}

function sizeIn({ live }: Attempts, { matcher }: PlannedWord): number {
  return sizeOf(live.readers, matcher)
}

function respacingsOf({ live, query, request }: Attempts): Respacing[] {
  return findRespacings(live, query, { fields: request.searchIn, forgives: () => false })
}

/** Tells whether a word matches only by what it begins. */
function isBegun({ matcher }: PlannedWord): boolean {
  return matcher.tiers[0]?.match === 'prefix'
}

/** Tells whether a word is held in other forms only and is rather a slip of another word. */
function isGuessed({ live }: Attempts, { clause: { term }, matcher }: PlannedWord): boolean {
  const { fields, tiers } = matcher
  if (tiers[0]?.match !== 'exact') return false
  if (tiers[0].segments.some(({ surface }) => surface >= 0)) return false
  return live.suspects.get(`${fields} ${term}`, () => {
    const word = { term, fields, prefix: false, typos: true }
    return expandWord(live.compiled, word).tiers[0]?.match === 'typo'
  })
}

/** A word of the query with the matcher of its whole. */
interface PlannedWord {
  readonly clause: WordClause
  readonly matcher: WordMatcher
}

/** The words of a clause, those of alternatives too; phrases have none. */
function wordsOf({ clause, matcher }: PlannedClause): PlannedWord[] {
  if (clause.kind === 'word') {
    const whole = matcher.kind === 'any' ? matcher.options[0] : matcher
    return whole?.kind === 'word' ? [{ clause, matcher: whole }] : []
  }
  if (clause.kind === 'phrase' || matcher.kind !== 'any') return []
  return clause.options.flatMap((option, i) => {
    const optionMatcher = matcher.options[i]
    return optionMatcher === undefined
      ? []
      : wordsOf({ clause: option, matcher: optionMatcher, weight: 1 })
  })
}

function attemptAgain(
  attempts: Attempts,
  forgiven: readonly PlannedWord[],
  respacings: readonly Respacing[],
): Outcome {
  const clauses = new Set(forgiven.map(({ clause }) => clause))
  return attempt(
    attempts,
    planClauses(attempts, (clause) => clauses.has(clause), respacings),
    { forgave: true, respacings },
  )
}

function better(one: Outcome, other: Outcome): Outcome {
  // Without hits the later one is kept: it knows corrections for words that will have to go.
  const { matchCount } = other.ranking
  return matchCount > one.ranking.matchCount || matchCount === 0 ? other : one
}

/** Tells whether a word that is known may yet be a slip: of a word many times as common. */
function hasCommonCorrection(
  { live }: Attempts,
  { clause: { term }, matcher: { fields } }: PlannedWord,
  size: number,
): boolean {
  return live.suspects.get(`${fields} ${size} ${term}`, () => {
    const word = { term, fields, prefix: false, typos: true }
    return expandWord(live.compiled, word).tiers.some(
      ({ match, docFreq }) => match === 'typo' && docFreq >= CORRECTION_RATIO * Math.max(size, 1),
    )
  })
}
