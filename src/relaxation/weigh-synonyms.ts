// What says a synonym? As much as the word that it stands for, never more: rare synonyms would otherwise
// outweigh the other words of a query, and one of a name of four words would count four times over. Knows
// matchers and counts, no words.
import { idf } from '../ranking/bm25f.ts'
import { type Matcher, SYNONYM_COST, type Tier } from '../matching/matcher.ts'

/** Takes out of a word's matcher all but what was typed: what it begins and its synonyms. */
export function asTyped(matcher: Matcher): Matcher {
  if (matcher.kind === 'any') {
    const options = matcher.options.filter((option) => !isSynonymousPhrase(option)).map(asTyped)
    return { ...matcher, options }
  }
  if (matcher.kind !== 'word') return matcher
  const isTyped = ({ match }: Tier): boolean => match !== 'prefix' && match !== 'synonym'
  return { ...matcher, tiers: matcher.tiers.filter(isTyped) }
}

/**
 * Lets synonyms earn at most what a word earns that so many stories hold.
 * @param docFreq Stories that hold the word as it was typed; 0: synonyms earn what they would by themselves.
 */
export function weighSynonyms(matcher: Matcher, docFreq: number, storyCount: number): Matcher {
  if (docFreq === 0) return matcher
  switch (matcher.kind) {
    case 'any':
      return {
        ...matcher,
        options: matcher.options.map((option) => weighSynonyms(option, docFreq, storyCount)),
      }
    case 'word':
      return {
        ...matcher,
        tiers: matcher.tiers.map((tier) =>
          tier.match === 'synonym' ? { ...tier, docFreq: Math.max(tier.docFreq, docFreq) } : tier,
        ),
      }
    case 'phrase':
      if (!isSynonymousPhrase(matcher)) return matcher
      return { ...matcher, idf: Math.min(matcher.idf, idf(docFreq, storyCount)) }
    default:
      return matcher
  }
}

function isSynonymousPhrase(matcher: Matcher): boolean {
  return matcher.kind === 'phrase' && matcher.cost === SYNONYM_COST
}
