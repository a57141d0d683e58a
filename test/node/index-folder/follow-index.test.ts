import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { buildIndex } from '../../../src/store/build-index.ts'
import { MANIFEST_NAME } from '../../../src/store/file-names.ts'
import { writeIndex } from '../../../src/store/write-index.ts'
import { followIndex } from '../../../src/node/index-folder/follow-index.ts'
import { manyStories, scratchFolder, STORIES } from '../../store/sample.ts'

/** Follows a folder until `take`, which is called with each new generation, gives true. */
async function follow(
  directory: string,
  take: (generation: string) => boolean | Promise<boolean>,
  onError: (error: unknown) => void,
): Promise<void> {
  const stop = new AbortController()
  const onIndex = async ({ generation }: { readonly generation: string }): Promise<void> => {
    if (await take(generation)) stop.abort()
  }
  const { signal } = stop
  await followIndex(directory, { generation: 'none', everyMs: 1, signal, onIndex, onError })
}

describe('followIndex', () => {
  it.each(['EMFILE', 'EACCES', 'EBUSY', 'EIO'])(
    'tries again an index that fails to be read with %s, and tells of it once',
    async (code) => {
      const directory = await scratchFolder()
      const { generation } = await writeIndex(buildIndex(STORIES), directory)
      const tried: string[] = []
      const errors: unknown[] = []
      await follow(
        directory,
        (found) => {
          tried.push(found)
          if (tried.length <= 3) throw Object.assign(new Error('not now'), { code })
          return true
        },
        (error) => errors.push(error),
      )
      expect(tried).toEqual([generation, generation, generation, generation])
      expect(errors).toMatchObject([{ code }])
    },
  )

  it('tells of each index that cannot be read, and takes the next one that can', async () => {
    const directory = await scratchFolder()
    await writeIndex(buildIndex(STORIES), directory)
    const errors: unknown[] = []
    const good = buildIndex(manyStories(3))
    let writing: Promise<unknown> | undefined
    await follow(
      directory,
      (found) => {
        if (errors.length === 0) throw new Error('unreadable')
        return found === good.generation
      },
      (error) => {
        errors.push(error)
        if (errors.length === 1) writeFileSync(join(directory, MANIFEST_NAME), '{')
        if (errors.length === 2) rmSync(join(directory, MANIFEST_NAME))
        if (errors.length === 3) writing = writeIndex(good, directory)
      },
    )
    await writing
    expect(errors).toMatchObject([
      { message: 'unreadable' },
      { code: 'index_damaged' },
      { code: 'index_missing' },
    ])
  })
})
