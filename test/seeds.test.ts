// What seeds/README.md promises is true: the pages, their numbers, and a find for every feature.
import { readFileSync, readdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, it } from 'vitest'
import { createEngine } from '../src/engines/embedded/embedded.ts'
import type { SearchEngine } from '../src/engine/search-engine.ts'
import { buildIndex } from '../src/store/build-index.ts'
import { parseNewsPage } from '../src/sources/page/parse-news-page.ts'
import { readStories, type StoryCollection } from '../src/sources/read-stories.ts'

const folder = fileURLToPath(new URL('../seeds/', import.meta.url))
const textOf = (name: string): string => readFileSync(`${folder}${name}`, 'utf8')
const pages = readdirSync(folder).filter((name) => name.endsWith('.txt'))

/** After the newest story. */
const NOW_MS = Date.parse('2026-12-01T00:00:00Z')

let stories: StoryCollection
let engine: SearchEngine
beforeAll(async () => {
  stories = await readStories([folder])
  engine = createEngine(buildIndex(stories), { now: () => NOW_MS })
})

describe('the pages', () => {
  it('are those of the table, with its headlines', () => {
    const rows = [...textOf('README.md').matchAll(/^\| `(\d\S+\.txt)` *\| (\w+) *\| ([^|]+)\|$/gm)]
    const titleOf = (name: string): string | undefined =>
      stories.find(({ kind, source }) => kind === 'article' && source === name)?.title
    expect(rows.map(([, name]) => name)).toEqual(pages)
    expect(rows.map(([, name = '']) => titleOf(name))).toEqual(
      rows.map(([, , , title = '']) => title.trim()),
    )
    expect(new Set(rows.map(([, , about]) => about))).toEqual(
      new Set(['world', 'business', 'sport', 'technology', 'culture']),
    )
  })

  it('hold 16 articles and 236 teasers of 88 stories, without an issue', () => {
    const drafts = pages.map((source) =>
      parseNewsPage(textOf(source), { source, timeZone: 'UTC' }).stories.map(({ kind }) => kind),
    )
    expect(drafts.flat().filter((kind) => kind === 'article')).toHaveLength(16)
    expect(drafts.flat().filter((kind) => kind === 'teaser')).toHaveLength(236)
    expect(stories).toHaveLength(88)
    expect(stories.filter(({ kind }) => kind === 'article')).toHaveLength(16)
    expect(stories.issues).toEqual([])
  })

  it('have articles of 400 to 550 words', () => {
    const articles = stories.filter(({ kind }) => kind === 'article')
    const lengths = articles.map(({ body }) => body.split(/\s+/).length)
    expect(Math.min(...lengths)).toBeGreaterThanOrEqual(400)
    expect(Math.max(...lengths)).toBeLessThanOrEqual(550)
  })

  it('are dated January 2024 to November 2026, in 35 months', () => {
    const months = stories.map(({ publishedAt = '' }) => publishedAt.slice(0, 7)).sort()
    expect([months[0], months.at(-1), new Set(months).size]).toEqual(['2024-01', '2026-11', 35])
  })

  it('name twelve authors, and sponsors that nobody can register', () => {
    const authors = stories.flatMap(({ author }) => author ?? [])
    expect(new Set(authors).size).toBe(12)
    const sponsors = pages.map(
      (name) => /^Sponsored\n(\S+)\nTrending News$/m.exec(textOf(name))?.[1],
    )
    expect(sponsors.filter((url) => !/^https:\/\/[\w.-]+\.example\/?$/.test(url ?? ''))).toEqual([])
  })

  it('show 47 stories under both labels and views from 12 to 48,000', () => {
    expect(stories.filter(({ lists }) => lists.length === 2)).toHaveLength(47)
    const views = stories.flatMap((story) => story.views ?? [])
    expect([Math.min(...views), Math.max(...views)]).toEqual([12, 48_000])
  })

  it.each(['noon', 'midnight', '6 p.m.', '9:05 a.m.'])('have a date with %s', (time) => {
    const dated = new RegExp(`\\d{4} ${time.replaceAll('.', '\\.')} \\d`, 'm')
    expect(pages.filter((name) => dated.test(textOf(name)))).not.toEqual([])
  })

  it('cut long snippets after the hundredth character', () => {
    const cut = stories.filter(({ truncated }) => truncated)
    expect(cut.length).toBeGreaterThan(30)
    expect(new Set(cut.map(({ body }) => body.length))).toEqual(new Set([99, 100]))
  })
})

