// Minimum should match: stories that hold enough of several words, whose inverse document frequencies are at
// least a share of the sum of all.
import { listAccumulated } from './accumulator.ts'
import type { MatchList } from './match-list.ts'
import { copyStories, restrict, seed } from './match.ts'
import { openWeight, type Scorer } from './scorer.ts'
import type { SegmentReader } from './segment-reader.ts'
import type { MinShouldMatch, OptionalWord } from './weight.ts'

/** A word opened in a segment. */
interface OpenOption extends Omit<OptionalWord, 'weight'> {
  readonly scorer: Scorer
}

/** MinShouldMatch opened in a segment. */
export type OpenMinimum = Masses<OpenOption>

/** MinShouldMatch, opened or not: what coverage goes by. */
type Masses<T extends { readonly mass: number } = { readonly mass: number }> = Omit<
  MinShouldMatch,
  'options'
> & { readonly options: readonly T[] }

/** Opens the words in a segment. */
export function openMinimum(reader: SegmentReader, minimum: MinShouldMatch): OpenMinimum {
  return {
    ...minimum,
    options: minimum.options.map(({ weight, ...option }) => ({
      ...option,
      scorer: openWeight(reader, weight),
    })),
  }
}

/** What is added to masses, as a share, so that stories with equal sums hold the same words. */
const DISTINCT_MASS = 1e-9
/** Powers of whole numbers with this exponent: no two sets of them have the same sum. */
const DISTINCT_EXPONENT = 0.7
/** Sums of masses differ from what they would be exactly by less than this share: half is still half. */
const ROUNDING = 1e-6

/**
 * Lists the stories that hold enough of the words, with the sum of their words' scores and costs, and
 * notes in `reader.held` the mass that each holds. Words are taken from the rarest on. When those that
 * are left are not enough by themselves, they are only looked up in the stories listed so far.
 */
export function seedMinShouldMatch(
  reader: SegmentReader,
  minimum: OpenMinimum,
  list: MatchList,
  checkpoint: () => void,
): void {
  const words = rarestFirst(minimum)
  const { all, enough } = massesOf(minimum)
  let left = all
  let first = 0
  for (const { mass } of words) {
    if (first > 0 && left < enough) break
    left -= mass
    first++
  }
  uniteWords(reader, words.slice(0, first), list, checkpoint)
  keepEnough(reader, minimum, words.slice(first), list, checkpoint)
}

/** Keeps in `list`, the stories that hold what is required, those that hold enough; see above. */
export function restrictToEnough(
  reader: SegmentReader,
  minimum: OpenMinimum,
  list: MatchList,
  checkpoint: () => void,
): void {
  for (let i = 0; i < list.count; i++) reader.held.mass[list.stories[i] as number] = 0
  keepEnough(reader, minimum, rarestFirst(minimum), list, checkpoint)
}

function rarestFirst({ options }: OpenMinimum): OpenOption[] {
  return options
    .map((option, place) => ({ ...option, mass: distinctMass(option, place) }))
    .sort((a, b) => b.mass - a.mass)
}

/** The mass of all words, and how much of it is enough: less than none where what is required suffices. */
function massesOf(minimum: OpenMinimum): { readonly all: number; readonly enough: number } {
  const { heldByAll, leastShare } = minimum
  const all = heldMass(minimum, () => true)
  return { all, enough: (all + heldByAll) * leastShare * (1 - ROUNDING) - heldByAll }
}

/** Looks `words` up in the stories of `list`, and keeps those that hold enough with what they hold already. */
function keepEnough(
  reader: SegmentReader,
  minimum: OpenMinimum,
  words: readonly OpenOption[],
  list: MatchList,
  checkpoint: () => void,
): void {
  const { mass: held } = reader.held
  const { all, enough } = massesOf(minimum)
  let left = words.reduce((sum, { mass }) => sum + mass, 0)
  for (const word of words) {
    checkpoint()
    keepHeld(list, held, enough - left - all * ROUNDING)
    left -= word.mass
    reader.withList((found) => {
      copyStories(list, found)
      restrict(reader, word.scorer, found)
      addWord(list, found, word, held)
    })
  }
  keepHeld(list, held, enough)
}

/** In steps of so small a part of the whole, what was added to masses is no difference. */
const STEPS_OF_COVERAGE = 1e6

/**
 * Makes a function that gives what a story's score is multiplied by: the share that it holds, what is required
 * included, raised. `held` is as `reader.held` has it.
 */
export function createCoverage(enough: Masses): (held: number) => number {
  const { heldByAll } = enough
  const whole = heldMass(enough, () => true) + heldByAll
  return (held) => {
    const share = Math.round(((held + heldByAll) / whole) * STEPS_OF_COVERAGE) / STEPS_OF_COVERAGE
    return share ** enough.coverageExponent
  }
}

/** Adds up the masses of the words that are held, as `reader.held` counts them. */
export function heldMass<T extends { readonly mass: number }>(
  { options }: Masses<T>,
  isHeld: (option: T) => boolean,
): number {
  return options.reduce(
    (sum, option, place) => (isHeld(option) ? sum + distinctMass(option, place) : sum),
    0,
  )
}

function distinctMass({ mass }: { readonly mass: number }, place: number): number {
  return mass * (1 + DISTINCT_MASS * (place + 1) ** DISTINCT_EXPONENT)
}

/** Lists the stories that hold any of the words. */
function uniteWords(
  reader: SegmentReader,
  words: readonly OpenOption[],
  list: MatchList,
  checkpoint: () => void,
): void {
  const { mass: held } = reader.held
  reader.withAccumulator((accumulator) => {
    const { marks, touched, values } = accumulator
    let { count } = accumulator
    for (const { scorer, mass, boost } of words) {
      checkpoint()
      reader.withList((found) => {
        seed(reader, scorer, found)
        for (let i = 0; i < found.count; i++) {
          const story = found.stories[i] as number
          const score = boost * (found.scores[i] as number)
          const cost = found.tiers[i] as number
          if (marks[story] === 0) {
            touched[count++] = story
            marks[story] = cost + 1
            values[story] = score
            held[story] = mass
          } else {
            marks[story] = (marks[story] as number) + cost
            values[story] = (values[story] as number) + score
            held[story] = (held[story] as number) + mass
          }
        }
      })
    }
    accumulator.count = count
    listAccumulated(accumulator, list)
  })
}

/** Adds to the entries of `list` what a word earns those of them that hold it, `found`. */
function addWord(
  list: MatchList,
  found: MatchList,
  { mass, boost }: OpenOption,
  held: Float64Array,
): void {
  let at = 0
  for (let i = 0; i < found.count; i++) {
    const story = found.stories[i] as number
    while (list.stories[at] !== story) at++
    list.scores[at] = (list.scores[at] as number) + boost * (found.scores[i] as number)
    list.tiers[at] = (list.tiers[at] as number) + (found.tiers[i] as number)
    held[story] = (held[story] as number) + mass
  }
}

/** Keeps in `list` the stories that hold at least a mass. */
function keepHeld(list: MatchList, held: Float64Array, least: number): void {
  let kept = 0
  for (let i = 0; i < list.count; i++) {
    const story = list.stories[i] as number
    if ((held[story] as number) < least) continue
    list.stories[kept] = story
    list.scores[kept] = list.scores[i] as number
    list.tiers[kept] = list.tiers[i] as number
    kept++
  }
  list.count = kept
}
