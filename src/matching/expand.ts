// Expansion: the terms that a word of the query stands for, in tiers, chosen once over all segments. Exact and
// its forms; terms that it begins; terms that it may be a misspelling of.
import { findTerm, prefixRange } from '../index/dictionary.ts'
import type { Snapshot } from '../store/snapshot.ts'
import { formOf } from './form.ts'
import type { Correction, WordToCorrect } from './fuzzy/spelling.ts'
import { docFreqOfLists, findTierLists } from './tier-lists.ts'
import {
  NO_TERMS,
  SYNONYM_COST,
  tierCost,
  type Tier,
  type TierTerms,
  type WordWeight,
} from './weight.ts'

export interface WordToExpand {
  readonly term: string
  /** How it is written, in lower case. @default `term` */
  readonly spelling?: string
  readonly fields: number
  /** Words that mean the same: their terms, which match with their forms. @default none */
  readonly synonyms?: readonly string[]
  /** Terms that merely begin with it match too. */
  readonly prefix: boolean
  /** Gives what it may be a misspelling of (spelling.ts). @default nothing */
  readonly correct?: ((word: WordToCorrect) => readonly Correction[]) | undefined
}

/** Forms of a word that is rather a misspelling of another come after every correction. */
const FORMS_OF_MISSPELT_COST = tierCost(3, false, false)

/** A word that begins others in fewer stories than a page is as likely misspelt as unfinished. */
const MIN_BEGUN_STORIES = 10

/** Expands a word into its tiers. Tiers that hold nothing are left out. */
export function expandWord(snapshot: Snapshot, word: WordToExpand): WordWeight {
  const { term, fields } = word
  const exact = exactTier(snapshot, word)
  const begun = word.prefix
    ? toTier(snapshot, fields, {
        match: 'prefix',
        cost: tierCost(0, false, true),
        terms: { ...NO_TERMS, prefix: term },
      })
    : undefined
  const corrections = correctionsOf(word, exact, begun)
  const typos = typoTiers(snapshot, corrections, fields)
  const isMisspelt = isNearerToAnother(exact, typos[0])
  const tiers = isMisspelt ? [] : [exact]
  if (word.synonyms !== undefined) tiers.push(synonymTier(snapshot, word.synonyms, fields))
  if (begun !== undefined) tiers.push(begun)
  tiers.push(...typos)
  if (isMisspelt) tiers.push({ ...exact, match: 'typo', cost: FORMS_OF_MISSPELT_COST })
  return {
    kind: 'word',
    fields,
    tiers: tiers.filter(({ docFreq }) => docFreq > 0),
    ...(corrections[0] !== undefined && { correction: corrections[0].term }),
  }
}

/** Makes a tier of terms, with the stories of all segments. */
export function toTier(
  { segments, stem }: Snapshot,
  fields: number,
  tier: Omit<Tier, 'docFreq'>,
): Tier {
  let docFreq = 0
  for (const { segment } of segments) {
    docFreq += docFreqOfLists(segment, findTierLists(segment, tier.terms, stem), fields)
  }
  return { ...tier, docFreq }
}

/** A word that is known by its forms only may be misspelt, however many stories hold those. */
function correctionsOf(
  { term, fields, correct }: WordToExpand,
  exact: Tier,
  begun: Tier | undefined,
): readonly Correction[] {
  if (correct === undefined) return []
  const begins = begun?.docFreq ?? 0
  const docFreq =
    (exact.terms.surface === undefined ? 0 : exact.docFreq) +
    (begins < MIN_BEGUN_STORIES ? 0 : begins)
  const stems = stemsOf(exact)
  return correct({ term, fields, docFreq }).filter(({ stem }) => !stems.has(stem))
}

function stemsOf({ terms: { forms } }: Tier): ReadonlySet<string | undefined> {
  return new Set(forms.map(({ stem }) => stem))
}

/**
 * Tells whether no story holds a word as it is written, and some other word of the same first letter is
 * nearer to it than its forms are: `inventer` is a misspelling of `inventor` rather than a form of `inventions`.
 */
function isNearerToAnother(exact: Tier, nearest: Tier | undefined): boolean {
  if (exact.docFreq === 0 || nearest === undefined) return false
  if (nearest.cost % tierCost(1, false, false) > 0) return false
  if (exact.terms.surface !== undefined) return false
  const near = stemsOf(nearest)
  return exact.terms.forms.every(({ stem }) => !near.has(stem))
}

function exactTier(snapshot: Snapshot, word: WordToExpand): Tier {
  const { term, fields, spelling = term } = word
  const exact = { match: 'exact', cost: 0 } as const
  if (isKnownTerm(snapshot, term)) {
    const terms = { forms: [formOf(snapshot, term)], names: [term], prefix: undefined }
    return toTier(snapshot, fields, { ...exact, terms: { ...terms, surface: term } })
  }
  if (word.prefix && isBeginning(snapshot, term)) return { ...exact, docFreq: 0, terms: NO_TERMS }
  const forms = [{ term: undefined, stem: snapshot.stem(term, spelling) }]
  return toTier(snapshot, fields, { ...exact, terms: { ...NO_TERMS, forms } })
}

/** Makes a tier of words that mean the same as another. */
export function synonymTier(snapshot: Snapshot, synonyms: readonly string[], fields: number): Tier {
  const known = synonyms.filter((term) => isKnownTerm(snapshot, term))
  const terms: TierTerms = {
    ...NO_TERMS,
    forms: synonyms.map((term) => formOf(snapshot, term)),
    names: known,
  }
  return toTier(snapshot, fields, { match: 'synonym', cost: SYNONYM_COST, terms })
}

/** A tier for each cost of the corrections. */
function typoTiers(snapshot: Snapshot, corrections: readonly Correction[], fields: number): Tier[] {
  const costs = new Set(corrections.map(({ cost }) => cost))
  return [...costs].map((cost) => {
    const forms = corrections.filter((correction) => correction.cost === cost)
    const terms = { ...NO_TERMS, forms, names: forms.map(({ term }) => term) }
    return toTier(snapshot, fields, { match: 'typo', cost, terms })
  })
}

/** Tells whether some story holds exactly this term. */
export function isKnownTerm({ segments }: Snapshot, term: string): boolean {
  return segments.some(({ segment }) => findTerm(segment.dictionary, term) >= 0)
}

/** Tells whether a word that may be unfinished begins a known one: then it is no form of another. */
function isBeginning({ segments }: Snapshot, term: string): boolean {
  return segments.some(({ segment }) => {
    const { from, to } = prefixRange(segment.dictionary, term)
    return from < to
  })
}
