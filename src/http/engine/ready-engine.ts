// The engine that can answer now.
import type { EngineStatus, SearchEngine } from '../../engine/search-engine.ts'
import { LedeError } from '../../errors.ts'

/** An engine, or a function that gives one as soon as there is one. */
export type EngineSource = SearchEngine | (() => SearchEngine | undefined)

/** An engine whose index is live. */
export interface ReadyEngine {
  readonly engine: SearchEngine
  readonly status: EngineStatus
}

/**
 * Gives the engine that answers now, with its status.
 * @throws LedeError `not_ready` when there is none or its index is not live.
 */
export async function readyEngine(source: EngineSource): Promise<ReadyEngine> {
  const engine = typeof source === 'function' ? source() : source
  const status = await engine?.status()
  if (engine === undefined || status?.ready !== true) {
    throw new LedeError('not_ready', 'No index is live yet')
  }
  return { engine, status }
}
