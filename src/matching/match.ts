// Which stories of a segment match clauses of any kind? Knows matchers, not words.
import { AUTHOR } from '../ranking/bm25f.ts'
import { addExactForm } from './exact-form.ts'
import { copyList, intersectLists, type MatchList, subtractList } from './match-list.ts'
import { restrictToPassing } from './passing.ts'
import { restrictToPhrase, seedPhrase } from './phrase.ts'
import { restrictToWord, seedWord } from './word.ts'
import type { AllMatcher, AnyMatcher, Matcher } from './matcher.ts'
import { docFreqOf } from '../index/postings.ts'
import type { SegmentReader } from './segment-reader.ts'
import { addWordToTally } from './accumulate-word.ts'
import { addToTally, listTally } from './accumulator.ts'

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
    case 'all':
      seedAll(reader, matcher, list)
      return
    case 'not':
    case 'passing':
      selectAll(list)
      restrict(reader, matcher, list)
  }
}

/** Fills `list` with every story of its segment; none has earned anything. */
export function selectAll(list: MatchList): void {
  list.count = list.stories.length
  for (let story = 0; story < list.count; story++) list.stories[story] = story
  list.scores.fill(0)
  list.tiers.fill(0)
}

function seedAll(reader: SegmentReader, { options }: AllMatcher, list: MatchList): void {
  const [first, ...others] = options
  list.count = 0
  if (first === undefined) return
  seed(reader, first, list)
  for (const option of others) restrict(reader, option, list)
  for (const option of options) addExactForms(reader, option, list)
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
    case 'passing':
      restrictToPassing(reader, matcher, list)
      return
    case 'all':
      for (const option of matcher.options) restrict(reader, option, list)
      for (const option of matcher.options) addExactForms(reader, option, list)
      return
    case 'any':
    case 'not':
      reader.withList((found) => {
        if (matcher.kind === 'not') {
          seed(reader, matcher.option, found)
          subtractList(list, found)
          return
        }
        if (list.count <= FEW_STORIES) probeAny(reader, matcher, list, found)
        else seed(reader, matcher, found)
        intersectLists(list, found)
      })
  }
}

/** So few stories are asked one option after the other; for more, all options are gathered first. */
const FEW_STORIES = 64

/** Fills `found` with those of the stories of `list` that hold any option, with what that earns them. */
function probeAny(
  reader: SegmentReader,
  { options, combine }: AnyMatcher,
  list: MatchList,
  found: MatchList,
): void {
  reader.withTally((tally) => {
    for (const option of options) {
      reader.withList((held) => {
        copyList(list, held)
        held.scores.fill(0, 0, held.count)
        held.tiers.fill(0, 0, held.count)
        restrict(reader, option, held)
        addExactForms(reader, option, held)
        addToTally(tally, held, combine)
      })
    }
    listTally(tally, found)
  })
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
    case 'passing':
      return matcher.docFreq
    case 'not':
      return readers.reduce((sum, { segment }) => sum + segment.storyCount, 0)
    case 'all':
      return Math.min(...matcher.options.map((option) => sizeOf(readers, option)))
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
  }
}
