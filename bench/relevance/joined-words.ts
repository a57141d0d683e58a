// Two words that some write as one: `white house`, `whitehouse`. Titles that have one form are asked for
// with the other. Drawn by a seed; knows no engine.
import { bodyRuns, type ReadableStory, runs, type WordCounts } from '../queries/word-counts.ts'
import { createRandom, shuffled } from '../random.ts'
import { tellingTitleWords } from './known-items.ts'
import type { Rewording } from './rewordings.ts'

/** Shortest half, letters: what shorter ones make up is mostly chance (`a way`, `in to`). */
const HALF_LENGTH = 3

/** Words of the title that are asked beside, so that one story is meant. */
const OTHER_WORDS = 2

export interface JoinedWords {
  /** The title has two words, asked for as one. */
  readonly joined: readonly Rewording[]
  /** The title has one word, asked for as two. */
  readonly split: readonly Rewording[]
}

export interface JoinedWordsOptions {
  /** Most pairs each way. */
  readonly count: number
  readonly seed: number
}

/** Draws pairs of words that the corpus writes both ways, every pair once each way. */
export function drawJoinedWords(
  stories: readonly ReadableStory[],
  counts: WordCounts,
  { count, seed }: JoinedWordsOptions,
): JoinedWords {
  const splits = findSplits(stories, counts)
  const order = shuffled(createRandom(seed), stories)
  const draw = (waysOf: WaysOf): readonly Rewording[] => drawOneWay(order, counts, count, waysOf)
  return {
    joined: draw((run) =>
      run.flatMap((word, place) => {
        const pair = `${word} ${run[place + 1] ?? ''}`
        const whole = pair.replace(' ', '')
        return splits.get(whole) === pair ? [{ written: pair, otherwise: whole }] : []
      }),
    ),
    split: draw((run) =>
      run.flatMap((word) => {
        const halves = splits.get(word)
        return halves === undefined ? [] : [{ written: word, otherwise: halves }]
      }),
    ),
  }
}

/** Gives the words of a title that can be written otherwise, and how. */
type WaysOf = (
  run: readonly string[],
) => readonly { readonly written: string; readonly otherwise: string }[]

function drawOneWay(
  stories: readonly ReadableStory[],
  counts: WordCounts,
  count: number,
  waysOf: WaysOf,
): readonly Rewording[] {
  const drawn = new Map<string, Rewording>()
  for (const story of stories) {
    for (const { written, otherwise } of runs(story.title).flatMap(waysOf)) {
      if (drawn.size >= count) return [...drawn.values()]
      const words = written.split(' ')
      // As many more as may be words of the pair itself.
      const others = tellingTitleWords(story, counts, OTHER_WORDS + words.length)
        .filter((word) => !words.includes(word))
        .slice(0, OTHER_WORDS)
      if (others.length === 0 || drawn.has(written)) continue
      const withOthers = (form: string): string => [form, ...others].join(' ')
      const clean = withOthers(written)
      drawn.set(written, { source: story.id, clean, reworded: withOthers(otherwise) })
    }
  }
  return [...drawn.values()]
}

/** word -> the two neighbouring words that join to it, most often where several do: `white house` */
function findSplits(
  stories: readonly ReadableStory[],
  { docFreqs }: WordCounts,
): ReadonlyMap<string, string> {
  const times = new Map<string, number>()
  for (const story of stories) {
    for (const run of [...runs(story.title), ...bodyRuns(story)]) {
      for (let i = 1; i < run.length; i++) {
        const one = run[i - 1] ?? ''
        const other = run[i] ?? ''
        if (one.length < HALF_LENGTH || other.length < HALF_LENGTH) continue
        if (!docFreqs.has(one + other)) continue
        const pair = `${one} ${other}`
        times.set(pair, (times.get(pair) ?? 0) + 1)
      }
    }
  }
  const byTimes = [...times].sort((a, b) => a[1] - b[1] || (a[0] < b[0] ? 1 : -1))
  // The last of a key stays: the most frequent.
  return new Map(byTimes.map(([pair]) => [pair.replace(' ', ''), pair]))
}
