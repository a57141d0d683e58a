// The main job from end to end on a page as it was scraped: read, index, search, show. The page lies
// beside the repository and is no part of it.
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEngine } from '../src/engines/embedded/embedded.ts'
import type { SearchEngine } from '../src/engine/search-engine.ts'
import { buildIndex } from '../src/store/build-index.ts'
import type { Hit, SearchResponse } from '../src/engine/response.ts'
import { readStories } from '../src/sources/read-stories.ts'
import { indexedBodyEnd, type Story } from '../src/story/story.ts'

const folder = fileURLToPath(new URL('../../shared/seeds/', import.meta.url))
const isThere = existsSync(folder)
if (!isThere) console.warn('skipped: the real page (no ../shared/seeds)')

/** The day after the page was scraped. */
const NOW_MS = Date.parse('2025-10-26T09:00:00Z')

/** What is marked in a piece of HTML, in order. */
const marksOf = (html: string): string[] =>
  [...html.matchAll(/<mark>(.*?)<\/mark>/g)].map(([, text = '']) => text)

const KOREA = 'North Korea Troop Deployment Secures Stronger Military Ties with Russia'
const LAKERS = 'Doncic Scores 49 as Lakers Beat Timberwolves 128-110'
const KINGS = 'Sacramento Kings Beat Utah Jazz 105-104 with Late Sabonis Shot'
const IKEA = 'IKEA India Leases 37K Sq Ft in Pune Mall for City Store'

interface Expected {
  readonly q: string
  /** The title of the first hit. */
  readonly first: string
  readonly inTitle: readonly string[]
  readonly inExcerpt: readonly string[]
}

const EXPECTED: readonly Expected[] = [
  {
    q: 'north korea troops',
    first: KOREA,
    inTitle: ['North', 'Korea', 'Troop'],
    inExcerpt: ['North', 'Korea', 'troops'],
  },
  // Only the phrase is marked, not its words elsewhere.
  {
    q: '"mutual defense clause"',
    first: KOREA,
    inTitle: [],
    inExcerpt: ['mutual', 'defense', 'clause'],
  },
  { q: 'lakers', first: LAKERS, inTitle: ['Lakers'], inExcerpt: ['Lakers'] },
  { q: '105-104', first: KINGS, inTitle: ['105-104'], inExcerpt: ['105-104'] },
  // The title has the number rounded.
  { q: '37,259', first: IKEA, inTitle: [], inExcerpt: ['37,259'] },
  { q: 'ikea pune', first: IKEA, inTitle: ['IKEA', 'Pune'], inExcerpt: ['IKEA', 'Pune'] },
  {
    q: 'odi -kohli',
    first: 'Williamson Returns to New Zealand Squad for ODI Series',
    inTitle: ['ODI'],
    inExcerpt: ['ODIs'],
  },
  // The snippet does not name him: its lead is shown.
  {
    q: 'messi',
    first: 'Messi’s Argentina Match in India Postponed, New Date Soon',
    inTitle: ['Messi'],
    inExcerpt: [],
  },
  { q: 'u.s. elections', first: KOREA, inTitle: [], inExcerpt: ['U.S.', 'elections'] },
  { q: 'doncick', first: LAKERS, inTitle: ['Doncic'], inExcerpt: ['Doncic'] },
  { q: 'noth korea', first: KOREA, inTitle: ['North', 'Korea'], inExcerpt: ['North', 'Korea'] },
  // A word that is asked for in titles is not marked elsewhere.
  { q: 'title:kings', first: KINGS, inTitle: ['Kings'], inExcerpt: [] },
  {
    q: 'after:2025-10-25 trophy',
    first: 'Services Bowlers Make History With Two Hat-Tricks in Assam',
    inTitle: [],
    inExcerpt: ['Trophy'],
  },
]

