// Runs the compiled `lede` command (`npm run build`) in processes of its own.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { onTestFinished } from 'vitest'

const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url))

/** Whether there is a compiled command to run. */
export const built = existsSync(cli)
if (!built) console.warn('skipped: the lede command (no dist/; run `npm run build`)')

export interface RunOptions {
  /** Working directory. */
  readonly cwd: string
  readonly environment?: Readonly<Record<string, string>>
  /** Standard input. */
  readonly input?: string
}

export interface Finished {
  readonly code: number | null
  readonly stdout: string
  readonly stderr: string
}

function start(args: readonly string[], { cwd, environment }: RunOptions): ChildProcess {
  const inherited = Object.entries(process.env).filter(
    ([name]) => !/^(?:LEDE_|PORT$|HOST$)/.test(name),
  )
  const env = { ...Object.fromEntries(inherited), ...environment }
  const child = spawn(process.execPath, [cli, ...args], { cwd, env })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** Runs a command to its end. */
export async function lede(args: readonly string[], options: RunOptions): Promise<Finished> {
  const child = start(args, options)
  const output = { stdout: '', stderr: '' }
  child.stdout?.setEncoding('utf8').on('data', (text: string) => (output.stdout += text))
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (output.stderr += text))
  child.stdin?.end(options.input ?? '')
  await once(child, 'close')
  return { code: child.exitCode, ...output }
}

/** A line of the log. */
export type LogLine = Readonly<Record<string, unknown>>

/** A command that runs on and logs. */
export interface Running {
  readonly child: ChildProcess
  /** The log so far. */
  readonly log: readonly LogLine[]
  /** Resolves with the first line of this message that the log has or gets. */
  logged(message: string): Promise<LogLine>
  /** Resolves with the exit code when the process has ended and all its output was read. */
  readonly ended: Promise<number | null>
}

export interface Server extends Running {
  readonly url: string
  readonly port: number
}

/** Starts `lede serve --port 0` and waits until it says that it is ready, or another message. */
export async function startServer(
  args: readonly string[],
  options: RunOptions,
  message = 'ready',
): Promise<Server> {
  const { first, ...running } = await startRunning(
    ['serve', '--port', '0', ...args],
    options,
    message,
  )
  return { ...running, url: String(first['url']), port: Number(first['port']) }
}

/** Starts `lede watch` and waits until it says a message. */
export async function startWatch(
  args: readonly string[],
  options: RunOptions,
  message: string,
): Promise<Running> {
  return startRunning(['watch', ...args], options, message)
}

async function startRunning(
  args: readonly string[],
  options: RunOptions,
  message: string,
): Promise<Running & { readonly first: LogLine }> {
  const child = start(args, options)
  const log: LogLine[] = []
  const waiting: { message: string; resolve: (line: LogLine) => void }[] = []
  let stderr = ''
  child.stderr?.setEncoding('utf8').on('data', (text: string) => (stderr += text))
  if (child.stdout === null) throw new Error('no standard output')
  createInterface(child.stdout).on('line', (text) => {
    // Every line of the log is an object; a test that meets another one fails here.
    const line = JSON.parse(text) as LogLine
    log.push(line)
    for (const { message, resolve } of waiting) if (line['msg'] === message) resolve(line)
  })
  const ended = once(child, 'close').then(() => child.exitCode)
  const logged = (message: string): Promise<LogLine> => {
    const line = log.find(({ msg }) => msg === message)
    if (line !== undefined) return Promise.resolve(line)
    return new Promise((resolve) => waiting.push({ message, resolve }))
  }
  const first = await Promise.race([logged(message), ended])
  if (typeof first !== 'object' || first === null) throw new Error(`not running: ${stderr}`)
  return { child, log, logged, ended, first }
}
