// What might a reader have typed who is after this story? Words of a story in several ways, drawn by a
// seed. Knows texts; neither engine nor excerpts.
import { slip } from '../queries/slips.ts'
import { createRandom, drawInteger, drawItem, type Random, shuffled } from '../random.ts'

/** A story as far as queries are drawn from it. */
export interface DrawnStory {
  readonly id: string
  readonly title: string
  readonly body: string
}

/** One part of a drawn query. */
export type DrawnPart =
  /** A word with its forms; where it is unfinished, also what it begins. */
  | { readonly kind: 'word'; readonly word: string; readonly unfinished: boolean }
  /** A word that was meant and how it was typed. */
  | { readonly kind: 'misspelt'; readonly word: string; readonly typed: string }
  | { readonly kind: 'phrase'; readonly words: readonly string[] }

/** A query with the story that its words were taken from. */
export interface Example {
  readonly q: string
  readonly way: Way
  readonly parts: readonly DrawnPart[]
  readonly story: string
}

/** The ways in which a query is taken from a story. */
export const WAYS = [
  'title',
  'body',
  'both',
  'running-words',
  'phrase',
  'phrase-and-word',
  'prefix',
  'misspelt',
] as const
export type Way = (typeof WAYS)[number]

/** Most words of a query. */
const MOST_WORDS = 5

/** Shortest word in which a slip is forgiven, letters. */
const MISSPELT_LENGTH = 4

/** Attempts at a story that a query can be taken from, per query. */
const ATTEMPTS = 50

/** Draws queries, each way as often as any other, each with a story of its own. */
export function drawExamples(
  stories: readonly DrawnStory[],
  { count, seed }: { readonly count: number; readonly seed: number },
): readonly Example[] {
  const random = createRandom(seed)
  const examples = new Map<string, Example>()
  for (let i = 0; i < count * ATTEMPTS && examples.size < count; i++) {
    const story = drawItem(random, stories)
    // Cannot be outside: the remainder is less than the number of ways.
    const way = WAYS[examples.size % WAYS.length] as Way
    const parts = DRAWS[way](random, story)
    if (parts === undefined || parts.length === 0) continue
    examples.set(story.id, { q: parts.map(write).join(' '), way, parts, story: story.id })
  }
  return [...examples.values()]
}

type Draw = (random: Random, story: DrawnStory) => readonly DrawnPart[] | undefined

const DRAWS: Readonly<Record<Way, Draw>> = {
  title: (random, { title }) => finished(some(random, wordsOf(title))),
  body: (random, { body }) => finished(some(random, tellingWords(body))),
  both: (random, { title, body }) => {
    const [one] = some(random, tellingWords(title))
    const [other] = some(random, tellingWords(body))
    return one === undefined || other === undefined
      ? undefined
      : finished([...new Set([one, other])])
  },
  // As often as they are written: stop words are among them.
  'running-words': (random, { body }) => finished(some(random, wordsOf(body))),
  phrase: (random, { body }) => drawPhrase(random, body),
  'phrase-and-word': (random, { title, body }) => {
    const phrase = drawPhrase(random, body)
    const [word] = some(random, tellingWords(title))
    return phrase === undefined || word === undefined ? undefined : [...phrase, ...finished([word])]
  },
  prefix: (random, { body }) => {
    const words = some(random, tellingWords(body)).slice(0, 3)
    const last = words.at(-1)
    if (last === undefined || last.length < 4) return undefined
    const word = last.slice(0, drawInteger(random, 3, last.length - 1))
    return [...finished(words.slice(0, -1)), { kind: 'word', word, unfinished: true }]
  },
  misspelt: (random, { title, body }) => {
    const words = some(random, tellingWords(`${title} ${body}`)).slice(0, 3)
    const word = words.find((one) => one.length >= MISSPELT_LENGTH && /^[a-z]+$/u.test(one))
    if (word === undefined) return undefined
    const typed = slip(random, word)
    if (typed === word) return undefined
    return words.map((one): DrawnPart =>
      one === word
        ? { kind: 'misspelt', word, typed }
        : { kind: 'word', word: one, unfinished: false },
    )
  },
}

function drawPhrase(random: Random, body: string): DrawnPart[] | undefined {
  const runs = body
    .split(/[^\p{L} ]+/u)
    .map((run) => run.split(' ').filter((word) => word !== ''))
    .filter(({ length }) => length >= 2)
  if (runs.length === 0) return undefined
  const run = drawItem(random, runs)
  const length = Math.min(run.length, drawInteger(random, 2, 4))
  const from = drawInteger(random, 0, run.length - length)
  return [{ kind: 'phrase', words: run.slice(from, from + length) }]
}

function finished(words: readonly string[]): DrawnPart[] {
  return words.map((word) => ({ kind: 'word', word, unfinished: false }))
}

function write(part: DrawnPart, i: number, parts: readonly DrawnPart[]): string {
  if (part.kind === 'phrase') return `"${part.words.join(' ')}"`
  if (part.kind === 'misspelt') return part.typed
  // A space after the last word says that it is finished.
  return i === parts.length - 1 && !part.unfinished ? `${part.word} ` : part.word
}

/** One to five different words in random order. */
function some(random: Random, words: readonly string[]): string[] {
  return shuffled(random, [...new Set(words)]).slice(0, drawInteger(random, 1, MOST_WORDS))
}

/** Gives the words of nothing but letters or nothing but digits that white space parts, lower-cased. */
export function wordsOf(text: string): string[] {
  return text
    .toLowerCase()
    .split(/\s+/u)
    .map((piece) => piece.replace(/^[^\p{L}\p{N}]{1,9}|[^\p{L}\p{N}]{1,9}$/gu, ''))
    .filter((piece) => /^(?:\p{L}+|\p{N}+)$/u.test(piece))
}

function tellingWords(text: string): string[] {
  return wordsOf(text).filter(({ length }) => length > 3)
}
