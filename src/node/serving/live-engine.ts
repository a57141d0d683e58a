// The engine that answers: the one given, one of an index, or one of the newest index in a folder.
import { createEngine, type EngineOptions } from '../../engines/embedded/embedded.ts'
import type { AnswerOptions } from '../../engines/embedded/answer-options.ts'
import type { EngineStatus, SearchEngine } from '../../engine/search-engine.ts'
import type { EngineIndex } from '../../engines/embedded/opened-index.ts'
import type { Language } from '../../languages.ts'
import { followIndex } from '../index-folder/follow-index.ts'
import { readIndex } from '../index-folder/open-index.ts'

/** What answers: exactly one of an engine, an index (or a function that gives one), a folder. */
export type Served =
  | { readonly engine: SearchEngine; readonly index?: never; readonly directory?: never }
  | {
      readonly index: EngineIndex | (() => Promise<EngineIndex>)
      readonly engine?: never
      readonly directory?: never
    }
  | { readonly directory: string; readonly engine?: never; readonly index?: never }

/** How indexes become engines, and which index takes over. */
export interface EngineSettings extends AnswerOptions {
  /** Gives the present, epoch milliseconds. @default Date.now */
  readonly now?: () => number
  /** IANA zone of dates in requests that carry none. @default 'UTC' */
  readonly timeZone?: string
  /** Language of the index in `directory` (see `readIndex`). @default 'english' */
  readonly language?: Language
  /**
   * Folder whose index takes over whenever a build puts another one there; requests under way are
   * answered from the old one.
   * @default `directory`
   */
  readonly follow?: string
  /** Pause between two looks at that folder, milliseconds; 0 never looks. @default 1000 */
  readonly followMs?: number
  /** Called when another index has taken over. */
  readonly onIndex?: (status: EngineStatus) => void
  /** Called with each failure to take one over; must not throw. @default nothing */
  readonly onError?: (error: unknown) => void
}

/** Gives the first engine that answers. @throws IndexError for an index that cannot be read. */
export async function loadEngine(options: Served & EngineSettings): Promise<SearchEngine> {
  const { engine, index, directory } = options
  if (engine !== undefined) return engine
  if (directory !== undefined) return openEngine(directory, options)
  return createEngine(typeof index === 'function' ? await index() : index, toEngine(options))
}

/** Hands over an engine of each new index in the folder that is followed, if one is. */
export async function followEngine(
  first: SearchEngine,
  options: Served & EngineSettings,
  signal: AbortSignal,
  takeOver: (engine: SearchEngine) => void,
): Promise<void> {
  const { engine, directory, followMs = 1000, onIndex, onError } = options
  const followed = options.follow ?? directory
  if (followed === undefined || followMs === 0 || engine !== undefined) return
  const { generation } = await first.status()
  await followIndex(followed, {
    generation,
    everyMs: followMs,
    signal,
    onIndex: async () => {
      const newer = await openEngine(followed, options)
      takeOver(newer)
      onIndex?.(await newer.status())
    },
    onError: (error) => onError?.(error),
  })
}

async function openEngine(directory: string, settings: EngineSettings): Promise<SearchEngine> {
  const { language } = settings
  return createEngine(
    await readIndex(directory, { ...(language && { language }) }),
    toEngine(settings),
  )
}

function toEngine(settings: EngineSettings): EngineOptions {
  const { timeZone, now, recency, recencyHalfLifeDays, popularity } = settings
  const { synonyms, newsSynonyms, stopWords } = settings
  const clock = { ...(timeZone !== undefined && { timeZone }), ...(now && { now }) }
  return { ...clock, recency, recencyHalfLifeDays, popularity, synonyms, newsSynonyms, stopWords }
}
