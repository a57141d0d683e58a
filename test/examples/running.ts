// Examples as a reader runs them: compiled, in a process and on a port of their own, with `lede` resolved
// as the package and an index that the command line has made.
import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = new URL('../../', import.meta.url)

/** The path of a file of the repository. */
export const pathOf = (name: string): string => fileURLToPath(new URL(name, root))

/** Whether the examples are compiled; says in one line where they are not. */
export const built = existsSync(pathOf('examples/build/hono.js'))
if (!built) console.warn('skipped: the examples (not compiled; run `npm run build:examples`)')

/** Runs a program to its end. */
export const run = promisify(execFile)

/** A folder of its own with `index-data/` of the seeds and other sources. */
export interface Folder {
  readonly cwd: string
  readonly remove: () => Promise<void>
}

/** Makes a folder with an index. */
export async function createFolder(...sources: readonly string[]): Promise<Folder> {
  const cwd = await mkdtemp(join(tmpdir(), 'lede-examples-'))
  const args = [pathOf('dist/cli.js'), 'index', pathOf('seeds'), ...sources]
  await run(process.execPath, args, { cwd })
  return { cwd, remove: () => rm(cwd, { recursive: true, force: true }) }
}

/** An example that serves. */
export interface RunningExample {
  readonly url: string
  readonly stop: () => Promise<void>
}

/** Starts an example on a free port. */
export function startExample(name: string, cwd: string): Promise<RunningExample> {
  return startProgram([pathOf(`examples/build/${name}.js`)], cwd)
}

/** Starts a program of Node that tells its port. */
export async function startProgram(args: readonly string[], cwd: string): Promise<RunningExample> {
  const child: ChildProcess = spawn(process.execPath, args, {
    cwd,
    env: { ...process.env, PORT: '0' },
  })
  const closed = once(child, 'close')
  let output = ''
  const port = await new Promise<string>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      output += text
      const said = /port: (\d+)/.exec(output)?.[1]
      if (said !== undefined) resolve(said)
    })
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (output += text))
    child.once('close', () => {
      reject(new Error(`no server: ${output}`))
    })
  })
  const stop = async (): Promise<void> => {
    child.kill()
    await closed
  }
  return { url: `http://127.0.0.1:${port}`, stop }
}
