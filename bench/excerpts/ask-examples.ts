// Asks drawn queries of Lede and judges the excerpt of every hit.
import { buildIndex, createEngine, type Hit, type SearchEngine, type Story, tokenize } from 'lede'

import type { Example } from './draw-examples.ts'
import { findMatches } from './find-matches.ts'
import { findFaults } from './judge.ts'
import { type ExcerptMeasures, measureExcerpt } from './measure-excerpt.ts'

/** One hit with its excerpt, judged. */
export interface JudgedHit {
  readonly example: Example
  readonly story: Story
  readonly hit: Hit
  readonly faults: readonly string[]
  readonly measures: ExcerptMeasures
}

export interface AskedExamples {
  readonly hits: readonly JudgedHit[]
  /** Finding, cutting and marking for the hits of an answer, milliseconds, one an answer. */
  readonly excerptMs: readonly number[]
  /** Hits of all answers that were timed. */
  readonly timedHits: number
}

/** Asks each example and judges those of its hits whose body is longer than an excerpt. */
export async function askExamples(
  engine: SearchEngine,
  examples: readonly Example[],
  storiesById: ReadonlyMap<string, Story>,
  length: number,
): Promise<AskedExamples> {
  const hits: JudgedHit[] = []
  const excerptMs: number[] = []
  let timedHits = 0
  for (const example of examples) {
    const parameters = { q: example.q, excerptLength: length }
    const answer = await engine.search({ ...parameters, explain: true })
    const { dropped } = answer.interpretation
    for (const hit of answer.hits) {
      const story = storiesById.get(hit.id)
      if (story === undefined || story.body.length <= length) continue
      hits.push(await judgeHit(engine, example, { story, hit, length, dropped }))
    }
    // Once more, since the first time compiles and reads what is kept after.
    const { hits: timed } = await engine.search(parameters, {
      onTimings: (timings) => excerptMs.push(timings.excerptMs),
    })
    timedHits += timed.length
  }
  return { hits, excerptMs, timedHits }
}

interface HitToJudge {
  readonly story: Story
  readonly hit: Hit
  readonly length: number
  readonly dropped: readonly string[]
}

async function judgeHit(
  engine: SearchEngine,
  example: Example,
  { story, hit, length, dropped }: HitToJudge,
): Promise<JudgedHit> {
  const matchedBy = (typed: string): readonly string[] =>
    hit.explanation?.clauses.find(({ clause }) => clause.replace(/\*$/u, '') === typed)?.terms ?? []
  const words = example.parts.flatMap((part) => {
    if (part.kind === 'phrase') return []
    const typed = (part.kind === 'word' ? part.word : part.typed).toLowerCase()
    return [typed, ...matchedBy(typed)]
  })
  const terms = new Set(tokenize(`${story.title}\n\n${story.body}`).map(({ term }) => term))
  const areForms = await findForms(engine, words, terms)
  const matches = findMatches(example.parts, story, {
    tokenize,
    areForms,
    matchedBy,
    dropped,
  })
  const asked = { body: story.body, truncated: story.truncated, matches, length }
  const [excerpt] = hit.excerpts
  const faults = findFaults(hit.excerpts, asked)
  const shown = excerpt ?? { text: '', html: '', start: 0, ranges: [] }
  return { example, story, hit, faults, measures: measureExcerpt(shown, asked) }
}

/** Finds out which terms are forms of words that are known, by asking an index of nothing else. */
async function findForms(
  engine: SearchEngine,
  words: readonly string[],
  terms: ReadonlySet<string>,
): Promise<(one: string, other: string) => boolean> {
  const forms = new Set<string>()
  for (const word of words) {
    const near = [...terms].filter((term) => term.slice(0, 2) === word.slice(0, 2))
    const { totalHits } = await engine.search({ q: `"${word}"`, pageSize: 1, excerpts: 0 })
    if (totalHits > 0) near.push(word)
    const titles = near.map((title, id) => ({ id: String(id), title, body: '' }))
    const alone = createEngine(buildIndex(titles))
    const parameters = { q: `${word} `, typos: 'off', distinct: false, pageSize: 100 } as const
    const { hits } = await alone.search(parameters)
    for (const { title } of hits) forms.add(`${title} ${word}`)
  }
  return (one, other) => one === other || forms.has(`${one} ${other}`)
}
