// Headlines of stories whose texts are alike: do they say that the stories are of different things. News made by
// a template differs in little else.
import { type Dictionary, findTerm } from '../index/dictionary.ts'
import { createSpellingTest } from './one-spelling.ts'
import type { StoryTokens } from './story-tokens.ts'

/** Words of a headline that are compared; real ones are shorter. */
const MAX_HEADLINE_WORDS = 64
/** Words by which a headline may differ from one with a negation, so that it says the opposite. */
const MAX_WORDS_BESIDE_NEGATION = 1

/** Words that turn a headline into its opposite, as terms: folded, without apostrophes. */
const NEGATIONS = [
  'not no never none nobody nothing neither nor without cannot',
  'wont cant dont doesnt didnt isnt arent wasnt werent hasnt havent hadnt wouldnt shouldnt couldnt mustnt',
  // German, Dutch, Danish, Norwegian, Swedish.
  'nicht kein keine keinen keiner keinem nie niemand niet geen nooit ikke ingen inte aldrig aldri',
  // French, Spanish, Italian, Portuguese, Romanian.
  'ne pas jamais aucun aucune nunca ningun ninguna non mai nessun nessuno nessuna nao nu',
  // Finnish, Hungarian, Turkish, Polish, Russian, Ukrainian, Serbian.
  'ei nem degil nie не нет ні није',
  // Arabic.
  'لا لم لن ليس ليست',
]
  .join(' ')
  .split(' ')

/** Tells whether the headlines of two stories whose texts are alike announce different news. */
export type HeadlineTest = (x: StoryTokens, y: StoryTokens, textsFrom: TextStarts) => boolean

/** Where the text of each story begins: after its title, or at it where that is most of the text. */
export interface TextStarts {
  readonly x: number
  readonly y: number
}

/** Prepares for comparing headlines of stories with these terms. */
export function createHeadlineTest(dictionary: Dictionary): HeadlineTest {
  const negations = new Set(NEGATIONS.map((word) => findTerm(dictionary, word)))

  const areSpellings = createSpellingTest(dictionary)
  const without = (title: Uint32Array, other: Uint32Array): Uint32Array =>
    title.filter((term) => !other.includes(term) && !other.some((one) => areSpellings(term, one)))
  const isNegation = (term: number): boolean => negations.has(term)

  return (x, y, from) => {
    const titleX = titleOf(x)
    const titleY = titleOf(y)
    if (titleX.length === 0 || titleY.length === 0) return false
    const textX = x.terms.subarray(from.x, x.length)
    const textY = y.terms.subarray(from.y, y.length)
    if (areTurnedAround(titleX, titleY, bodyOf(x), bodyOf(y))) return true
    const onlyX = without(titleX, titleY)
    const onlyY = without(titleY, titleX)
    if (tookPlace(onlyX, onlyY, textX, textY)) return true
    const isNegated = titleX.some(isNegation)
    if (isNegated === titleY.some(isNegation)) return false
    if ((isNegated ? onlyY : onlyX).length <= MAX_WORDS_BESIDE_NEGATION) return true
    const more = textX.filter(isNegation).length - textY.filter(isNegation).length
    return isNegated ? more > 0 : more < 0
  }
}

/** Tells whether two stories have headlines of the same words in the same order. */
export function haveSameHeadline(x: StoryTokens, y: StoryTokens): boolean {
  if (x.titleLength !== y.titleLength) return false
  for (let i = 0; i < x.titleLength; i++) if (x.terms[i] !== y.terms[i]) return false
  return true
}

function titleOf({ terms, titleLength }: StoryTokens): Uint32Array {
  return terms.subarray(0, Math.min(titleLength, MAX_HEADLINE_WORDS))
}

function bodyOf({ terms, titleLength, length }: StoryTokens): Uint32Array {
  return terms.subarray(titleLength, length)
}

/**
 * Tells whether words of one headline took the place of words of the other in the texts, too: each headline
 * has a word that its own text writes more often. That is chance for words such as `of`, so one of the
 * words is to be in one text alone, or both as often in each other's place.
 */
function tookPlace(
  onlyX: Uint32Array,
  onlyY: Uint32Array,
  textX: Uint32Array,
  textY: Uint32Array,
): boolean {
  const saidX = countBoth(onlyX, textX, textY)
  if (saidX.length === 0) return false
  const saidY = countBoth(onlyY, textY, textX)
  return saidX.some((x) =>
    saidY.some((y) => x.other === 0 || y.other === 0 || (x.own === y.own && x.other === y.other)),
  )
}

/** Counts those of the words that a text has more often than the other. */
function countBoth(
  words: Uint32Array,
  text: Uint32Array,
  otherText: Uint32Array,
): { own: number; other: number }[] {
  return Array.from(words, (word) => ({
    own: countOf(word, text),
    other: countOf(word, otherText),
  })).filter(({ own, other }) => own > other)
}

function countOf(term: number, text: Uint32Array): number {
  let count = 0
  for (const one of text) if (one === term) count++
  return count
}

/**
 * Tells whether names changed places: `Elmdon beat Quay`, `Quay beat Elmdon`. Three words stand in reverse
 * order, which clauses that change places leave alone; or two do, and in the bodies as well.
 */
function areTurnedAround(
  titleX: Uint32Array,
  titleY: Uint32Array,
  bodyX: Uint32Array,
  bodyY: Uint32Array,
): boolean {
  const shared = titleX.filter((term, i) => titleX.indexOf(term) === i && titleY.includes(term))
  const places = Array.from(shared, (term) => titleY.indexOf(term))
  return places.some((place, i) =>
    places.some((later, j) => {
      if (j <= i || later > place) return false
      if (places.slice(i + 1, j).some((between) => between > later && between < place)) return true
      return areInverted(shared[i] as number, shared[j] as number, bodyX, bodyY)
    }),
  )
}

/** Tells whether two words that both bodies have come first in one and second in the other. */
function areInverted(a: number, b: number, bodyX: Uint32Array, bodyY: Uint32Array): boolean {
  const [aX, bX, aY, bY] = [bodyX.indexOf(a), bodyX.indexOf(b), bodyY.indexOf(a), bodyY.indexOf(b)]
  return Math.min(aX, bX, aY, bY) >= 0 && (aX - bX) * (aY - bY) < 0
}
