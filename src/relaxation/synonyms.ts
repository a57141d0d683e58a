// The words of a query that have synonyms: the longest run of words that a rule is about, forms of a word counting
// as the word.
import { stemEnglishTerm, type Stemmer } from '../analysis/stemmer.ts'
import { NEWS_NAMES, NEWS_WORDS } from '../query/news-synonyms.ts'
import type { Clause, WordClause } from '../query/query.ts'
import { type Alternative, parseSynonyms, type SynonymRule } from '../query/synonyms.ts'

/** Rules by their words, one after the other. */
export interface SynonymTrie {
  readonly next: ReadonlyMap<string, SynonymTrie>
  /** What the words up to here stand for. */
  readonly alternatives: readonly Alternative[]
}

interface GrowingTrie {
  next: Map<string, GrowingTrie>
  alternatives: readonly Alternative[]
}

/** No rules. */
export const NO_SYNONYMS: SynonymTrie = { next: new Map(), alternatives: [] }

/** A word, or several that follow one another, with what else they stand for. */
export interface SynonymousWords {
  readonly words: readonly WordClause[]
  readonly alternatives: readonly Alternative[]
}

/** Makes rules ready to be looked up. */
export function compileSynonyms(rules: readonly SynonymRule[], stem: Stemmer): SynonymTrie {
  if (rules.length === 0) return NO_SYNONYMS
  const root: GrowingTrie = { next: new Map(), alternatives: [] }
  for (const { from, to } of rules) {
    let node = root
    for (const word of from) {
      const key = keyOf(word, stem)
      let next = node.next.get(key)
      if (next === undefined) node.next.set(key, (next = { next: new Map(), alternatives: [] }))
      node = next
    }
    // Rules of forms of one word are one rule, and a form of the words is no other word for them.
    const own = stemsOf(
      from.flatMap(({ term, parts }) => (parts.length > 0 ? parts : [term])),
      stem,
    )
    const known = new Set(node.alternatives.map(nameOf))
    const others = to.filter((one) => !known.has(nameOf(one)) && stemsOf(one.terms, stem) !== own)
    node.alternatives = [...node.alternatives, ...others]
  }
  return root
}

function stemsOf(terms: readonly string[], stem: Stemmer): string {
  return terms.map((term) => stem(term, term)).join(' ')
}

/** Names what an alternative finds. */
function nameOf({ terms }: Alternative): string {
  return terms.join(' ')
}

let newsRules: readonly SynonymRule[] | undefined
let newsTrie: SynonymTrie | undefined

/**
 * Makes rules ready, next to those that ship with Lede (news-synonyms.ts): these are English, so that an
 * index of another language has none.
 */
export function compileWithNews(rules: readonly SynonymRule[], stem: Stemmer): SynonymTrie {
  if (stem !== stemEnglishTerm) return compileSynonyms(rules, stem)
  newsRules ??= [...parseSynonyms(NEWS_NAMES).map(toQuiet), ...parseSynonyms(NEWS_WORDS)]
  // A user's own come first: what they name is said (`isQuiet`).
  if (rules.length > 0) return compileSynonyms([...rules, ...newsRules], stem)
  return (newsTrie ??= compileSynonyms(newsRules, stem))
}

function toQuiet({ from, to }: SynonymRule): SynonymRule {
  return { from, to: to.map((one) => ({ ...one, isQuiet: true })) }
}

/**
 * Finds the words of a query that have synonyms: from the left, the longest run first, no word twice.
 * Only bare words have any, and words of one field follow one another only there.
 */
export function findSynonyms(
  trie: SynonymTrie,
  clauses: readonly Clause[],
  stem: Stemmer,
): SynonymousWords[] {
  const found: SynonymousWords[] = []
  if (trie.next.size === 0) return found
  for (let i = 0; i < clauses.length; i++) {
    const clause = clauses[i]
    if (clause?.kind === 'any' || clause?.kind === 'all') {
      for (const option of clause.options) found.push(...findSynonyms(trie, [option], stem))
      continue
    }
    const longest = longestRun(trie, clauses.slice(i), stem)
    if (longest === undefined) continue
    found.push(longest)
    i += longest.words.length - 1
  }
  return found
}

function longestRun(
  trie: SynonymTrie,
  clauses: readonly Clause[],
  stem: Stemmer,
): SynonymousWords | undefined {
  const words: WordClause[] = []
  let node: SynonymTrie | undefined = trie
  let longest: SynonymousWords | undefined
  for (const clause of clauses) {
    if (clause.kind !== 'word' || isPrefix(clause)) break
    if (words[0] !== undefined && words[0].field !== clause.field) break
    node = node.next.get(keyOf(clause, stem))
    if (node === undefined) break
    words.push(clause)
    const { alternatives } = node
    if (alternatives.length > 0) longest = { words: [...words], alternatives }
  }
  return longest
}

/** `troop*` asks for what it begins; a lone character of an unspaced script is no prefix to its reader. */
function isPrefix({ prefix, term, parts }: WordClause): boolean {
  return prefix === 'explicit' && !(parts.length === 0 && /^\P{ASCII}$/u.test(term))
}

/** Stems of fewer letters say too little: `usful` has the stem of `us`. */
const MIN_STEM_LENGTH = 3

/** Names a word: its stem, or what it is made of. */
function keyOf({ term, parts, text }: WordClause, stem: Stemmer): string {
  if (term === '') return parts.join(' ')
  const stemmed = stem(term, text.toLowerCase().normalize('NFC'))
  return stemmed.length < MIN_STEM_LENGTH ? term : stemmed
}
