// What holds of the excerpts of any story for any query that was drawn from it, checked by reading the
// body in full (bench/excerpts/judge.ts), which shares nothing with how excerpts are made:
// 1. Every matched word that stands in the body is inside the excerpt, if one passage can hold them all.
// 2. What matched is marked, and nothing else; of a phrase only the places where all of it stands.
// 3. No word is cut; an ellipsis stands where text was cut off, and only there.
// 4. HTML without its marks is the escaped text.
// 5. Several excerpts are in order and do not overlap.
// 6. A word that is found once is shown from the start of its sentence, if that leaves room for it.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

import { drawExamples, type Example } from '../../bench/excerpts/draw-examples.ts'
import { findMatches, type PartPlaces } from '../../bench/excerpts/find-matches.ts'
import { canHoldAll, findFaults, passageOf } from '../../bench/excerpts/judge.ts'
import { createRandom, drawItem } from '../../bench/random.ts'
import { ENGLISH_STOP_WORDS } from '../../src/analysis/stop-words.ts'
import { stemEnglish } from '../../src/analysis/stem-english.ts'
import { tokenize } from '../../src/analysis/tokenize.ts'
import { createEngine } from '../../src/engines/embedded/embedded.ts'
import type { SearchEngine } from '../../src/engine/search-engine.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { readStories } from '../../src/sources/read-stories.ts'
import type { Story, StoryInput } from '../../src/story/story.ts'

const news = fileURLToPath(new URL('../../../shared/data/news/', import.meta.url))
const isThere = existsSync(news)
if (!isThere) console.warn('skipped: excerpts of real news (no ../shared/data/news)')

const LENGTHS = [60, 120, 200, 200, 350]

interface Judged {
  readonly stories: number
  /** Pairs in which one passage could hold all that stands in the body, which was too long to show. */
  readonly holdable: number
}

/** Judges the excerpts of every hit of every query; throws with all faults that it finds. */
async function judge(
  stories: readonly Story[],
  examples: readonly Example[],
  engine: SearchEngine,
): Promise<Judged> {
  const byId = new Map(stories.map((story) => [story.id, story]))
  const known = new Set(
    stories.flatMap(({ title, body }) => tokenize(`${title}\n\n${body}`).map(({ term }) => term)),
  )
  const stemOf = (term: string): string => (/^[a-z]{3,}$/.test(term) ? stemEnglish(term) : term)
  const areForms = (one: string, other: string): boolean =>
    one === other || (known.has(one) && known.has(other) && stemOf(one) === stemOf(other))
  const random = createRandom(7)
  const faults: string[] = []
  let judged = 0
  let holdable = 0
  for (const { q, parts } of examples) {
    const length = drawItem(random, LENGTHS)
    const options = { q, excerptLength: length, explain: true, pageSize: 5, distinct: false }
    const { hits, interpretation } = await engine.search(options)
    const { hits: same } = await engine.search({ ...options, excerpts: 3 })
    // Function words are marked next to others only, which is held to tests of its own.
    const dropped = [...interpretation.dropped, ...ENGLISH_STOP_WORDS]
    hits.forEach((hit, i) => {
      const story = byId.get(hit.id)
      if (story === undefined) throw new Error(`${hit.id} is not one of the stories`)
      const matchedBy = (typed: string): readonly string[] =>
        hit.explanation?.clauses.find(({ clause }) => clause.replace(/\*$/, '') === typed)?.terms ??
        []
      const matches = findMatches(parts, story, { tokenize, areForms, matchedBy, dropped })
      const question = { body: story.body, truncated: story.truncated, matches, length }
      const found = [
        ...findFaults(hit.excerpts, question),
        ...findFaults(same[i]?.excerpts ?? [], question),
        ...findBrokenSentences(hit.excerpts[0], question),
      ]
      for (const fault of found) faults.push(`[${q}] in ${hit.id}, ${length}: ${fault}`)
      judged++
      if (story.body.length > length && canHoldAll(question)) holdable++
    })
  }
  expect(faults).toEqual([])
  return { stories: judged, holdable }
}

/** A sentence that surely starts: after a blank line, or a word of small letters and a full stop. */
const SURE_START = /(?<=\n\n|\p{Ll}{4}[.?!] )\p{Lu}\p{Ll}/gu

/** Anything that can be the start of a sentence. */
const ANY_START =
  /(?:^|\n|[-\u2013\u2014:.!?\u2026)]["'\u201D\u2019)\]]{0,3}\s+)["'\u201C\u2018([]*$/u

function findBrokenSentences(
  excerpt: Parameters<typeof passageOf>[0] | undefined,
  {
    body,
    matches,
    length,
  }: { readonly body: string; readonly matches: readonly PartPlaces[]; readonly length: number },
): string[] {
  const [place, ...others] = matches.flatMap(({ possible }) => possible)
  if (excerpt === undefined || place === undefined || others.length > 0) return []
  const starts = [...body.matchAll(SURE_START)].map(({ index }) => index)
  // What stands beside the place may belong to it: quotes, stops, the other half of a compound.
  const end = place.end + (/^\S*/.exec(body.slice(place.end))?.[0].length ?? 0)
  if (!starts.some((start) => start <= place.start && end - start <= length)) return []
  const [shown] = passageOf(excerpt)
  return ANY_START.test(body.slice(0, shown)) ? [] : ['begins within a sentence without need']
}

/** For a slow, busy machine. */
const TIMEOUT_MS = 240_000

describe('excerpts', { timeout: TIMEOUT_MS }, () => {
  it('are faultless for queries drawn from the seeds', async () => {
    const stories = [
      ...(await readStories([fileURLToPath(new URL('../../seeds/', import.meta.url))])),
    ]
    const engine = createEngine(buildIndex(stories))
    const long = stories.filter(({ body }) => body.length > 60)
    const rounds = Array.from({ length: 6 }, (_, seed) => drawExamples(long, { count: 30, seed }))
    const { stories: judged } = await judge(stories, rounds.flat(), engine)
    expect(judged).toBeGreaterThan(200)
  })

  it.skipIf(!isThere)('are faultless for queries drawn from real news', async () => {
    const random = createRandom(20_251_025)
    const inputs = readdirSync(news).flatMap((name) => {
      const lines = readFileSync(`${news}${name}`, 'utf8').split('\n').filter(Boolean)
      // The files hold what their description says.
      return Array.from({ length: 300 }, () => JSON.parse(drawItem(random, lines)) as StoryInput)
    })
    const index = buildIndex(new Map(inputs.map((story) => [story.id, story])).values())
    const long = index.stories.filter(({ body }) => body.length > 60)
    const examples = drawExamples(long, { count: 300, seed: 1 })
    const { stories, holdable } = await judge(index.stories, examples, createEngine(index))
    expect(stories).toBeGreaterThan(500)
    expect(holdable).toBeGreaterThan(200)
  })
})
