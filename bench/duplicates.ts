// `npm run bench:duplicates`: are copies of a story found, and does other news of the same template stay
// apart? Makes both of drawn stories and asks the engine which are one hit.
import { existsSync } from 'node:fs'
import process from 'node:process'
import { buildIndex, createEngine, type Story, type StoryInput } from 'lede'
import { readStories } from 'lede/node'
import { fileURLToPath } from 'node:url'

import { type Change, EDITS, type Supply } from './duplicates/edits.ts'
import { namesIn, ONE_PAPER, TEMPLATES } from './duplicates/templates.ts'
import { describeConditions } from './measure/conditions.ts'
import { NEWS } from './places.ts'
import { createRandom, drawItem, shuffled } from './random.ts'
import { formatConditions } from './report/bench-tables.ts'
import { formatTable } from './report/table.ts'

/** Pairs a change and a length, at most. */
const PAIRS = 300
/** Words of a body: a text is short below, long above the second. */
const SHORT_WORDS = 90
const LONG_WORDS = 110
/** Shorter bodies are no reprints of anything. */
const LEAST_WORDS = 20
const SEED = 20_251_127

interface Kind extends Change {
  readonly group: string
  readonly isOnePaper: boolean
}

const KINDS: readonly Kind[] = [
  ...EDITS.map((change) => ({ ...change, group: 'copies', isOnePaper: false })),
  ...TEMPLATES.map((change) => ({ ...change, group: 'templates', isOnePaper: false })),
  ...ONE_PAPER.map((change) => ({ ...change, group: 'one paper', isOnePaper: true })),
]

function countWords(text: string): number {
  return text.match(/\S+/gu)?.length ?? 0
}

function createSupply(stories: readonly Story[]): Supply {
  const random = createRandom(SEED)
  const plain = stories.flatMap(({ title }) => title.match(/(?<= )[a-z]{4,}(?= )/g) ?? [])
  const names = stories.slice(0, 20_000).flatMap(namesIn)
  return {
    random,
    other: () => drawItem(random, stories),
    plainWord: () => drawItem(random, plain),
    name: () => drawItem(random, names),
  }
}

/** Leaves out what the news has twice by itself, since a third story would join what is to stay apart. */
function withoutTwins(stories: readonly Story[]): Story[] {
  const beginning = ({ body }: Story): string => body.slice(0, 60).toLowerCase()
  const counts = new Map<string, number>()
  for (const story of stories) counts.set(beginning(story), (counts.get(beginning(story)) ?? 0) + 1)
  return stories.filter((story) => counts.get(beginning(story)) === 1)
}

/** Draws stories for a kind and gives them with what the kind makes of them, a section each pair. */
function makePairs(
  kind: Kind,
  length: string,
  stories: Iterator<Story>,
  supply: Supply,
): StoryInput[][] {
  const pairs: StoryInput[][] = []
  for (let tried = 0; tried < 30 * PAIRS && pairs.length < PAIRS; tried++) {
    const drawn = stories.next()
    if (drawn.done === true) break
    const story = drawn.value
    const made = kind.make(story, supply)
    if (made === undefined || (made.title === story.title && kind.group !== 'copies')) continue
    const section = `${kind.group} ${kind.name} ${length} ${pairs.length}`
    const paper = `https://paper.example/${encodeURIComponent(story.id)}`
    const original = kind.isOnePaper ? { ...story, section, url: paper } : { ...story, section }
    pairs.push([
      original,
      {
        ...original,
        ...made,
        id: `${story.id} again`,
        ...(kind.isOnePaper
          ? { url: `${paper}/again` }
          : {
              source: 'another paper',
              url: `https://another.example/${encodeURIComponent(story.id)}`,
            }),
      },
    ])
  }
  return pairs
}

async function main(): Promise<void> {
  if (!existsSync(NEWS)) {
    print('Near-duplicates: skipped, since ../shared/data/news is not here')
    return
  }
  print(formatConditions(describeConditions()))
  const stories = await readStories([fileURLToPath(NEWS)])
  const supply = createSupply(stories)
  const drawn = shuffled(supply.random, withoutTwins(stories))
  const lengths = [
    { length: 'short', isIt: (words: number) => words >= LEAST_WORDS && words < SHORT_WORDS },
    { length: 'long', isIt: (words: number) => words > LONG_WORDS },
  ].map(({ length, isIt }) => ({
    length,
    stories: drawn.filter(({ body }) => isIt(countWords(body))),
  }))
  const taken = new Map<string, StoryInput>()
  const counts = new Map<string, number>()
  for (const { length, stories: all } of lengths) {
    // A round of the kinds that fit seldom comes first, so that none takes what another needs.
    for (const kind of KINDS.toReversed()) {
      const free = all.filter(({ id }) => !taken.has(id))
      const pairs = makePairs(kind, length, free.values(), supply)
      counts.set(`${kind.group} ${kind.name} ${length}`, pairs.length)
      for (const story of pairs.flat()) taken.set(story.id, story)
    }
  }
  const rest = stories.filter(({ id }) => !taken.has(id))
  const engine = createEngine(buildIndex([...taken.values(), ...rest]))
  const rows: string[][] = []
  for (const kind of KINDS) {
    const cells: string[] = []
    for (const { length } of lengths) {
      const key = `${kind.group} ${kind.name} ${length}`
      const count = counts.get(key) ?? 0
      let joined = 0
      for (let pair = 0; pair < count; pair++) {
        const answer = await engine.search({ q: '', section: `${key} ${pair}`, excerpts: 0 })
        if (answer.totalHits === 1) joined++
      }
      const right = kind.group === 'copies' ? joined : count - joined
      cells.push(count === 0 ? '-' : `${((100 * right) / count).toFixed(1)} % of ${count}`)
    }
    rows.push([kind.group, kind.name, ...cells])
  }
  print(`\n${formatTable(['of', 'change', 'right, short', 'right, long'], rows)}`)
  const plain = createEngine(buildIndex(stories))
  const { totalHits } = await plain.search({ q: '', excerpts: 0 })
  print(`\nOf ${stories.length} real stories, ${stories.length - totalHits} are listed by another`)
}

function print(text: string): void {
  process.stdout.write(`${text}\n`)
}

await main()
