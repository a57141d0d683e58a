// Is the right word among what is searched for when the wrong one is typed? Asks the public engine, whose
// explanations name the words of a story that stand for those of the query.
import type { Hit, SearchEngine } from 'lede'

import { type Misspelling, type Rule, ruleOf } from './misspellings.ts'

/** What was searched for where the right word was not. */
export type Instead = 'nothing' | 'continuations' | 'other words'

/** A misspelling with what came of typing it. */
export interface AskedMisspelling extends Misspelling {
  readonly rule: Rule
  /** Rank of the first hit that matched by the right word or a form of it, from 1; absent: none did. */
  readonly rank?: number
  /** Absent where the right word was found. */
  readonly instead?: Instead
  readonly totalHits: number
}

/** Largest page, and how far a result can be read. */
const PAGE_SIZE = 100
const MAX_WINDOW = 10_000

/** Tells whether some story holds exactly this word. */
export async function isTerm(engine: SearchEngine, word: string): Promise<boolean> {
  const { totalHits } = await engine.search({ q: `"${word}"`, pageSize: 1, excerpts: 0 })
  return totalHits > 0
}

/** Gives those that can be asked: the index holds the right word and not the wrong one. */
export async function selectMisspellings(
  engine: SearchEngine,
  pairs: readonly Misspelling[],
): Promise<readonly Misspelling[]> {
  const known = new Map<string, boolean>()
  for (const word of new Set(pairs.flatMap(({ wrong, right }) => [wrong, right]))) {
    known.set(word, await isTerm(engine, word))
  }
  return pairs.filter(({ wrong, right }) => known.get(right) === true && known.get(wrong) === false)
}

/** Types the wrong word and reads all that is found, until something matched by the right one. */
export async function askMisspelling(
  engine: SearchEngine,
  misspelling: Misspelling,
): Promise<AskedMisspelling> {
  const forms = await formsOf(engine, misspelling.right)
  const asked = { ...misspelling, rule: ruleOf(misspelling) }
  const kinds = new Set<string>()
  let totalHits = 0
  for (let page = 1; page * PAGE_SIZE <= MAX_WINDOW; page++) {
    const answer = await search(engine, misspelling.wrong, page)
    totalHits = answer.totalHits
    const place = answer.hits.findIndex((hit) => termsOf(hit).some((term) => forms.has(term)))
    if (place >= 0) return { ...asked, totalHits, rank: (page - 1) * PAGE_SIZE + place + 1 }
    for (const { match } of answer.hits.flatMap(clausesOf)) kinds.add(match)
    if (page >= answer.totalPages) break
  }
  const isContinued = kinds.size === 1 && kinds.has('prefix')
  const instead = totalHits === 0 ? 'nothing' : isContinued ? 'continuations' : 'other words'
  return { ...asked, totalHits, instead }
}

/** The word and the forms by which stories match it when it is typed right. */
async function formsOf(engine: SearchEngine, word: string): Promise<ReadonlySet<string>> {
  const { hits } = await search(engine, word, 1)
  const forms = hits
    .flatMap(clausesOf)
    .filter(({ match }) => match !== 'prefix' && match !== 'typo')
    .flatMap(({ terms }) => terms)
  return new Set([word, ...forms])
}

function search(engine: SearchEngine, q: string, page: number) {
  // Bodies are read for words that match only where an excerpt is wanted.
  return engine.search({ q, page, pageSize: PAGE_SIZE, excerpts: 1, explain: true })
}

function clausesOf({ explanation }: Hit) {
  return explanation?.clauses ?? []
}

function termsOf(hit: Hit): readonly string[] {
  return clausesOf(hit).flatMap(({ terms }) => terms)
}
