// From index-data on disk to an engine that answers, and what that costs in time and memory.
import { fileURLToPath } from 'node:url'
import { createEngine, type SearchEngine } from 'lede'
import { readIndex } from 'lede/node'

import { corpusFolder } from '../corpus/corpus-files.ts'
import { growth, measureMemory } from './memory.ts'

/** What opening an index costs. */
export interface OpeningCosts {
  /** Reading and checking the files. */
  readonly readMs: number
  /** Making the form that is searched. */
  readonly compileMs: number
  /** Heap and typed arrays of the engine and all that it holds, stored texts included. */
  readonly engineBytes: number
  /** Of these, JavaScript heap. */
  readonly heapBytes: number
  /** What the process holds of the machine's memory once all is collected. */
  readonly rssBytes: number
}

/** Gives the folder of a corpus's index, or of the one that is cut into so many segments. */
export function indexFolder(corpus: string, segments?: number): string {
  const name = segments === undefined ? 'index-data/' : `index-data-${segments}/`
  return fileURLToPath(new URL(name, corpusFolder(corpus)))
}

/** Opens the index of a corpus as a service does when it starts. */
export async function openEngine(
  corpus: string,
): Promise<{ readonly engine: SearchEngine; readonly costs: OpeningCosts }> {
  const before = measureMemory()
  // A call of its own, so that the serialized index is out of reach when memory is measured.
  const { engine, readMs, compileMs } = await open(corpus)
  const after = measureMemory()
  const costs = {
    readMs,
    compileMs,
    engineBytes: growth(before, after),
    heapBytes: after.heapBytes - before.heapBytes,
    rssBytes: after.rssBytes,
  }
  return { engine, costs }
}

async function open(corpus: string) {
  const started = performance.now()
  const index = await readIndex(indexFolder(corpus))
  const read = performance.now()
  const engine = createEngine(index)
  return { engine, readMs: read - started, compileMs: performance.now() - read }
}
