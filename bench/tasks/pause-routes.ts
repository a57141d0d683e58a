// How long does a server stop answering while it loads an index beside its traffic? Routes that load the
// index again and tell the longest delay of the event loop meanwhile.
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { setTimeout as wait } from 'node:timers/promises'
import type { Hono } from 'hono'
import { createEngine } from 'lede'
import { readIndex } from 'lede/node'

import { indexFolder } from '../measure/open-engine.ts'

/** What happens beside the traffic. */
export const PAUSE_KINDS = ['traffic-alone', 'load', 'compile-and-load'] as const
export type PauseKind = (typeof PAUSE_KINDS)[number]

export interface Pause {
  readonly kind: PauseKind
  /** Longest time in which the event loop did nothing else, milliseconds. */
  readonly longestMs: number
  /** How long it was watched, milliseconds. */
  readonly tookMs: number
}

/** Resolution of the delays, milliseconds. */
const RESOLUTION_MS = 1
/** How long traffic alone is watched, milliseconds. */
const ALONE_MS = 1000

/** Gives the address at which a kind is measured. */
export function pausePath(kind: PauseKind): string {
  return `/pause/${kind}`
}

/** Adds to a server what measures its pauses. */
export function addPauseRoutes(app: Hono, corpus: string): void {
  for (const kind of PAUSE_KINDS) {
    app.get(pausePath(kind), async (c) => c.json(await watch(kind, indexFolder(corpus))))
  }
}

async function watch(kind: PauseKind, folder: string): Promise<Pause> {
  if (kind === 'compile-and-load') await removeCompiled(folder)
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
  const started = performance.now()
  delays.enable()
  if (kind === 'traffic-alone') await wait(ALONE_MS)
  else {
    const engine = createEngine(await readIndex(folder))
    await engine.search({ q: 'news' })
    // The pause of what came last is counted when the loop turns again.
    await wait(RESOLUTION_MS * 2)
  }
  delays.disable()
  return { kind, longestMs: delays.max / 1e6, tookMs: performance.now() - started }
}

/** Removes the compiled form of every segment. */
async function removeCompiled(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (name.startsWith('compiled-')) await rm(join(folder, name), { force: true })
  }
}
