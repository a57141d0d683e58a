// A build killed at any moment leaves the old index or the new one, whole: killed before each of
// its file operations and in the middle of each write, and at random moments. Runs the compiled
// package (`npm run build`) in processes of its own, which really die.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir } from 'node:fs/promises'
import process from 'node:process'
import { setTimeout as wait } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'

import { buildIndex } from '../../src/store/build-index.ts'
import { readNewsIndex } from '../../src/store/read-index.ts'
import { writeIndex } from '../../src/store/write-index.ts'
import { manyStories, scratchFolder } from './sample.ts'

const dist = new URL('../../dist/store/', import.meta.url)
const built = existsSync(new URL('write-index.js', dist))
if (!built) console.warn('skipped: killed builds (no dist/; run `npm run build`)')

/** Each round starts a process. */
const TIMEOUT_MS = 120_000

const oldIndex = buildIndex(manyStories(20))
const newIndex = buildIndex(manyStories(30, 'bridge'))

/** What every script begins with: `newIndex` and `write(index)`, which writes into the folder. */
const PRELUDE = `
  const { buildIndex } = await import('${dist.href}build-index.js')
  const { writeIndex } = await import('${dist.href}write-index.js')
  const [folder, step] = process.argv.slice(1)
  const stories = (count, word) => (${manyStories.toString()})(count, word)
  const newIndex = buildIndex(stories(30, 'bridge'))
`

/** Counts file operations and dies before number \`step\`; a write dies halfway. */
const DIE_AT_STEP = `
  const { default: fs, open } = await import('node:fs/promises')
  const { syncBuiltinESMExports } = await import('node:module')
  const handle = await open(process.execPath)
  const prototype = Object.getPrototypeOf(handle)
  await handle.close()
  const { writeFile } = prototype
  let operations = 0
  const counted = (owner, name) => {
    const original = owner[name]
    owner[name] = async function (...args) {
      operations += 1
      if (operations === Number(step)) {
        if (original === writeFile) await original.call(this, args[0].slice(0, args[0].length / 2))
        process.kill(process.pid, 'SIGKILL')
      }
      return original.apply(this, args)
    }
  }
  for (const name of ['open', 'rename', 'rm', 'readdir', 'mkdir', 'rmdir', 'readFile', 'writeFile', 'lstat']) counted(fs, name)
  for (const name of ['writeFile', 'sync', 'close']) counted(prototype, name)
  syncBuiltinESMExports()
`

function run(script: string, ...args: string[]): ReturnType<typeof spawn> {
  const node = ['--input-type=module', '-e', PRELUDE + script, ...args]
  return spawn(process.execPath, node, { stdio: ['ignore', 'pipe', 'inherit'] })
}

describe.skipIf(!built)('a build that is killed', () => {
  it(
    'leaves the old index or the new one, whole, whichever file operation it dies at',
    async () => {
      const folder = await scratchFolder()
      const left: string[] = []
      for (let step = 1; ; step++) {
        await writeIndex(oldIndex, folder)
        const child = run(`${DIE_AT_STEP} await writeIndex(newIndex, folder)`, folder, `${step}`)
        const [code] = (await once(child, 'exit')) as [number | null]
        const { generation, stories } = await readNewsIndex(folder)
        expect(stories).toEqual((generation === oldIndex.generation ? oldIndex : newIndex).stories)
        left.push(generation)
        // It got to its end before that step.
        if (code === 0) break
        expect(code).toBeNull()
      }
      // First the old one, and from one step on the new one.
      const turn = left.indexOf(newIndex.generation)
      expect(turn).toBeGreaterThan(10)
      expect(new Set(left.slice(0, turn))).toEqual(new Set([oldIndex.generation]))
      expect(new Set(left.slice(turn))).toEqual(new Set([newIndex.generation]))
      // Later builds have cleared away what the killed ones left.
      expect(await readdir(folder)).toHaveLength(3)
    },
    TIMEOUT_MS,
  )

  it(
    'leaves the old index or the new one, whole, at random moments',
    async () => {
      const folder = await scratchFolder()
      const loop = `
        const oldIndex = buildIndex(stories(20, 'harbour'))
        for (let round = 0; ; round++) {
          await writeIndex(round % 2 === 0 ? newIndex : oldIndex, folder)
          process.stdout.write('.')
        }
      `
      for (let kill = 0; kill < 8; kill++) {
        const child = run(loop, folder)
        const exit = once(child, 'exit')
        if (child.stdout !== null) await Promise.race([once(child.stdout, 'data'), exit])
        // The moment is what is tried out here; no result depends on how long it really takes.
        await wait(Math.random() * 30)
        child.kill('SIGKILL')
        expect(await exit).toEqual([null, 'SIGKILL'])
        const { generation, stories } = await readNewsIndex(folder)
        expect(stories).toEqual((generation === oldIndex.generation ? oldIndex : newIndex).stories)
      }
    },
    TIMEOUT_MS,
  )
})
