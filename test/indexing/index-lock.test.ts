import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { describe, expect, it, onTestFinished } from 'vitest'

import { buildIndex } from '../../src/indexing/build-index.ts'
import { LOCK_NAME, withIndexLock } from '../../src/indexing/index-lock.ts'
import { readIndex } from '../../src/indexing/read-index.ts'
import { writeIndex } from '../../src/indexing/write-index.ts'
import { scratchFolder, STORIES } from './sample.ts'

const index = buildIndex(STORIES)

/** Starts a process that does nothing, and gives its id. */
async function idleProcess(): Promise<{ id: number; end: () => Promise<void> }> {
  const child = spawn(process.execPath, ['-e', 'process.stdin.resume()'])
  await once(child, 'spawn')
  const end = async (): Promise<void> => {
    if (!child.kill('SIGKILL')) return
    await once(child, 'exit')
  }
  onTestFinished(end)
  return { id: child.pid ?? 0, end }
}

describe('withIndexLock', () => {
  it('holds the lock while the task runs and removes it afterwards', async () => {
    const folder = await scratchFolder()
    const seen = await withIndexLock(folder, async (assertHeld) => {
      await assertHeld()
      return readFile(join(folder, LOCK_NAME), 'utf8')
    })
    expect(seen).toBe(`${process.pid}\n`)
    expect(await readdir(folder)).toEqual([])
  })

  it('removes the lock when the task fails, and passes the error on', async () => {
    const folder = await scratchFolder()
    const failing = withIndexLock(folder, () => Promise.reject(new Error('disk full')))
    await expect(failing).rejects.toThrow('disk full')
    expect(await readdir(folder)).toEqual([])
  })

  it('refuses a second writer in the same process', async () => {
    const folder = await scratchFolder()
    const both = await Promise.allSettled([writeIndex(index, folder), writeIndex(index, folder)])
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected'])
    expect(await readIndex(folder)).toEqual(index)
  })

  it('refuses while the process that holds it lives, and takes over when it is gone', async () => {
    const folder = await scratchFolder()
    const { id, end } = await idleProcess()
    await writeFile(join(folder, LOCK_NAME), `${id}\n`)
    await expect(writeIndex(index, folder)).rejects.toMatchObject({
      code: 'index_locked',
      message: `Another build (process ${id}) is writing \`${folder}\`. Wait for it to end; if there is no such build, delete \`${join(folder, LOCK_NAME)}\`.`,
    })
    expect(await readFile(join(folder, LOCK_NAME), 'utf8')).toBe(`${id}\n`)
    await end()
    await writeIndex(index, folder)
    expect(await readIndex(folder)).toEqual(index)
  })

  it.each([
    ['of our own id from an earlier life', `${process.pid}\n`],
    ['that a killed process left empty', ''],
    ['that holds no id', 'what?'],
  ])('takes over a lock %s', async (_, content) => {
    const folder = await scratchFolder()
    await writeFile(join(folder, LOCK_NAME), content)
    await writeIndex(index, folder)
    expect(await readdir(folder)).not.toContain(LOCK_NAME)
  })

  it('does not commit when another process took the lock meanwhile', async () => {
    const folder = await scratchFolder()
    const { id } = await idleProcess()
    const lost = withIndexLock(folder, async (assertHeld) => {
      await writeFile(join(folder, LOCK_NAME), `${id}\n`)
      await assertHeld()
    })
    await expect(lost).rejects.toMatchObject({ code: 'index_locked' })
    expect(await readFile(join(folder, LOCK_NAME), 'utf8')).toBe(`${id}\n`)
  })
})
