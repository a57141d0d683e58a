// The default engine: everything in this process, answered synchronously behind promises.
import { LedeError } from '../../errors.ts'
import type { NewsIndex } from '../../index/news-index.ts'
import { countTerms } from '../../index/union-dictionary.ts'
import type { QueryContext } from '../../query/query.ts'
import { countKind } from '../../index/columns.ts'
import { compileIndex, type CompileOptions } from '../../store/compile-index.ts'
import { findStory, getStory } from '../../store/story-numbers.ts'
import { createLiveIndex, type LiveIndex, type LiveSettings } from '../../search/live-index.ts'
import { matchingStories } from '../../search/matching-stories.ts'
import { relatedStories } from '../../search/related.ts'
import { searchIndex } from '../../search/search-index.ts'
import { suggest } from '../../search/suggest/suggest.ts'
import { type AnswerOptions, nameOfSettings, toLiveSettings } from './answer-options.ts'
import type { EngineIndex, OpenedIndex } from './opened-index.ts'
import {
  parseLimit,
  parseSearchParameters,
  parseSuggestParameters,
} from '../../engine/parameters.ts'
import type { EngineStatus, SearchEngine } from '../../engine/search-engine.ts'

export interface EngineOptions extends CompileOptions, AnswerOptions {
  /** IANA zone of dates in queries that carry none. @default 'UTC' */
  readonly timeZone?: string
  /** The present in epoch milliseconds. @default Date.now */
  readonly now?: () => number
}

/**
 * Creates an engine that answers from an index in memory.
 * @throws LedeError `index_damaged` when the serialized index does not fit the stories,
 *   `invalid_config` for an option out of range.
 */
export function createEngine(index: EngineIndex, options: EngineOptions = {}): SearchEngine {
  const { timeZone = 'UTC', now = Date.now } = options
  const live = toLiveIndex(index, options)
  const context = (): QueryContext => ({ nowMs: now(), timeZone })
  const articles = countArticles(live)
  const status: EngineStatus = {
    ready: true,
    generation: generationOf(index, live, options),
    stories: live.snapshot.storyCount,
    articles,
    teasers: live.snapshot.storyCount - articles,
    terms: countTerms(live.snapshot.segments.map(({ segment }) => segment.dictionary)),
  }
  // Promises that reject, never calls that throw: an engine over the network could not throw either.
  const answer = <T>(work: () => T): Promise<T> =>
    new Promise((resolve) => {
      resolve(work())
    })
  return {
    search: (parameters, observer) =>
      answer(() => {
        const present = context()
        const request = parseSearchParameters(parameters, present)
        return searchIndex(live, request, {
          ...present,
          clock: () => performance.now(),
          checkpoint: checkpointOf(observer?.deadlineMs),
          onTimings: observer?.onTimings,
          onQueryClass: observer?.onQueryClass,
        })
      }),
    suggest: (parameters) =>
      answer(() => suggest(live, parseSuggestParameters(parameters), context())),
    story: (id) =>
      answer(() => {
        const number = findStory(live.snapshot, id)
        return number === undefined ? undefined : getStory(live.snapshot, number)
      }),
    related: (id, limit) =>
      answer(() => {
        const count = parseLimit(limit)
        const number = findStory(live.snapshot, id)
        return number === undefined ? undefined : relatedStories(live, number, count, now())
      }),
    status: () => Promise.resolve(status),
    // Stories are given out as promises, as over a network.
    // eslint-disable-next-line @typescript-eslint/require-await
    async *export(parameters) {
      const present = context()
      yield* matchingStories(live, parseSearchParameters(parameters, present), present)
    },
  }
}

/** Makes what ends work that comes too late; looked at between pieces of work, which hold the thread. */
function checkpointOf(deadlineMs: number | undefined): (() => void) | undefined {
  if (deadlineMs === undefined) return undefined
  return () => {
    if (performance.now() > deadlineMs) throw new LedeError('timeout', 'No answer in time')
  }
}

function countArticles({ snapshot }: LiveIndex): number {
  return snapshot.segments.reduce(
    (sum, { segment, deleted }) => sum + countKind(segment.columns, 'article', deleted),
    0,
  )
}

/** Takes what was compiled before, where it was for the same stemmer. */
function toLiveIndex(index: EngineIndex, options: EngineOptions): LiveIndex {
  const base = 'live' in index ? ofStemmer(index, options) : compileLive(index, options)
  const settings = toLiveSettings(options, base)
  return isSame(settings, base) ? base : createLiveIndex(base.snapshot, settings)
}

function ofStemmer(
  { live, load }: OpenedIndex,
  { stem = live.snapshot.stem }: EngineOptions,
): LiveIndex {
  return live.snapshot.stem === stem ? live : compileLive(load(), { stem })
}

function compileLive(index: NewsIndex, { stem }: CompileOptions): LiveIndex {
  return createLiveIndex(compileIndex(index, { ...(stem && { stem }) }))
}

function isSame(one: Required<LiveSettings>, other: LiveIndex): boolean {
  return (
    JSON.stringify(one.ranking) === JSON.stringify(other.ranking) &&
    one.stopWords === other.stopWords &&
    one.synonyms === other.synonyms
  )
}

/** Names what answers come from: the index and, where they are not the usual ones, the settings. */
function generationOf(index: EngineIndex, live: LiveIndex, options: EngineOptions): string {
  const settings = nameOfSettings(live, options)
  return settings === undefined ? index.generation : `${index.generation}-${settings}`
}
