// The progress of a long task: a bar on a terminal, a few plain lines elsewhere.
import { Presets, SingleBar } from 'cli-progress'
import process from 'node:process'

import { describePace } from './pace.ts'

/** Elsewhere than on a terminal, a line is printed after each so many steps and at the end. */
const STEPS_A_LINE = 10_000

/** Tells how much is done of how much. */
export type UpdateProgress = (done: number, total: number) => void

/**
 * Runs a task and reports on it on standard error: `Indexing 200/1000 stories`, and after the first
 * second how fast it goes and how long it will take.
 */
export async function withProgress<T>(
  task: string,
  unit: string,
  work: (update: UpdateProgress) => T | Promise<T>,
): Promise<T> {
  const { update, end } =
    process.stderr.isTTY && process.env['TERM'] !== 'dumb'
      ? createBar(task, unit)
      : createLines(task, unit)
  try {
    return await work(update)
  } finally {
    end()
  }
}

interface Progress {
  readonly update: UpdateProgress
  /** What is printed afterwards starts on a line of its own. */
  readonly end: () => void
}

function createBar(task: string, unit: string): Progress {
  const format = `${task} {bar} {value}/{total} ${unit}  {pace}`
  const startedMs = performance.now()
  // The terminal is left as it is: nobody would set it right again after an interruption.
  const bar = new SingleBar({ format, hideCursor: false, linewrap: true }, Presets.shades_classic)
  let started = false
  return {
    update(done, total) {
      if (!started) bar.start(total, 0, { pace: '' })
      started = true
      bar.setTotal(total)
      bar.update(done, { pace: describePace(done, total, performance.now() - startedMs) })
    },
    end() {
      if (started) bar.stop()
    },
  }
}

function createLines(task: string, unit: string): Progress {
  let printed = 0
  const startedMs = performance.now()
  return {
    update(done, total) {
      const isNextLine = Math.floor(done / STEPS_A_LINE) > Math.floor(printed / STEPS_A_LINE)
      if (done === printed || (done !== total && !isNextLine)) return
      printed = done
      const pace = describePace(done, total, performance.now() - startedMs)
      const told = pace === '' ? '' : `, ${pace}`
      process.stderr.write(`${task} ${done}/${total} ${unit}${told}\n`)
    },
    end: () => undefined,
  }
}
