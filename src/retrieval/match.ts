// Which stories of a segment match clauses of any kind? Knows matchers, not words.
import { AUTHOR } from './bm25f.ts'
import { addExactForm } from './exact-form.ts'
import {
  addUnitsOfSome,
  copyList,
  intersectLists,
  keepFromTier,
  type MatchList,
} from './match-list.ts'
import { restrictToPhrase, seedPhrase } from './match-phrase.ts'
import { restrictToWord, seedWord } from './match-word.ts'
import { type AnyMatcher, type LooseMatcher, type Matcher, tierCost } from './matcher.ts'
import { docFreqOf } from './postings.ts'
import type { SegmentReader } from './segment-reader.ts'
import { addWordToTally } from './tally-word.ts'
import { addToTally, addUnits, listTally } from './tally.ts'

/** Fills `list` with the stories that match, all but what exact forms add (addExactForms). */
export function seed(reader: SegmentReader, matcher: Matcher, list: MatchList): void {
  switch (matcher.kind) {
    case 'word':
      seedWord(reader, matcher, list)
      return
    case 'phrase':
      seedPhrase(reader, matcher, list)
      return
    case 'any':
      seedAny(reader, matcher, list)
      return
    case 'loose':
      seedLoose(reader, matcher, list)
  }
}

/** Gathers what each option earns by story, then lists the stories in order. */
function seedAny(reader: SegmentReader, { options, combine }: AnyMatcher, list: MatchList): void {
  const [first, ...others] = options
  list.count = 0
  if (first === undefined) return
  if (others.length === 0) {
    seed(reader, first, list)
    addExactForms(reader, first, list)
    return
  }
  reader.withTally((tally) => {
    for (const option of options) {
      const isAdded =
        combine === 'sum' && option.kind === 'word' && addWordToTally(reader, option, tally)
      if (isAdded) continue
      reader.withList((found) => {
        seed(reader, option, found)
        addExactForms(reader, option, found)
        addToTally(tally, found, combine)
      })
    }
    listTally(tally, list)
  })
}

/** A description that is not met in full costs as much as an unfinished word. */
const PARTLY_MET_COST = tierCost(0, false, true)

/** How finely it is counted what a story holds of a description: parts of one unit of `tells`. */
export const UNITS_OF_TELLING = 256

/**
 * Lists the stories that hold enough of the options; those that hold all of them are of a better tier.
 * Options are taken from the most telling on. Once what is left is not enough by itself, it is only
 * looked up in the stories that are listed, and those that cannot come to enough any more are left out.
 */
function seedLoose(reader: SegmentReader, { options, least }: LooseMatcher, list: MatchList): void {
  const counted = options
    .map(({ matcher, weight, tells }) => ({
      matcher,
      weight,
      units: Math.max(1, Math.round(tells * UNITS_OF_TELLING)),
    }))
    .sort((a, b) => b.units - a.units)
  const all = counted.reduce((sum, { units }) => sum + units, 0)
  const enough = Math.max(1, Math.ceil(all * least))
  let left = all
  let beginning = 0
  for (const { units } of counted) {
    if (left < enough) break
    left -= units
    beginning++
  }
  reader.withTally((tally) => {
    for (const { matcher, weight, units } of counted.slice(0, beginning)) {
      reader.withList((found) => {
        seed(reader, matcher, found)
        addExactForms(reader, matcher, found)
        addUnits(tally, found, weight, units)
      })
    }
    listTally(tally, list)
  })
  for (const { matcher, weight, units } of counted.slice(beginning)) {
    keepFromTier(list, enough - left)
    left -= units
    reader.withList((found) => {
      copyList(list, found)
      found.scores.fill(0, 0, found.count)
      restrict(reader, matcher, found)
      addExactForms(reader, matcher, found)
      addUnitsOfSome(list, found, weight, units)
    })
  }
  keepFromTier(list, enough)
  for (let i = 0; i < list.count; i++) list.tiers[i] = list.tiers[i] === all ? 0 : PARTLY_MET_COST
}

/** Keeps in `list` the stories that match, and adds what they earn, all but what exact forms add. */
export function restrict(reader: SegmentReader, matcher: Matcher, list: MatchList): void {
  if (list.count === 0) return
  switch (matcher.kind) {
    case 'word':
      restrictToWord(reader, matcher, list)
      return
    case 'phrase':
      restrictToPhrase(reader, matcher, list)
      return
    case 'any':
    case 'loose':
      reader.withList((found) => {
        seed(reader, matcher, found)
        intersectLists(list, found)
      })
  }
}

/** Adds to the stories of `list`, which all match, what a word's exact form earns them. */
export function addExactForms(reader: SegmentReader, matcher: Matcher, list: MatchList): void {
  // Phrases are exact as they are, and alternatives have added it for each of their words.
  if (matcher.kind === 'word') addExactForm(reader, matcher, list)
}

/** Fills `list` with the one story, with what it earns, if it matches. */
export function matchOne(
  reader: SegmentReader,
  matcher: Matcher,
  story: number,
  list: MatchList,
): void {
  list.count = 1
  list.stories[0] = story
  list.scores[0] = 0
  list.tiers[0] = 0
  restrict(reader, matcher, list)
  addExactForms(reader, matcher, list)
}

/** Gives how many stories a matcher may hold at most, over all segments: the order to take clauses in. */
export function sizeOf(readers: readonly SegmentReader[], matcher: Matcher): number {
  switch (matcher.kind) {
    case 'word':
      return matcher.tiers.reduce((sum, { docFreq }) => sum + docFreq, 0)
    case 'phrase':
      return readers.reduce((sum, { segment, number }) => {
        const postings = matcher.fields & ~AUTHOR ? segment.content : segment.author
        const sizes = (matcher.segments[number] ?? []).map((term) =>
          term < 0 ? 0 : docFreqOf(postings, term),
        )
        return sum + Math.min(...sizes)
      }, 0)
    case 'any':
      return matcher.options.reduce((sum, option) => sum + sizeOf(readers, option), 0)
    case 'loose':
      return matcher.options.reduce((sum, option) => sum + sizeOf(readers, option.matcher), 0)
  }
}