/** Query -> how the first hit's title begins, how many are found. */
const FINDS: readonly (readonly [string, string, number])[] = [
  // Several words, phrases
  ['north korea troops', 'North Korea Troops in Russia', 1],
  ['"mutual defense clause"', 'North Korea Troops in Russia', 1],
  ['u.s. elections', 'North Korea Troops in Russia', 2],
  ['us elections', 'North Korea Troops in Russia', 2],
  // Numbers and compounds
  ['128-110', 'Lakers Ride', 1],
  ['105-104', 'Sabonis Sinks Jazz', 2],
  ['37,259', 'Pune Mall', 1],
  ['$1.13bn', 'Regulator Lets Tamboril', 2],
  ['59%', 'Lantern Bank', 6],
  ['1950-1953', 'North Korea Troops in Russia', 1],
  ['COVID-19', 'Night Nurse', 4],
  ['AT&T', 'Collector Sells 300', 3],
  ['iOS 26', 'How iOS 26', 1],
  ['city-store', 'Pune Mall', 1],
  ['state-run', 'River Ferry', 2],
  // Typos
  ['doncick', 'Lakers Ride', 1],
  ['noth korea', 'North Korea Troops in Russia', 2],
  ['chocolade', 'Regulator Lets Tamboril', 2],
  // Unfinished words: whole words stand above them
  ['deploym', 'Deployment of Wildfire Crews', 2],
  ['kings', 'Sabonis Sinks Jazz', 5],
  ['strik', 'Rail Strike Looms', 6],
  // Excluding, alternatives
  ['odi -kohli', 'Williamson Back', 1],
  ['jazz -utah', 'Jazz Bassist', 1],
  ['sodium OR lithium', 'Sodium Battery', 2],
  // Fields and filters
  ['title:kings', 'Sabonis Sinks Jazz', 4],
  ['author:"noor haddadin"', 'Lost Song', 2],
  ['after:2025-10-25 trophy', 'One Hat-Trick', 2],
  // Accents
  ['zoe', 'Poets Named Zoe', 3],
  ['são paulo', 'Chocolate Maker', 1],
  ['sao paulo', 'Chocolate Maker', 1],
  ['cafe', 'Café Where Poets', 5],
  // Other scripts
  ['قطار', 'Freight Trains', 1],
  ['ليل', 'Lost Song', 1],
  ['شبكة', 'All-Night Talks', 1],
  ['धन्यवाद', 'Translation Earbuds', 1],
  ['दीया', 'Silent Film', 1],
  ['добре дошли', 'River Ferry', 1],
  ['谢谢', 'Translation Earbuds', 1],
  ['波の音', 'Sailor, 67', 1],
  ['結構です', 'Translation Earbuds', 1],
]

describe('a search of the seeds', () => {
  it.each(FINDS)('finds %s', async (q, first, totalHits) => {
    const response = await engine.search({ q, pageSize: 100 })
    expect(response.totalHits).toBe(totalHits)
    expect(response.hits[0]?.title.slice(0, first.length)).toBe(first)
    // Whatever is found is shown: every hit has a mark in its title, its excerpt or its author.
    const unmarked = response.hits.filter(({ highlights, excerpts }) =>
      [highlights.title, highlights.author, ...excerpts].every(
        (shown) => (shown?.ranges.length ?? 0) === 0,
      ),
    )
    expect(unmarked.map(({ title }) => title)).toEqual([])
  })

  it.each([
    ['messi', /Messi’s/, /Messina/],
    ['lakers', /Lakers/, /Lakeside/],
    ['ikea', /IKEA/, /[Ii]kebana/],
    ['doncic', /Doncic/, /Doncaster/],
    ['haq', /Haq/, /[Hh]aiku/],
    ['troops', /Troops/, /[Tt]roupe/],
    ['sodium', /[Ss]odium/, /[Pp]odium/],
    ['glacier', /[Gg]lacier/, /[Gg]lazier/],
  ])('puts nothing that only looks like %s before it', async (q, wanted, lookalike) => {
    const bodies = stories.map(({ title, body }) => `${title}\n${body}`)
    // Both are there, or the test says nothing.
    expect(bodies.filter((text) => lookalike.test(text))).not.toEqual([])
    const { hits } = await engine.search({ q, pageSize: 100 })
    const texts = hits.map(({ id }) => {
      const story = stories.find((candidate) => candidate.id === id)
      return `${story?.title ?? ''}\n${story?.body ?? ''}`
    })
    const matches = texts.map((text) => wanted.test(text))
    expect(matches[0]).toBe(true)
    expect(matches.lastIndexOf(true)).toBe(matches.filter(Boolean).length - 1)
  })

  it.each([
    ['cranes +port', 'Wetland Treaty', false],
    ['cranes port', 'Wetland Treaty', true],
    ['cranes wetland', 'Wetland Treaty', true],
    ['128', 'Lakers Ride', true],
    ['1953', 'North Korea Troops', true],
  ])('answers %s: %s is found: %s', async (q, title, found) => {
    const { hits } = await engine.search({ q, pageSize: 100 })
    expect(hits).not.toEqual([])
    expect(hits.some((hit) => hit.title.startsWith(title))).toBe(found)
  })
})
