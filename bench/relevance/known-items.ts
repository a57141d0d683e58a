// Stories that a reader half remembers: a few telling words of a title, as they are and with a slip in
// one. Drawn by a seed; knows no engine.
import { slip } from '../queries/slips.ts'
import { plainWords, type ReadableStory, type WordCounts } from '../queries/word-counts.ts'
import { createRandom, drawInteger, drawItem, type Random } from '../random.ts'
import type { Rewording } from './rewordings.ts'

/** How many words are remembered. */
const FEWEST_WORDS = 2
const MOST_WORDS = 4

/** Shortest word that is misspelt, letters: in shorter ones no slip is forgiven, by intent. */
const MISSPELT_LENGTH = 4

/** Attempts at a slip that leads to no other word of the corpus. */
const SLIPS = 10

/** Attempts at a story whose title has enough words, per story asked for. */
const ATTEMPTS = 20

export interface KnownItemOptions {
  readonly count: number
  readonly seed: number
}

/** Draws up to `count` stories, all different; fewer where the corpus has no more. */
export function drawKnownItems(
  stories: readonly ReadableStory[],
  counts: WordCounts,
  { count, seed }: KnownItemOptions,
): readonly Rewording[] {
  const random = createRandom(seed)
  const drawn = new Map<string, Rewording>()
  for (let i = 0; i < count * ATTEMPTS && drawn.size < count && stories.length > 0; i++) {
    const item = drawKnownItem(random, drawItem(random, stories), counts)
    if (item !== undefined) drawn.set(item.source, item)
  }
  return [...drawn.values()]
}

function drawKnownItem(
  random: Random,
  story: ReadableStory,
  counts: WordCounts,
): Rewording | undefined {
  const words = tellingTitleWords(story, counts, drawInteger(random, FEWEST_WORDS, MOST_WORDS))
  const long = words.filter(({ length }) => length >= MISSPELT_LENGTH)
  if (words.length < FEWEST_WORDS || long.length === 0) return undefined
  const word = drawItem(random, long)
  for (let i = 0; i < SLIPS; i++) {
    const typed = slip(random, word)
    if (counts.docFreqs.has(typed)) continue
    const reworded = words.map((one) => (one === word ? typed : one))
    return { source: story.id, clean: words.join(' '), reworded: reworded.join(' ') }
  }
  return undefined
}

/** Gives the rarest words of a title, at most `count`, in the order of the title. */
export function tellingTitleWords(
  { title }: Pick<ReadableStory, 'title'>,
  { docFreqs, commonest }: WordCounts,
  count: number,
): readonly string[] {
  const words = [...new Set(plainWords(title))].filter(
    (word) => word.length > 2 && !commonest.has(word),
  )
  const rarest = new Set(
    [...words].sort((a, b) => (docFreqs.get(a) ?? 0) - (docFreqs.get(b) ?? 0)).slice(0, count),
  )
  return words.filter((word) => rarest.has(word))
}
