// Where in a body does what was typed stand, read by a rule of thumb and in full? Knows nothing of how
// the product finds it; what a token and a form of a word are, it is told.
import { editDistance } from '../relevance/edit-distance.ts'
import type { DrawnPart } from './draw-examples.ts'

/** A stretch of a text with the term that it stands for; a compound's whole spans several positions. */
export interface ReadToken {
  readonly term: string
  readonly start: number
  readonly end: number
  readonly span: number
}

/** What reading takes from the product. */
export interface Reading {
  readonly tokenize: (text: string) => readonly ReadToken[]
  /** Tells whether two terms are forms of one word. */
  readonly areForms: (one: string, other: string) => boolean
  /** Gives the terms by which a story matched a word: several where there were alternatives to it. */
  readonly matchedBy: (typed: string) => readonly string[]
  /** Words and phrases that were given up for some stories: they may or may not be marked. */
  readonly dropped: readonly string[]
}

/** [start, end) of one place where a part of a query stands, and its words one by one. */
export interface Place {
  readonly start: number
  readonly end: number
  readonly words: readonly (readonly [start: number, end: number])[]
}

/** What was typed and where it stands in a body. */
export interface PartPlaces {
  readonly part: DrawnPart
  /** Where it surely matched: what is not marked of these is missing. */
  readonly places: readonly Place[]
  /** Where it may have matched, these included: what is marked elsewhere is wrong. */
  readonly possible: readonly Place[]
}

/** The texts of a story. */
interface Texts {
  readonly title: string
  readonly body: string
  /** The body was cut off, so that its last piece is no word. */
  readonly truncated: boolean
}

/** Gives a part as an answer's `interpretation` writes it. */
export function nameOf(part: DrawnPart): string {
  if (part.kind === 'phrase') return `"${part.words.join(' ')}"`
  return part.kind === 'word' ? part.word : part.typed
}

/**
 * Finds the places of each part: of a word those of the best kind that the story holds. By which term a
 * misspelt word matched, or one that the story lacks, is told by `matchedBy`.
 */
export function findMatches(
  parts: readonly DrawnPart[],
  { title, body, truncated }: Texts,
  { tokenize, areForms, matchedBy, dropped }: Reading,
): PartPlaces[] {
  const inTitle = tokenize(title)
  const lastSpace = Math.max(...[' ', '\n'].map((space) => body.trimEnd().lastIndexOf(space)))
  const wholeEnd = truncated ? lastSpace : body.length
  const inBody = tokenize(body).filter(({ end }) => end <= wholeEnd)
  const isHere = (test: (token: ReadToken) => boolean): boolean =>
    inTitle.some(test) || inBody.some(test)
  const find = (part: DrawnPart): PartPlaces => {
    if (part.kind === 'phrase') return sure(part, findPhrase(part.words, inBody))
    const typed = (part.kind === 'word' ? part.word : part.typed).toLowerCase()
    const isForm = ({ term }: ReadToken): boolean => areForms(term, typed)
    const begins = ({ term }: ReadToken): boolean => term.startsWith(typed)
    const meant = matchedBy(typed)
    if (meant.length < 2) {
      if (isHere(isForm)) return sure(part, placesOf(inBody, isForm))
      const isUnfinished = part.kind === 'misspelt' || part.unfinished
      if (isUnfinished && isHere(begins)) return sure(part, placesOf(inBody, begins))
    }
    const isMeant = ({ term }: ReadToken): boolean => meant.some((one) => areForms(term, one))
    return {
      part,
      places: meant.length === 1 ? placesOf(inBody, isMeant) : [],
      possible: placesOf(inBody, (token) => isMeant(token) || isNear(token.term, typed)),
    }
  }
  return parts
    .map(find)
    .map((found) => (dropped.includes(nameOf(found.part)) ? { ...found, places: [] } : found))
}

function sure(part: DrawnPart, places: readonly Place[]): PartPlaces {
  return { part, places, possible: places }
}

/** Most slips that are forgiven in any word. */
const MOST_EDITS = 2

/** Longest ending by which forms of a word differ, letters. */
const ENDING = 4

/** Tells whether a term, or what may be another form of it, is a few slips from what was typed. */
function isNear(term: string, typed: string): boolean {
  return Array.from({ length: ENDING + 1 }, (_, cut) => term.slice(0, term.length - cut)).some(
    (form) => form.length > 2 && editDistance(form, typed) <= MOST_EDITS,
  )
}

function placesOf(tokens: readonly ReadToken[], matches: (token: ReadToken) => boolean): Place[] {
  return tokens
    .filter(matches)
    .map(({ start, end }): Place => ({ start, end, words: [[start, end]] }))
}

function findPhrase(words: readonly string[], tokens: readonly ReadToken[]): Place[] {
  const wanted = words.map((word) => word.toLowerCase())
  const single = tokens.filter(({ span }) => span === 1)
  return single.flatMap((first, from) => {
    const found = single.slice(from, from + wanted.length)
    const isThere =
      found.length === wanted.length && found.every(({ term }, i) => term === wanted[i])
    const end = found.at(-1)?.end
    if (!isThere || end === undefined) return []
    return [{ start: first.start, end, words: found.map((one) => [one.start, one.end] as const) }]
  })
}
