// The memory that is in use right now. Needs `node --expose-gc`.
import process from 'node:process'

export interface MemoryUse {
  /** Live objects on the JavaScript heap, bytes, after a full collection. */
  readonly heapBytes: number
  /** Typed arrays and other memory next to the heap, bytes. */
  readonly externalBytes: number
  /** What the process holds of the machine's memory, bytes; includes room that it keeps free. */
  readonly rssBytes: number
}

/**
 * Collects what nobody holds any more.
 * @throws Error when the process was started without `--expose-gc`.
 */
export function collectGarbage(): void {
  if (globalThis.gc === undefined) throw new Error('Expected node to run with --expose-gc')
  // Twice: the first may only finish what an incremental collection had begun.
  globalThis.gc()
  globalThis.gc()
}

/** Collects what nobody holds any more and reads what is left. */
export function measureMemory(): MemoryUse {
  collectGarbage()
  const { heapUsed, external, rss } = process.memoryUsage()
  return { heapBytes: heapUsed, externalBytes: external, rssBytes: rss }
}

/** What came on top of an earlier measurement, heap and typed arrays together, bytes. */
export function growth(before: MemoryUse, after: MemoryUse): number {
  return after.heapBytes + after.externalBytes - before.heapBytes - before.externalBytes
}

/** The most memory that the process has held so far, bytes. */
export function peakRss(): number {
  return process.resourceUsage().maxRSS * 1024
}
