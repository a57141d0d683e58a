// A piece of work in a process of its own, so that its memory, its compiled code and its crashes are
// its own. The parent's half and the child's half.
import { fork } from 'node:child_process'
import process from 'node:process'

/** Tells why a task gave no result. */
export class TaskError extends Error {
  override readonly name = 'TaskError'
}

export interface TaskOptions<TOutput> {
  /** Longest time until the result, milliseconds; then the process is ended. @default none */
  readonly timeoutMs?: number
  /** Most JavaScript heap, MiB. @default 8192 */
  readonly heapMiB?: number
  /** Runs while the process, its result given, still lives (a server, for one). */
  readonly whileAlive?: (output: TOutput) => Promise<void>
}

type Reply<TOutput> = { readonly output: TOutput } | { readonly error: string }

/** How much of what a failing process said is repeated, characters. */
const REPEATED = 300

/**
 * Runs the task of a compiled file (`tasks/answer.js`) in a fresh process and gives its result.
 * @throws TaskError when it fails, crashes or takes too long.
 */
export async function runTask<TOutput>(
  file: string,
  input: unknown,
  { timeoutMs, heapMiB = 8192, whileAlive }: TaskOptions<TOutput> = {},
): Promise<TOutput> {
  const child = fork(new URL(`../${file}`, import.meta.url), {
    execArgv: ['--expose-gc', `--max-old-space-size=${heapMiB}`],
    serialization: 'advanced',
    stdio: ['ignore', 'inherit', 'pipe', 'ipc'],
  })
  let said = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-20_000)
  })
  let tookTooLong = false
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          tookTooLong = true
          child.kill('SIGKILL')
        }, timeoutMs)
  const exited = new Promise<string>((resolve) => {
    child.once('exit', (code, signal) => {
      if (tookTooLong) resolve(`took longer than ${Math.round((timeoutMs ?? 0) / 1000)} s`)
      else if (/heap out of memory|Allocation failed/.test(said)) resolve('ran out of memory')
      else resolve(`ended with ${signal ?? code ?? 'nothing'}: ${said.trim().slice(-REPEATED)}`)
    })
  })
  try {
    const replied = new Promise<Reply<TOutput>>((resolve) => {
      // The child is answerTask below, which sends nothing else.
      child.once('message', (message) => {
        resolve(message as Reply<TOutput>)
      })
    })
    child.send({ input })
    const reply = await Promise.race([replied, exited])
    if (typeof reply === 'string') throw new TaskError(reply)
    if ('error' in reply) throw new TaskError(reply.error)
    clearTimeout(timer)
    await whileAlive?.(reply.output)
    return reply.output
  } finally {
    clearTimeout(timer)
    if (child.connected) child.disconnect()
    await exited
  }
}

/** Does the work of this process: takes the input, sends the result, ends when the parent lets go. */
export function answerTask(run: (input: never) => Promise<unknown>): void {
  process.once('message', (message) => {
    // The parent is runTask above, which sends nothing else; of which type is between the two files.
    const { input } = message as { readonly input: never }
    void run(input)
      .then(
        (output): Reply<unknown> => ({ output }),
        (error: unknown): Reply<unknown> => ({
          error: error instanceof Error ? (error.stack ?? error.message) : String(error),
        }),
      )
      .then((reply) => process.send?.(reply))
  })
  process.once('disconnect', () => process.exit(0))
}
