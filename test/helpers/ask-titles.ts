// Asks a few stories of invented titles, the newest first, and says how a query was read.
import { createEngine } from '../../src/engines/embedded/embedded.ts'
import type { SearchParameters } from '../../src/engine/parameters.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import type { SearchResponse } from '../../src/engine/response.ts'
import type { StoryInput } from '../../src/story/story.ts'

const NOW_MS = Date.UTC(2025, 9, 26)

/** A title, or what of a story is not the same as in the others. */
export type Told = string | Partial<StoryInput>

/** Answers over stories named by number, an hour apart; freshness does not count. */
export function askTitles(
  stories: readonly Told[],
  asked: string | SearchParameters,
): Promise<SearchResponse> {
  const inputs = stories.map((told, number): StoryInput => ({
    id: String(number),
    title: '',
    body: '',
    publishedAt: new Date(NOW_MS - number * 3_600_000).toISOString(),
    ...(typeof told === 'string' ? { title: told } : told),
  }))
  const engine = createEngine(buildIndex(inputs), { now: () => NOW_MS })
  const parameters = typeof asked === 'string' ? { q: asked } : asked
  return engine.search({ recency: 0, pageSize: 100, distinct: false, ...parameters })
}

/** The numbers of the stories, best first. */
export function idsOf({ hits }: SearchResponse): number[] {
  return hits.map(({ id }) => Number(id))
}

/** So many stories of one title. */
export function times(count: number, title: string): string[] {
  return Array.from({ length: count }, () => title)
}

/** Stories that make the words of others rare, each of words of its own. */
export function others(count: number): string[] {
  const letters = (number: number): string =>
    String.fromCharCode(...[676, 26, 1].map((unit) => 97 + (Math.floor(number / unit) % 26)))
  return Array.from({ length: count }, (_, number) => `Unrelated headline on quz${letters(number)}`)
}
