// The words of the generated corpus, by rank: made of syllables, so that they are nobody's text, yet
// long, short, alike and inflected in about the way that English words are.
import { createRandom, drawInteger, drawItem, type Random } from '../random.ts'

const ONSETS = 'b c d f g h j k l m n p r s t v w br cr dr fl gr pl pr sh sl st str th tr'.split(
  ' ',
)
const NUCLEI = 'a a e e e i i o o u ai ea ie ou'.split(' ')
const CODAS = ['', '', '', '', 'b', 'ck', 'd', 'l', 'll', 'm', 'n', 'n', 'nd', 'nt', 'r', 'rt', 's']
const ENDINGS = ['s', 's', 'ed', 'ing']

/** Share of words that are another word with an ending, so that stems have something to join. */
const INFLECTED_SHARE = 0.25

/** Ranks below these have at most 1, 2 and 3 syllables: what is said often is short. */
const SYLLABLE_RANKS = [60, 4000, 80_000]

/** Makes `size` different words, the most frequent first. */
export function createVocabulary(size: number, seed: number): readonly string[] {
  const random = createRandom(seed)
  const words: string[] = []
  const known = new Set<string>()
  while (words.length < size) {
    const word = makeWord(random, words)
    if (word.length < 2 || known.has(word)) continue
    known.add(word)
    words.push(word)
  }
  return words
}

function makeWord(random: Random, words: readonly string[]): string {
  const rank = words.length
  if (rank > 200 && random() < INFLECTED_SHARE) {
    return drawItem(random, words) + drawItem(random, ENDINGS)
  }
  const most = 1 + SYLLABLE_RANKS.filter((first) => rank >= first).length
  const syllables = drawInteger(random, Math.max(1, most - 1), most)
  let word = ''
  for (let i = 0; i < syllables; i++) {
    word += drawItem(random, ONSETS) + drawItem(random, NUCLEI) + drawItem(random, CODAS)
  }
  return word
}
