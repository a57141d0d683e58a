// Figures whose change makes another story of a short text: numbers, months and days of the week.
import type { ComparedStream } from './compared-stories.ts'
import { type Dictionary, findTerm, termAt } from '../index/dictionary.ts'
import { STREAM_BODY, STREAM_FIELDS, STREAM_TITLE, WHOLE } from '../index/token-streams.ts'

/** Kinds of figures, from 1: one takes the place only of another of its kind. */
export const FIGURE_KINDS = 3
const NUMBER = 1
const MONTH = 2
const WEEKDAY = 3

const HAS_DIGIT = /\p{Nd}/u
const HAS_LETTER = /\p{L}/u
const NUMBER_WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
const MONTHS =
  'january february march april may june july august september october november december'
const WEEKDAYS = 'monday tuesday wednesday thursday friday saturday sunday'

/** What the terms of a dictionary are as figures. */
export interface Figures {
  /** term -> its kind, 0 for no figure. */
  readonly kindOf: Uint8Array
  /** term -> the term that stands for its meaning: a number and the English word for it have one. */
  readonly meaningOf: Uint32Array
  /** term -> 1 for a compound that is one number with all its parts: `6-3/16`, `2-1`, `37,259`. */
  readonly isWholeNumber: Uint8Array
}

/** Finds the figures among the terms. */
export function findFigures(dictionary: Dictionary): Figures {
  const kindOf = new Uint8Array(dictionary.size)
  const isWholeNumber = new Uint8Array(dictionary.size)
  const meaningOf = Uint32Array.from(kindOf, (_, term) => term)
  for (let number = 0; number < kindOf.length; number++) {
    const term = termAt(dictionary, number)
    if (!HAS_DIGIT.test(term)) continue
    kindOf[number] = NUMBER
    if (!HAS_LETTER.test(term)) isWholeNumber[number] = 1
  }
  const mark = (word: string, kind: number): number => {
    const term = findTerm(dictionary, word)
    if (term >= 0) kindOf[term] = kind
    return term
  }
  NUMBER_WORDS.split(' ').forEach((word, number) => {
    const term = mark(word, NUMBER)
    const digits = findTerm(dictionary, String(number))
    if (term >= 0 && digits >= 0) meaningOf[term] = digits
  })
  for (const word of MONTHS.split(' ')) mark(word, MONTH)
  for (const word of WEEKDAYS.split(' ')) mark(word, WEEKDAY)
  return { kindOf, meaningOf, isWholeNumber }
}

/** The figures of one story, as often as it names them: the first `count` of `terms`, by meaning. */
export interface NamedFigures {
  terms: Uint32Array
  count: number
}

export function createNamedFigures(mostWords: number): NamedFigures {
  return { terms: new Uint32Array(mostWords), count: 0 }
}

/** Reads the figures of a story's title and body into `named`, as many as it has room for. */
export function readFigures(stream: ComparedStream, figures: Figures, named: NamedFigures): void {
  named.count = 0
  readField(stream, figures, STREAM_TITLE, named)
  readField(stream, figures, STREAM_BODY, named)
}

function readField(
  { streams: { offsets, terms, gaps, lengths }, story, mapping }: ComparedStream,
  { kindOf, meaningOf, isWholeNumber }: Figures,
  streamField: number,
  named: NamedFigures,
): void {
  const field = story * STREAM_FIELDS + streamField
  const to = offsets[field + 1] as number
  let at = 0
  // Where the compound ends that was taken as one number: its parts stand before that. Gaps and lengths
  // too large for their byte count as 255 here, which only makes a part a figure of its own.
  let wholeEnd = 0
  for (let token = offsets[field] as number; token < to; token++) {
    at += gaps[token] as number
    const written = terms[token] as number
    const term = mapping[written & ~WHOLE] as number
    if (at < wholeEnd || kindOf[term] === 0 || named.count === named.terms.length) continue
    if (written >= WHOLE) {
      if (isWholeNumber[term] === 0) continue
      wholeEnd = at + (lengths[token] as number)
    }
    named.terms[named.count++] = meaningOf[term] as number
  }
}
