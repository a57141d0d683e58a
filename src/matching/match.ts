// Matching of weights of any kind in one segment.
import { isDeleted } from '../index/tombstones.ts'
import { addToAccumulator, listAccumulated } from './accumulator.ts'
import {
  copyList,
  filterList,
  intersectLists,
  type MatchList,
  subtractList,
  uniteLists,
} from './match-list.ts'
import { restrictToPhrase, seedPhrase } from './phrase.ts'
import type { AnyScorer, PassingScorer, Scorer } from './scorer.ts'
import type { SegmentReader } from './segment-reader.ts'
import { restrictToWord, seedWord } from './word.ts'

/** Takes stories out of a list. */
export type Narrow = (list: MatchList) => void

const AS_IT_IS: Narrow = () => undefined

/**
 * Fills `list` with the stories that match, deleted ones among them.
 * @param narrow Takes out what is not wanted, as early as that saves work.
 */
export function seed(
  reader: SegmentReader,
  scorer: Scorer,
  list: MatchList,
  narrow: Narrow = AS_IT_IS,
): void {
  list.count = 0
  switch (scorer.kind) {
    case 'word':
      seedWord(reader, scorer, list, narrow)
      return
    case 'phrase':
      seedPhrase(reader, scorer, list)
      narrow(list)
      return
    case 'any':
      seedAny(reader, scorer, list)
      narrow(list)
      return
    case 'all': {
      const [first, ...others] = scorer.options
      if (first === undefined) return
      seed(reader, first, list, narrow)
      for (const option of others) restrict(reader, option, list)
      return
    }
    case 'not':
    case 'passing':
      selectAll(list)
      narrow(list)
      restrict(reader, scorer, list)
  }
}

/** Fills `list` with every story of its segment; none has earned anything. */
export function selectAll(list: MatchList): void {
  list.count = list.stories.length
  for (let story = 0; story < list.count; story++) list.stories[story] = story
  list.scores.fill(0)
  list.tiers.fill(0)
}

/** Takes the deleted stories out of `list`. */
export function dropDeleted({ deleted }: SegmentReader, list: MatchList): void {
  if (deleted !== undefined) filterList(list, (story) => !isDeleted(deleted, story))
}

/** Gathers what each option earns by story, then lists the stories in order. */
function seedAny(reader: SegmentReader, { options, combine }: AnyScorer, list: MatchList): void {
  const [first, ...others] = options
  if (first === undefined) return
  if (others.length === 0) {
    seed(reader, first, list)
    return
  }
  const [second, ...more] = others
  if (second !== undefined && more.length === 0 && combine !== 'best') {
    uniteTwo(reader, [first, second], combine, list)
    return
  }
  reader.withAccumulator((accumulator) => {
    for (const option of options) {
      reader.withList((found) => {
        seed(reader, option, found)
        addToAccumulator(accumulator, found, combine)
      })
    }
    listAccumulated(accumulator, list)
  })
}

/** Two lists are in order already. */
function uniteTwo(
  reader: SegmentReader,
  [one, other]: readonly [Scorer, Scorer],
  combine: 'sum' | 'max',
  list: MatchList,
): void {
  reader.withList((first) => {
    seed(reader, one, first)
    reader.withList((second) => {
      seed(reader, other, second)
      uniteLists(first, second, list, combine)
    })
  })
}

/** Keeps in `list` the stories that match, and adds what they earn. */
export function restrict(reader: SegmentReader, scorer: Scorer, list: MatchList): void {
  if (list.count === 0) return
  switch (scorer.kind) {
    case 'word':
      restrictToWord(reader, scorer, list)
      return
    case 'phrase':
      restrictToPhrase(reader, scorer, list)
      return
    case 'passing':
      restrictToPassing(scorer, list)
      return
    case 'all':
      for (const option of scorer.options) restrict(reader, option, list)
      return
    case 'any':
    case 'not':
      reader.withList((found) => {
        if (scorer.kind === 'not') {
          seed(reader, scorer.option, found)
          subtractList(list, found)
          return
        }
        if (list.count <= FEW_STORIES) probeAny(reader, scorer, list, found)
        else seed(reader, scorer, found)
        intersectLists(list, found)
      })
  }
}

function restrictToPassing({ passes, score }: PassingScorer, list: MatchList): void {
  if (passes !== undefined) filterList(list, passes)
  if (score === 0) return
  for (let i = 0; i < list.count; i++) list.scores[i] = (list.scores[i] as number) + score
}

/** So few stories are asked one option after the other; for more, all options are gathered first. */
const FEW_STORIES = 64

/** Fills `found` with those of the stories of `list` that hold any option, with what that earns them. */
function probeAny(
  reader: SegmentReader,
  { options, combine }: AnyScorer,
  list: MatchList,
  found: MatchList,
): void {
  reader.withAccumulator((accumulator) => {
    for (const option of options) {
      reader.withList((held) => {
        copyStories(list, held)
        restrict(reader, option, held)
        addToAccumulator(accumulator, held, combine)
      })
    }
    listAccumulated(accumulator, found)
  })
}

/** Copies the stories of a list into another, where they have earned nothing. */
export function copyStories(from: MatchList, to: MatchList): void {
  copyList(from, to)
  to.scores.fill(0, 0, to.count)
  to.tiers.fill(0, 0, to.count)
}

/** Fills `list` with the one story, with what it earns, if it matches. */
export function matchOne(
  reader: SegmentReader,
  scorer: Scorer,
  story: number,
  list: MatchList,
): void {
  list.count = 1
  list.stories[0] = story
  list.scores[0] = 0
  list.tiers[0] = 0
  restrict(reader, scorer, list)
}
