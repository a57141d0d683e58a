// Stories that nobody wrote, as many as are asked for: articles and teasers in the shapes of the real
// ones, from a seed. The first n stories are the same however many follow.
import { createRandom, drawInteger, drawItem, type Random } from '../random.ts'
import type { CorpusStory } from './corpus-story.ts'
import { createVocabulary } from './vocabulary.ts'
import { createZipf } from './zipf.ts'

export interface GenerateOptions {
  /** How many stories, from 0 to a few million. */
  readonly count: number
  /** Share of full articles, 0..1; the rest are teasers. */
  readonly articleShare: number
  readonly seed: number
  /**
   * Words that can occur, from 5000; a corpus of 10,000 stories meets about half of the default.
   * @default 300000
   */
  readonly vocabularySize?: number
}

const TOPICS = 400
const TOPIC_WORDS = 150
/** Share of words that come from the story's topic: what makes two words of a story meet in others. */
const TOPIC_SHARE = 0.3
const NUMBER_SHARE = 0.02
const NAME_SHARE = 0.02
const AUTHORS = 300
const SECTIONS = ['business', 'culture', 'health', 'opinion', 'science', 'sport', 'travel', 'world']
const LISTS = ['latest', 'trending']
/** Where the source cuts a teaser's snippet, characters. */
const SNIPPET_LENGTH = 100
const FIRST_DAY_MS = Date.UTC(2023, 0, 1)
const DAYS = 1000
const MINUTES_A_DAY = 1440

/** Generates stories one by one. */
export function* generateStories(options: GenerateOptions): Generator<CorpusStory, void> {
  const { count, articleShare, seed, vocabularySize = 300_000 } = options
  const world = createWorld(seed, vocabularySize)
  for (let i = 0; i < count; i++) yield writeStory(world, i, articleShare)
}

/** Everything that the stories of one seed have in common. */
interface World {
  readonly random: Random
  readonly words: readonly string[]
  readonly names: readonly string[]
  readonly authors: readonly string[]
  readonly topics: readonly (readonly string[])[]
  readonly drawRank: (random: Random) => number
}

function createWorld(seed: number, vocabularySize: number): World {
  const random = createRandom(seed)
  const words = createVocabulary(vocabularySize, seed)
  const names = words.slice(2000, 4000).map(capitalized)
  const topical = words.slice(100, 20_000)
  return {
    random,
    words,
    names,
    authors: times(AUTHORS, () => `${drawItem(random, names)} ${drawItem(random, names)}`),
    topics: times(TOPICS, () => times(TOPIC_WORDS, () => drawItem(random, topical))),
    drawRank: createZipf(vocabularySize),
  }
}

function writeStory(world: World, number: number, articleShare: number): CorpusStory {
  const { random } = world
  const isArticle = random() < articleShare
  const topic = drawItem(random, world.topics)
  const title = times(drawInteger(random, 5, 11), () => capitalized(writeWord(world, topic)))
  const body = isArticle
    ? times(drawInteger(random, 8, 20), () => writeParagraph(world, topic)).join('\n\n')
    : writeParagraph(world, topic).slice(0, SNIPPET_LENGTH)
  const minutes = drawInteger(random, 0, DAYS * MINUTES_A_DAY - 1)
  return {
    id: `story-${number}`,
    kind: isArticle ? 'article' : 'teaser',
    title: title.join(' '),
    body,
    truncated: !isArticle && body.length === SNIPPET_LENGTH,
    author: drawItem(random, world.authors),
    publishedAt: new Date(FIRST_DAY_MS + minutes * 60_000).toISOString(),
    // Most stories are read a little, a few very much.
    views: Math.floor(20 * Math.exp(random() * random() * 10)),
    section: drawItem(random, SECTIONS),
    lists: LISTS.filter(() => random() < 0.2),
  }
}

function writeParagraph(world: World, topic: readonly string[]): string {
  const sentences = times(drawInteger(world.random, 2, 4), () => {
    const words = times(drawInteger(world.random, 8, 22), () => writeWord(world, topic))
    return `${capitalized(words.join(' '))}.`
  })
  return sentences.join(' ')
}

function writeWord({ random, words, names, drawRank }: World, topic: readonly string[]): string {
  const kind = random()
  if (kind < NUMBER_SHARE) return writeNumber(random)
  if (kind < NUMBER_SHARE + NAME_SHARE) return drawItem(random, names)
  if (kind < NUMBER_SHARE + NAME_SHARE + TOPIC_SHARE) return drawItem(random, topic)
  return words[drawRank(random)] ?? ''
}

function writeNumber(random: Random): string {
  const number = drawInteger(random, 1, 2000)
  switch (drawInteger(random, 0, 4)) {
    case 0:
      return `$${drawInteger(random, 1, 9)}.${drawInteger(random, 10, 99)}bn`
    case 1:
      return `${drawInteger(random, 80, 130)}-${drawInteger(random, 80, 130)}`
    case 2:
      return `${drawInteger(random, 1, 99)},${drawInteger(random, 100, 999)}`
    default:
      return String(number)
  }
}

function capitalized(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

function times<T>(count: number, make: () => T): T[] {
  return Array.from({ length: count }, make)
}
