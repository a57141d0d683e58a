// Is this answer right, as far as one can tell without a second engine? What a query was drawn from
// has to be found, and what is found has to hold what was asked.
import type { BenchQuery, ClassName } from './query-set.ts'
import type { ReadableStory } from './word-counts.ts'

/** An answer with the largest page that there is. */
export interface CheckedAnswer {
  readonly totalHits: number
  readonly hits: readonly {
    readonly id: string
    readonly duplicates?: readonly { readonly id: string }[]
  }[]
  readonly facets?: Readonly<Record<string, Readonly<Record<string, number>> | undefined>>
}

/**
 * Least share of right answers, 0..1. Below 1 where a slip can lead to another word that is as near
 * (0.9), where stories with all words of a title may stand above its own (0.95), and where this file's
 * rough reading may miss what the engine's finds (0.98: `n.a....`, `it'll be`).
 */
export const REQUIRED_SHARE: Readonly<Record<ClassName, number>> = {
  'rare-word': 0.98,
  'common-word': 0.98,
  'two-words': 0.98,
  'running-words': 0.98,
  title: 0.95,
  'stop-words': 0.98,
  'prefix-1': 0.98,
  'prefix-2': 0.98,
  typo: 0.9,
  'long-typo': 0.9,
  phrase: 0.98,
  'common-phrase': 0.98,
  'filter-facets': 0.98,
  'no-match': 0.9,
  wildcard: 0.98,
  'ten-words': 0.9,
  'many-words': 1,
}

type Check = (query: BenchQuery, answer: CheckedAnswer, stories: StoriesById) => boolean
export type StoriesById = ReadonlyMap<string, ReadableStory>

/** Tells whether an answer is right. */
export function isRight(
  name: ClassName,
  query: BenchQuery,
  answer: CheckedAnswer,
  stories: StoriesById,
): boolean {
  return CHECKS[name](query, answer, stories)
}

const CHECKS: Readonly<Record<ClassName, Check>> = {
  'rare-word': firstHoldsWords,
  'common-word': holdsWords,
  'two-words': findsSourceOrHoldsWords,
  'running-words': findsSourceOrHoldsWords,
  title: findsSource,
  'stop-words': findsSourceOrHoldsWords,
  'prefix-1': holdsBeginnings,
  'prefix-2': holdsBeginnings,
  typo: findsSourceAmongMany,
  'long-typo': findsSourceAmongMany,
  phrase: holdsPhrase,
  'common-phrase': holdsPhrase,
  'filter-facets': passesFilter,
  'no-match': (_, { totalHits }) => totalHits === 0,
  wildcard: holdsBeginnings,
  'ten-words': findsSourceAmongMany,
  'many-words': (_, { totalHits }) => totalHits > 0,
}

function findsSource({ source }: BenchQuery, { hits }: CheckedAnswer, stories: StoriesById) {
  const title = stories.get(source ?? '')?.title
  // Stories with the same title are one to the reader, and one may stand for the other; so may near-duplicates.
  const shown = hits.flatMap(({ id, duplicates = [] }) => [id, ...duplicates.map((one) => one.id)])
  return shown.some((id) => id === source || stories.get(id)?.title === title)
}

/** Where there are more hits than a page shows, the source may be on a later one. */
function findsSourceAmongMany(query: BenchQuery, answer: CheckedAnswer, stories: StoriesById) {
  return answer.totalHits > answer.hits.length || findsSource(query, answer, stories)
}

function findsSourceOrHoldsWords(query: BenchQuery, answer: CheckedAnswer, stories: StoriesById) {
  if (findsSource(query, answer, stories)) return true
  return answer.totalHits > answer.hits.length && holdsWords(query, answer, stories)
}

/** Every hit holds every word or a form of it: forms keep two letters (`use`, `using`; `its`, `it`). */
function holdsWords(query: BenchQuery, answer: CheckedAnswer, stories: StoriesById): boolean {
  const words = query.words.map((word) => word.slice(0, 2))
  return holdsBeginnings({ ...query, words }, answer, stories)
}

/** Where a word has so few hits that slips are forgiven, those with the word itself come first. */
function firstHoldsWords({ words }: BenchQuery, { hits }: CheckedAnswer, stories: StoriesById) {
  const first = stories.get(hits[0]?.id ?? '')
  return (
    first !== undefined &&
    words.every((word) => foldRoughly(first).includes(` ${word.slice(0, 2)}`))
  )
}

function holdsBeginnings({ words }: BenchQuery, answer: CheckedAnswer, stories: StoriesById) {
  return everyHit(answer, stories, (story) => {
    const text = foldRoughly(story)
    return words.every((word) => text.includes(` ${word}`))
  })
}

function holdsPhrase(query: BenchQuery, answer: CheckedAnswer, stories: StoriesById): boolean {
  const wanted = ` ${query.words.join(' ')} `
  const holds = everyHit(answer, stories, (story) => foldRoughly(story).includes(wanted))
  return holds && findsSourceAmongMany(query, answer, stories)
}

function passesFilter(query: BenchQuery, answer: CheckedAnswer, stories: StoriesById): boolean {
  const { section, from = '' } = query.parameters ?? {}
  const passes = everyHit(answer, stories, (story) => {
    const isInSection = story.section?.toLowerCase() === section?.toLowerCase()
    const isRecent = from === '' || (story.publishedAt ?? '') >= from
    return (section === undefined || isInSection) && isRecent
  })
  const byKind = Object.values(answer.facets?.['kind'] ?? {})
  const counted = byKind.reduce((sum, count) => sum + count, 0)
  return passes && counted === answer.totalHits && findsSourceAmongMany(query, answer, stories)
}

function everyHit(
  { hits }: CheckedAnswer,
  stories: StoriesById,
  holds: (story: ReadableStory) => boolean,
): boolean {
  return (
    hits.length > 0 &&
    hits.every(({ id }) => {
      const story = stories.get(id)
      return story !== undefined && holds(story)
    })
  )
}

/**
 * Title and body as words parted by single spaces, letters parted from digits (`$90m`, `A3`). Three
 * times: dots and apostrophes left out (`us`, `dont`), parting words (`yahoo com`), and with
 * possessives left out (`that`).
 */
function foldRoughly({ title, body }: ReadableStory): string {
  const text = `${title}\n${body}`.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
  const spellings = [text.replace(/['’‘`.]/g, ''), text, text.replace(/['’]s(?![a-z])/g, '')]
  return spellings
    .map((spelling) =>
      spelling
        .replace(/[^\p{L}\p{N}]+/gu, ' ')
        .replace(/(?<=\p{N})(?=\p{L})|(?<=\p{L})(?=\p{N})/gu, ' '),
    )
    .map((words) => ` ${words} `)
    .join('')
}
