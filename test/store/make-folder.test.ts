import { existsSync } from 'node:fs'
import { mkdir, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { makeFolder } from '../../src/store/make-folder.ts'
import { scratchFolder } from './sample.ts'

describe('makeFolder', () => {
  it.each([
    ['one that is there', ''],
    ['one', 'index'],
    ['one with those above it', join('deep', 'er', 'index')],
    ['one that ends in a slash', 'index/'],
    ['one by way of another', join('other', '..', 'index')],
  ])('makes %s', async (_, name) => {
    const path = `${await scratchFolder()}/${name}`
    await makeFolder(path)
    expect((await stat(path)).isDirectory()).toBe(true)
  })

  it('makes one that others are making', async () => {
    const path = join(await scratchFolder(), 'a', 'b', 'c')
    await Promise.all(Array.from({ length: 8 }, () => makeFolder(path)))
    expect((await stat(path)).isDirectory()).toBe(true)
  })

  it('takes a link to a folder', async () => {
    const folder = await scratchFolder()
    await mkdir(join(folder, 'real'))
    await symlink(join(folder, 'real'), join(folder, 'link'))
    await makeFolder(join(folder, 'link'))
  })

  it.each([
    ['where a file has its name', 'file', 'something that is no folder has that name'],
    ['below a file', join('file', 'index'), 'part of the path is no folder'],
    ['of too long a name', 'x'.repeat(300), 'the name is too long'],
  ])('refuses one %s', async (_, name, reason) => {
    const folder = await scratchFolder()
    await writeFile(join(folder, 'file'), '')
    const path = join(folder, name)
    await expect(makeFolder(path)).rejects.toMatchObject({
      code: 'invalid_config',
      message: `Cannot make the folder \`${path}\`: ${reason}. Choose another one.`,
    })
  })

  it.skipIf(!existsSync('/proc/self')).each(['/proc/x', '/proc/x/y', '/proc/self/x'])(
    'refuses %s, where the system makes none, at once',
    async (path) => {
      await expect(makeFolder(path)).rejects.toMatchObject({ code: 'invalid_config' })
    },
  )
})