describe.skipIf(!isThere)('the real page', () => {
  let stories: readonly Story[] = []
  let engine: SearchEngine
  beforeAll(async () => {
    stories = await readStories([folder])
    engine = createEngine(buildIndex(stories), { now: () => NOW_MS })
  })

  const firstHit = ({ hits }: SearchResponse): Hit => {
    const [hit] = hits
    if (hit === undefined) throw new Error('Expected a hit, received none')
    return hit
  }

  it('gives 16 stories: 1 article and 15 teasers', async () => {
    expect(await engine.status()).toMatchObject({ stories: 16, articles: 1, teasers: 15 })
  })

  it.each(EXPECTED)('finds and marks $q', async ({ q, first, inTitle, inExcerpt }) => {
    const response = await engine.search({ q })
    const { title, highlights, excerpts } = firstHit(response)
    expect({
      totalHits: response.totalHits,
      title,
      inTitle: marksOf(highlights.title.html),
      inExcerpt: excerpts.flatMap(({ html }) => marksOf(html)),
    }).toEqual({ totalHits: 1, title: first, inTitle, inExcerpt })
    expect(excerpts.map(({ text }) => text.length > 40)).toEqual([true])
  })

  it.each([
    ['doncick', { doncick: 'doncic' }, 'doncic'],
    ['noth korea', { noth: 'north' }, 'north korea'],
  ])('says how it read %s', async (q, corrected, didYouMean) => {
    const response = await engine.search({ q })
    expect(response.interpretation.corrected).toEqual(corrected)
    expect(response.didYouMean).toBe(didYouMean)
  })

  it('answers `us elections` as it answers `u.s. elections`', async () => {
    const hitsOf = async (q: string): Promise<readonly Hit[]> => (await engine.search({ q })).hits
    expect(await hitsOf('us elections')).toEqual(await hitsOf('u.s. elections'))
    expect(await hitsOf('us elections')).toHaveLength(1)
  })

  it('orders by date, and stories of one minute by nothing that moves', async () => {
    const { hits } = await engine.search({ pageSize: 100 })
    const times = hits.map(({ publishedAt = '' }) => Date.parse(publishedAt))
    expect(times).toEqual([...times].sort((a, b) => b - a))
    expect(hits.at(-1)?.title).toBe(KOREA)
  })

  it.each([
    ['what the site says of itself', 'whatsapp'],
    ['the photo credit', '"photo ap"'],
    ['the sponsor', 'markaziasolutions'],
    ['a label', '"trending news"'],
  ])('does not find %s', async (_, q) => {
    expect(await engine.search({ q, typos: 'off' })).toMatchObject({ totalHits: 0 })
  })

  it('finds no word that was cut, and gives it up beside a whole one', async () => {
    for (const q of ['cha', 'perf', 'champi', 'hurdl', 'messagi', 'wil']) {
      const { hits } = await engine.search({ q: `"${q}"`, typos: 'off' })
      expect([q, hits.map(({ title }) => title)]).toEqual([q, []])
    }
    const response = await engine.search({ q: 'supply cha' })
    expect(response.interpretation.dropped).toEqual(['cha'])
    const { title, excerpts } = firstHit(response)
    expect(title).toMatch(/^UAE-Oman Rail Freight/)
    expect(excerpts[0]?.html).toMatch(/<mark>supply<\/mark> cha…$/)
  })

  it('marks nothing of a word that was cut, whatever is asked', async () => {
    const cut = stories.filter(({ truncated }) => truncated)
    expect(cut).toHaveLength(15)
    for (const story of cut) {
      const end = indexedBodyEnd(story)
      const piece = story.body.slice(end)
      expect(piece).not.toBe('')
      // With a whole word of the title, so that the story is found and shown.
      const [word = ''] = story.title.split(' ')
      const { hits } = await engine.search({ q: `${word} OR ${piece}`, pageSize: 100 })
      const hit = hits.find(({ id }) => id === story.id)
      expect(hit?.excerpts[0]?.text).toBe(`${story.body}…`)
      expect(hit?.excerpts[0]?.ranges.filter(([, to]) => to > end)).toEqual([])
    }
  })
})
