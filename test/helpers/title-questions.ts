// Requests that readers of given stories may make, with words taken from their titles, drawn by a seed.
import { slip } from '../../bench/queries/slips.ts'
import { createRandom, drawInteger, drawItem, type Random, shuffled } from '../../bench/random.ts'
import { FACET_NAMES } from '../../src/engine/filter-parameters.ts'
import type { SearchParameters } from '../../src/engine/parameters.ts'
import type { Story } from '../../src/story/story.ts'

/** Words of a title, and a source of chance. */
type Way = (random: Random, words: readonly string[]) => string

/** The ways in which a query is taken from the words of a title, of which there are three or more. */
const WAYS: Readonly<Record<string, Way>> = {
  'one word': (random, words) => drawItem(random, words),
  'some words': (random, words) => someOf(random, words, drawInteger(random, 2, 5)).join(' '),
  'finished words': (random, words) => `${someOf(random, words, 2).join(' ')} `,
  phrase: (random, words) => `"${neighbours(random, words, drawInteger(random, 2, 3)).join(' ')}"`,
  'phrase and word': (random, words) =>
    `"${neighbours(random, words, 2).join(' ')}" ${drawItem(random, words)}`,
  alternatives: (random, words) => {
    const [a = '', b = '', c = ''] = someOf(random, words, 3)
    return drawItem(random, [`${a} OR ${b}`, `${a} ${b} OR ${c}`, `(${a} ${b}) OR ${c}`])
  },
  exclusion: (random, words) => {
    const [a = '', b = '', c = ''] = someOf(random, words, 3)
    return drawItem(random, [`${a} -${b}`, `${a} ${b} -${c}`, `${a} -"${b} ${c}"`])
  },
  'unfinished word': (random, words) => {
    const [a = '', b = ''] = someOf(random, words, 2)
    const start = b.slice(0, drawInteger(random, 1, 4))
    return drawItem(random, [start, `${a} ${start}`, `${start}*`, `${start}* ${a}`])
  },
  misspelt: (random, words) => `${misspelt(random, drawItem(random, words))} `,
  'misspelt among others': (random, words) =>
    someOf(random, words, 3)
      .map((word, i) => (i === 1 ? misspelt(random, word) : word))
      .join(' '),
  'joined words': (random, words) => {
    const [a = '', b = '', c = ''] = neighbours(random, words, 3)
    return drawItem(random, [`${a}${b} `, `${a}${b} ${c}`, `${a} ${b}${c} `])
  },
  'split word': (random, words) => {
    const word = drawItem(random, words)
    const at = Math.ceil(word.length / 2)
    return `${word.slice(0, at)} ${word.slice(at)} `
  },
  fields: (random, words) => {
    const [a = '', b = ''] = someOf(random, words, 2)
    return drawItem(random, [
      `title:${a} ${b}`,
      `body:${a} title:${b}`,
      `author:${a} OR title:${b}`,
    ])
  },
  'required word': (random, words) => {
    const [a = '', b = '', c = ''] = someOf(random, words, 3)
    return drawItem(random, [`+${a} ${b} ${c}`, `${a} after:1990-01-01`, `section:business ${a}`])
  },
  'whole title': (_, words) => words.join(' '),
}

const WAY_NAMES = Object.keys(WAYS)

/** Draws requests, each way as often as any other; facets, explanations and orders now and then. */
export function drawSearches(
  stories: readonly Story[],
  { count, seed }: { readonly count: number; readonly seed: number },
): SearchParameters[] {
  const random = createRandom(seed)
  const titles = wordyTitles(stories)
  return Array.from({ length: count }, (_, i): SearchParameters => {
    const way = WAYS[WAY_NAMES[i % WAY_NAMES.length] ?? '']
    const isChosen = (share: number): boolean => random() < share
    return {
      q: way?.(random, drawItem(random, titles)).slice(0, 512) ?? '',
      pageSize: drawItem(random, [10, 10, 30]),
      ...(isChosen(0.3) && { facets: [...FACET_NAMES] }),
      ...(isChosen(0.3) && { explain: true }),
      ...(isChosen(0.1) && { page: 2 }),
      ...(isChosen(0.1) && { recency: 0 }),
      ...(isChosen(0.1) && { distinct: false }),
      ...(isChosen(0.1) && { sortBy: drawItem(random, ['newest', 'oldest'] as const) }),
      ...(isChosen(0.1) && { match: drawItem(random, ['all', 'any'] as const) }),
    }
  })
}

/** Draws what readers have typed so far: a word or two of a title, the last one unfinished. */
export function drawTyped(
  stories: readonly Story[],
  { count, seed }: { readonly count: number; readonly seed: number },
): string[] {
  const random = createRandom(seed)
  const titles = wordyTitles(stories)
  return Array.from({ length: count }, () => {
    const typed = neighbours(random, drawItem(random, titles), drawInteger(random, 1, 2)).join(' ')
    const word = typed.slice(0, Math.max(1, typed.length - drawInteger(random, 0, 4)))
    return random() < 0.2 ? misspelt(random, word) : word
  })
}

/** The words of each title that has three or more, without signs of the query language. */
function wordyTitles(stories: readonly Story[]): string[][] {
  return stories
    .map(({ title }) => title.match(/[\p{L}\p{N}]+/gu) ?? [])
    .filter((words) => words.length >= 3)
    .map((words) => words.map((word) => word.toLowerCase()))
}

function someOf(random: Random, words: readonly string[], count: number): string[] {
  return shuffled(random, words).slice(0, count)
}

function neighbours(random: Random, words: readonly string[], count: number): readonly string[] {
  const from = drawInteger(random, 0, Math.max(0, words.length - count))
  return words.slice(from, from + count)
}

function misspelt(random: Random, word: string): string {
  return word.length < 3 ? word : slip(random, word)
}
