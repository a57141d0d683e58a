// startThread and answerRequests together: what goes to a thread and what comes back. The thread runs the
// compiled package (`npm run build`).
import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { text } from 'node:stream/consumers'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

import { IndexError, LedeError } from '../../../src/errors.ts'
import {
  askThread,
  startThread,
  type Thread,
  ThreadDeath,
} from '../../../src/node/threads/thread.ts'
import { scratchFolder } from '../../store/sample.ts'

const dist = new URL('../../../dist/', import.meta.url)
const isBuilt = existsSync(new URL('node/threads/answer-requests.js', dist))
if (!isBuilt) console.warn('skipped: threads (no dist/; run `npm run build`)')

/** Answers by what a request asks for. */
const ENTRY = `
  import { answerRequests } from '${dist.href}node/threads/answer-requests.js'
  import { IndexError, LedeError } from '${dist.href}errors.js'
  answerRequests(async (request, onProgress) => {
    switch (request.what) {
      case 'sum': {
        request.of.forEach((_, i) => onProgress(i + 1))
        return { sum: request.of.reduce((sum, value) => sum + value, 0) }
      }
      case 'print': {
        for (let i = 0; i < 200; i++) process.stderr.write('line ' + i + '\\n')
        return {}
      }
      case 'refuse': throw new LedeError('invalid_story', 'no such thing')
      case 'refuse index': throw new IndexError('index_damaged', 'news', 'not whole')
      case 'fail': throw new TypeError('broken')
      case 'exit': process.exit(7)
      case 'loop': for (;;);
    }
  })
`

interface Asked {
  readonly what: string
  readonly of?: readonly number[]
}

async function entry(): Promise<URL> {
  const file = join(await scratchFolder(), 'entry.mjs')
  await writeFile(file, ENTRY)
  return pathToFileURL(file)
}

/** Runs a script as a program of its own. */
async function run(script: string): Promise<ChildProcessWithoutNullStreams> {
  const file = join(await scratchFolder(), 'script.mjs')
  await writeFile(file, script)
  return spawn(process.execPath, [file])
}

async function start(): Promise<Thread<Asked, unknown>> {
  return startThread({ entry: await entry(), name: 'The thread', consequence: 'So be it.' })
}

describe.skipIf(!isBuilt)('startThread', () => {
  it('answers one request after the other, and tells how far each is', async () => {
    const { ask, end } = await start()
    const told: number[] = []
    const onProgress = (done: number): unknown => told.push(done)
    expect(await ask({ what: 'sum', of: [1, 2, 3] }, { onProgress })).toEqual({ sum: 6 })
    expect(told).toEqual([1, 2, 3])
    expect(await ask({ what: 'sum', of: [4] })).toEqual({ sum: 4 })
    expect(told).toHaveLength(3)
    await end()
  })

  it('throws a LedeError as the thread threw it, and answers the next request', async () => {
    const { ask, end } = await start()
    const refused: unknown = await ask({ what: 'refuse' }).catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(LedeError)
    expect(refused).toMatchObject({ code: 'invalid_story', message: 'no such thing' })
    const damaged: unknown = await ask({ what: 'refuse index' }).catch((error: unknown) => error)
    expect(damaged).toBeInstanceOf(IndexError)
    expect(damaged).toMatchObject({
      code: 'index_damaged',
      directory: 'news',
      message: 'not whole',
    })
    expect(await ask({ what: 'sum', of: [] })).toEqual({ sum: 0 })
    await end()
  })

  it.each([
    ['fail', 'broken'],
    ['exit', 'exit code 7'],
  ])('throws ThreadDeath to this request and the next when it dies (%s)', async (what, reason) => {
    const { ask } = await start()
    for (const asked of [what, 'sum']) {
      const death: unknown = await ask({ what: asked }).catch((error: unknown) => error)
      expect(death).toBeInstanceOf(ThreadDeath)
      expect(death).toMatchObject({
        code: 'internal',
        message: `The thread died (${reason}). So be it.`,
      })
    }
  })

  it('ends a thread in the middle of its work when the signal says so', async () => {
    const { ask } = await start()
    const controller = new AbortController()
    const asked = ask({ what: 'loop' }, { signal: controller.signal })
    controller.abort(new Error('enough'))
    await expect(asked).rejects.toThrow('enough')
    await expect(ask({ what: 'sum' }, { signal: controller.signal })).rejects.toThrow('enough')
  })

  it('keeps no program alive between requests', async () => {
    const script = `
      const { startThread } = await import('${dist.href}node/threads/thread.js')
      const { ask } = startThread({ entry: new URL('${(await entry()).href}'), name: 'It' })
      console.log(JSON.stringify(await ask({ what: 'sum', of: [1] })))
    `
    const child = await run(script)
    expect(await text(child.stdout)).toBe('{"sum":1}\n')
  })
})

describe.skipIf(!isBuilt)('askThread', () => {
  it('loses nothing of what the thread prints before its answer', async () => {
    const script = `
      const { askThread } = await import('${dist.href}node/threads/thread.js')
      await askThread({ entry: new URL('${(await entry()).href}'), name: 'It' }, { what: 'print' })
    `
    const child = await run(script)
    const lines = (await text(child.stderr)).trimEnd().split('\n')
    expect(lines).toHaveLength(200)
    expect(lines.at(-1)).toBe('line 199')
  })

  it('gives the answer, or throws what the thread threw', async () => {
    const options = { entry: await entry(), name: 'It' }
    expect(await askThread(options, { what: 'sum', of: [2, 2] })).toEqual({ sum: 4 })
    await expect(askThread(options, { what: 'refuse' })).rejects.toMatchObject({
      code: 'invalid_story',
    })
  })
})
