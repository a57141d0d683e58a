// What synonyms earn: as much as the word that they stand for, never more. Rare synonyms would otherwise outweigh
// the other words of a query, and one of a name of four words would count four times over.
import { idf } from '../ranking/bm25f.ts'
import { type Weight, SYNONYM_COST, type Tier } from '../matching/weight.ts'

/** Takes out of a word's weight all but what was typed: what it begins and its synonyms. */
export function asTyped(weight: Weight): Weight {
  if (weight.kind === 'any') {
    const options = weight.options.filter((option) => !isSynonymousPhrase(option)).map(asTyped)
    return { ...weight, options }
  }
  if (weight.kind !== 'word') return weight
  const isTyped = ({ match }: Tier): boolean => match !== 'prefix' && match !== 'synonym'
  return { ...weight, tiers: weight.tiers.filter(isTyped) }
}

/**
 * Lets synonyms earn at most what a word earns that so many stories hold.
 * @param docFreq Stories that hold the word as it was typed; 0: synonyms earn what they would by themselves.
 */
export function weighSynonyms(weight: Weight, docFreq: number, storyCount: number): Weight {
  if (docFreq === 0) return weight
  switch (weight.kind) {
    case 'any':
      return {
        ...weight,
        options: weight.options.map((option) => weighSynonyms(option, docFreq, storyCount)),
      }
    case 'word':
      if (weight.tiers.every(({ match }) => match !== 'synonym')) return weight
      return {
        ...weight,
        tiers: weight.tiers.map((tier) =>
          tier.match === 'synonym' ? { ...tier, docFreq: Math.max(tier.docFreq, docFreq) } : tier,
        ),
      }
    case 'phrase':
      if (!isSynonymousPhrase(weight)) return weight
      return { ...weight, idf: Math.min(weight.idf, idf(docFreq, storyCount)) }
    default:
      return weight
  }
}

function isSynonymousPhrase(weight: Weight): boolean {
  return weight.kind === 'phrase' && weight.cost === SYNONYM_COST
}
