// Stories that hold enough of several words (minimum should match): words that carry at least a share of
// the sum of all words' inverse document frequencies. Knows matchers, not words or policy.
import { addExactForms, restrict, seed } from './match.ts'
import { copyList, type MatchList } from './match-list.ts'
import type { MinShouldMatch, WeighedMatcher } from './matcher.ts'
import type { SegmentReader } from './segment-reader.ts'
import { listTally } from './accumulator.ts'

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
  minimum: MinShouldMatch,
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
  minimum: MinShouldMatch,
  list: MatchList,
  checkpoint: () => void,
): void {
  for (let i = 0; i < list.count; i++) reader.held.mass[list.stories[i] as number] = 0
  keepEnough(reader, minimum, rarestFirst(minimum), list, checkpoint)
}

function rarestFirst({ options }: MinShouldMatch): WeighedMatcher[] {
  return options
    .map((option, place) => ({ ...option, mass: distinctMass(option, place) }))
    .sort((a, b) => b.mass - a.mass)
}

/** The mass of all words, and how much of it is enough: less than none where what is required suffices. */
function massesOf(minimum: MinShouldMatch): { readonly all: number; readonly enough: number } {
  const { heldByAll, leastShare } = minimum
  const all = heldMass(minimum, () => true)
  return { all, enough: (all + heldByAll) * leastShare * (1 - ROUNDING) - heldByAll }
}

/** Looks `words` up in the stories of `list`, and keeps those that hold enough with what they hold already. */
function keepEnough(
  reader: SegmentReader,
  minimum: MinShouldMatch,
  words: readonly WeighedMatcher[],
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
      copyList(list, found)
      found.scores.fill(0, 0, found.count)
      found.tiers.fill(0, 0, found.count)
      restrict(reader, word.matcher, found)
      addExactForms(reader, word.matcher, found)
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
export function createCoverage(enough: MinShouldMatch): (held: number) => number {
  const { heldByAll } = enough
  const whole = heldMass(enough, () => true) + heldByAll
  return (held) => {
    const share = Math.round(((held + heldByAll) / whole) * STEPS_OF_COVERAGE) / STEPS_OF_COVERAGE
    return share ** enough.coverageExponent
  }
}

/** Adds up the masses of the words that are held, as `reader.held` counts them. */
export function heldMass(
  { options }: MinShouldMatch,
  isHeld: (option: WeighedMatcher) => boolean,
): number {
  return options.reduce(
    (sum, option, place) => (isHeld(option) ? sum + distinctMass(option, place) : sum),
    0,
  )
}

function distinctMass({ mass }: WeighedMatcher, place: number): number {
  return mass * (1 + DISTINCT_MASS * (place + 1) ** DISTINCT_EXPONENT)
}

/** Lists the stories that hold any of the words. */
function uniteWords(
  reader: SegmentReader,
  words: readonly WeighedMatcher[],
  list: MatchList,
  checkpoint: () => void,
): void {
  const { mass: held } = reader.held
  reader.withTally((tally) => {
    const { marks, touched, values } = tally
    let { count } = tally
    for (const { matcher, mass, weight } of words) {
      checkpoint()
      reader.withList((found) => {
        seed(reader, matcher, found)
        addExactForms(reader, matcher, found)
        for (let i = 0; i < found.count; i++) {
          const story = found.stories[i] as number
          const score = weight * (found.scores[i] as number)
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
    tally.count = count
    listTally(tally, list)
  })
}

/** Adds to the entries of `list` what a word earns those of them that hold it, `found`. */
function addWord(
  list: MatchList,
  found: MatchList,
  { mass, weight }: WeighedMatcher,
  held: Float64Array,
): void {
  let at = 0
  for (let i = 0; i < found.count; i++) {
    const story = found.stories[i] as number
    while (list.stories[at] !== story) at++
    list.scores[at] = (list.scores[at] as number) + weight * (found.scores[i] as number)
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
