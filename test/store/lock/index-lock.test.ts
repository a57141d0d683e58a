// 1. One build at a time, in one process and in several, also where all of them have the same process id.
// 2. A lock whose holder died, was paused or never was is taken over.
// 3. A holder that was paused and has lost its lock changes nothing any more.
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { mkdir, readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { createInterface } from 'node:readline'
import { describe, expect, it, onTestFinished } from 'vitest'

import { buildIndex } from '../../../src/store/build-index.ts'
import { LOCK_NAME, withIndexLock } from '../../../src/store/lock/index-lock.ts'
import { readNewsIndex } from '../../../src/store/read-index.ts'
import { toStoriesPart } from '../../../src/index/write/serialize-index.ts'
import { commitIndex, writeIndex } from '../../../src/store/write-index.ts'
import { manyStories, scratchFolder, STORIES } from '../sample.ts'

const dist = new URL('../../../dist/', import.meta.url)
const built = existsSync(new URL('store/index-lock.js', dist))
if (!built) console.warn('skipped: locks of other processes (no dist/; run `npm run build`)')

const index = buildIndex(STORIES)

/** A lock without signs of life is watched for ten seconds, and the machine may be busy. */
const TIMEOUT_MS = 120_000

/** Lets a process believe that it is the first one of a container. */
const IN_A_CONTAINER = `
  const { default: fs } = await import('node:fs/promises')
  const { syncBuiltinESMExports } = await import('node:module')
  Object.defineProperty(process, 'pid', { value: 1 })
  fs.readlink = async () => 'pid:[' + name + ']'
  syncBuiltinESMExports()
`

/** Writes ten stories, and says \`writing\` before the manifest, for which it waits for a line. */
const BUILD = `
  const { buildIndex } = await import('${dist.href}store/build-index.js')
  const { toIndexPart, toStoriesPart } = await import('${dist.href}index/write/serialize-index.js')
  const { countTerms, createManifest } = await import('${dist.href}store/manifest.js')
  const { commitIndex } = await import('${dist.href}store/write-index.js')
  const index = buildIndex((${manyStories.toString()})(10, 'other'))
  const make = async (write) => {
    const [{ name, stories, miniSearch }] = index.segments
    const files = {
      stories: await write(toStoriesPart({ stories })),
      index: await write(toIndexPart({ miniSearch })),
    }
    const line = new Promise((resolve) => process.stdin.once('data', resolve))
    console.log('writing')
    await line
    return createManifest({ ...index, terms: countTerms(index) }, [
      { name, storyCount: stories.length, files },
    ])
  }
  await commitIndex(folder, make).then(
    () => console.log('done'),
    (error) => console.log(error.code),
  )
  process.exit()
`

interface Builder {
  readonly child: ChildProcess
  /** Gives the next line that it says. */
  readonly says: () => Promise<string | undefined>
  readonly goOn: () => void
}

/** Starts a build in a process of its own; with a name, in what it believes to be a container. */
function startBuilder(folder: string, container?: string): Builder {
  const script = `
    const [folder, name] = process.argv.slice(1)
    ${container === undefined ? '' : IN_A_CONTAINER}
    ${BUILD}
  `
  const args = ['--input-type=module', '-e', script, folder, container ?? '']
  const child = spawn(process.execPath, args, { stdio: ['pipe', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]()
  const says = async (): Promise<string | undefined> => {
    const next = await lines.next()
    return next.done === true ? undefined : next.value
  }
  return { child, says, goOn: () => void child.stdin.write('\n') }
}

/** A promise with the function that resolves it. */
function gate(): { readonly opened: Promise<void>; readonly open: () => void } {
  let open = (): void => undefined
  const opened = new Promise<void>((resolve) => {
    open = resolve
  })
  return { opened, open }
}

describe('withIndexLock', () => {
  it('holds the lock while the task runs and removes it afterwards', async () => {
    const folder = await scratchFolder()
    const seen = await withIndexLock(folder, async (own) => {
      expect(await readdir(folder)).toEqual([LOCK_NAME])
      return readFile(join(own, 'holder'), 'utf8')
    })
    expect(JSON.parse(seen)).toMatchObject({ pid: process.pid })
    expect(await readdir(folder)).toEqual([])
  })

  it('removes the lock when the task fails, and passes the error on', async () => {
    const folder = await scratchFolder()
    const failing = withIndexLock(folder, () => Promise.reject(new Error('disk full')))
    await expect(failing).rejects.toThrow('disk full')
    expect(await readdir(folder)).toEqual([])
  })

  it.skipIf(!existsSync('/proc/self'))('fails in a folder where nothing can be made', async () => {
    const task = (): Promise<never> => Promise.reject(new Error('Expected no lock'))
    await expect(withIndexLock('/proc/self', task)).rejects.toMatchObject({ code: 'ENOENT' })
  })

  it('refuses a second writer in the same process', async () => {
    const folder = await scratchFolder()
    const { opened, open } = gate()
    const first = withIndexLock(folder, () => opened)
    await expect(writeIndex(index, folder)).rejects.toMatchObject({
      code: 'index_locked',
      message: expect.stringMatching(
        new RegExp(`^Another build \\(process ${process.pid} on .+\\) is writing`),
      ) as string,
    })
    open()
    await first
    await writeIndex(index, folder)
    expect(await readNewsIndex(folder)).toEqual(index)
  })

  it('lets one in at a time where many find a stale lock', { timeout: TIMEOUT_MS }, async () => {
    const folder = await scratchFolder()
    await writeFile(join(folder, LOCK_NAME), '1\n')
    let inside = 0
    let most = 0
    const enter = (): Promise<void> =>
      withIndexLock(folder, async (own) => {
        most = Math.max(most, ++inside)
        await writeFile(join(own, 'file'), '')
        inside--
      })
    const all = await Promise.allSettled(Array.from({ length: 8 }, enter))
    expect(most).toBe(1)
    for (const one of all) {
      if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'index_locked' })
    }
    expect(all.filter(({ status }) => status === 'fulfilled')).not.toEqual([])
    expect(await readdir(folder)).toEqual([])
  })

  it(
    'takes over a lock that shows no life, whatever it holds',
    { timeout: TIMEOUT_MS },
    async () => {
      const take = async (
        make: (lock: string) => Promise<unknown>,
        kept: readonly string[] = [],
      ): Promise<void> => {
        const folder = await scratchFolder()
        await make(join(folder, LOCK_NAME))
        await writeIndex(index, folder)
        expect(await readNewsIndex(folder)).toEqual(index)
        expect(await readdir(folder)).toHaveLength(3 + kept.length)
      }
      const nested = (text: string) => async (lock: string) => {
        await mkdir(join(lock, 'someone'), { recursive: true })
        await writeFile(join(lock, 'someone', 'holder'), text)
      }
      await Promise.all([
        // As Lede once made it: the id of a process that lives, of none, and nothing.
        take((lock) => writeFile(lock, '1\n')),
        take((lock) => writeFile(lock, `${process.ppid}\n`)),
        take((lock) => writeFile(lock, '')),
        take((lock) => writeFile(lock, 'what?')),
        take((lock) => mkdir(lock)),
        take((lock) => mkdir(join(lock, 'someone'), { recursive: true })),
        take(nested('')),
        take(nested('{"pid":1,"host":"web"}')),
        take(nested(`{"pid":${process.pid},"host":"web","place":"another container"}`)),
      ])
    },
  )

  it('tells a task that fails without its lock that it has lost it', async () => {
    const folder = await scratchFolder()
    const lost = withIndexLock(folder, async (own) => {
      await rename(own, join(folder, 'taken'))
      await writeFile(join(own, 'late'), '')
    })
    await expect(lost).rejects.toMatchObject({ code: 'index_locked' })
    expect(await readdir(folder)).toEqual(['taken'])
  })
})

describe('a build that has lost its lock', () => {
  it('does not remove the files of whoever has it now', async () => {
    const folder = await scratchFolder()
    const stories = toStoriesPart(index)
    const failing = commitIndex(folder, async (write) => {
      await write(stories)
      const lock = join(folder, LOCK_NAME)
      const [own = ''] = await readdir(lock)
      await rename(join(lock, own), join(folder, 'taken'))
      throw new RangeError('no more')
    })
    await expect(failing).rejects.toMatchObject({ code: 'index_locked' })
    // The same stories, so the file could as well be the other's.
    expect(await readdir(folder)).toEqual([expect.stringMatching(/^stories-/), 'taken'])
  })
})

describe.skipIf(!built)('builds in several processes', () => {
  it('refuse while another one lives, and go on when it is killed', async () => {
    const folder = await scratchFolder()
    const { child, says } = startBuilder(folder)
    expect(await says()).toBe('writing')
    await expect(writeIndex(index, folder)).rejects.toThrow(`(process ${child.pid ?? 0} on `)
    child.kill('SIGKILL')
    await once(child, 'exit')
    await writeIndex(index, folder)
    expect(await readNewsIndex(folder)).toEqual(index)
    expect(await readdir(folder)).toHaveLength(3)
  })

  it('exclude each other where both are process 1 of a container', async () => {
    const folder = await scratchFolder()
    const both = [startBuilder(folder, 'left'), startBuilder(folder, 'right')]
    const first = await Promise.all(both.map(({ says }) => says()))
    expect(first.sort()).toEqual(['index_locked', 'writing'])
    for (const { goOn } of both) goOn()
    const then = await Promise.all(both.map(({ says }) => says()))
    expect(then.filter((line) => line === 'done')).toHaveLength(1)
    expect((await readNewsIndex(folder)).stories).toHaveLength(10)
  })

  it.each([
    ['the same container', undefined],
    ['another container', 'left'],
  ])(
    'take over from one that is paused in %s, which damages nothing when it wakes up',
    async (_, container) => {
      const folder = await scratchFolder()
      const { child, says, goOn } = startBuilder(folder, container)
      expect(await says()).toBe('writing')
      child.kill('SIGSTOP')
      await writeIndex(index, folder)
      const files = await readdir(folder)
      goOn()
      child.kill('SIGCONT')
      expect(await says()).toBe('index_locked')
      expect(await readNewsIndex(folder)).toEqual(index)
      expect(await readdir(folder)).toEqual(files)
      expect(files).toHaveLength(3)
    },
    TIMEOUT_MS,
  )
})
