// From index-data on disk to ready, once, in a fresh process: Lede's engine, or stock MiniSearch from
// the same segments. Also what the stored texts alone weigh.
import { join } from 'node:path'
import { miniSearchOptions } from 'lede'
import { readIndex, readManifest } from 'lede/node'

import { growth, measureMemory } from '../measure/memory.ts'
import { indexFolder, openEngine } from '../measure/open-engine.ts'
import type { StartKind, StartOutput } from '../measure/start-output.ts'
import { answerTask } from '../measure/task.ts'
import { loadSegments } from '../peers/minisearch-load.ts'

export interface StartInput {
  readonly corpus: string
  readonly what: StartKind
}

answerTask(async ({ corpus, what }: StartInput): Promise<StartOutput> => {
  if (what === 'lede') {
    const { engine, costs } = await openEngine(corpus)
    const bytes = costs.engineBytes
    // Asked at the end, so that the engine was held while its memory was measured.
    const { ready } = await engine.status()
    return { readyMs: costs.readMs + costs.compileMs, bytes: ready ? bytes : Number.NaN }
  }
  const before = measureMemory()
  const started = performance.now()
  const held = what === 'minisearch' ? await loadMiniSearch(corpus) : await readTexts(corpus)
  const readyMs = performance.now() - started
  const bytes = growth(before, measureMemory())
  return { readyMs, bytes: held.length > 0 ? bytes : Number.NaN }
})

async function loadMiniSearch(corpus: string): Promise<readonly unknown[]> {
  const folder = indexFolder(corpus)
  const { segments } = await readManifest(folder)
  return loadSegments(
    segments.map(({ files }) => join(folder, files.index.name)),
    miniSearchOptions,
  )
}

async function readTexts(corpus: string): Promise<readonly unknown[]> {
  const index = await readIndex(indexFolder(corpus))
  return index.load().stories
}
