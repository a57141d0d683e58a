// A folder to write to: made where it is missing, refused in words where it cannot be.
import { mkdir, stat } from 'node:fs/promises'
import { dirname } from 'node:path'

import { LedeError } from '../errors.ts'
import { diskCode } from './disk-error.ts'

/** Why a folder cannot be made, by the error's code: what another attempt would not change. */
const REASONS: ReadonlyMap<string | undefined, string> = new Map([
  ['EEXIST', 'something that is no folder has that name'],
  ['ENOTDIR', 'part of the path is no folder'],
  ['ENOENT', 'the system makes no folders there'],
  ['EACCES', 'no permission'],
  ['EPERM', 'no permission'],
  ['ENAMETOOLONG', 'the name is too long'],
  ['ELOOP', 'a symbolic link to itself'],
  ['EINVAL', 'the system does not take such a name'],
])

/**
 * Makes a folder with those above it, unless it is there.
 * @throws LedeError `invalid_config` where it cannot be made; Node's errors of a full or broken disk.
 */
export async function makeFolder(path: string): Promise<void> {
  try {
    await make(path)
  } catch (error) {
    const reason = REASONS.get(diskCode(error))
    if (reason === undefined) throw error
    const message = `Cannot make the folder \`${path}\`: ${reason}. Choose another one.`
    throw new LedeError('invalid_config', message, { cause: error })
  }
}

/** Node's own `recursive` goes round for ever where a parent is there and yet nothing can be made. */
async function make(path: string): Promise<void> {
  try {
    await mkdir(path)
  } catch (error) {
    if (await isFolder(path)) return
    const parent = dirname(path)
    if (diskCode(error) !== 'ENOENT' || parent === path) throw error
    // Another process may be making the same ones.
    if (!(await isFolder(parent))) await make(parent)
    await mkdir(path).catch(async (again: unknown) => {
      if (!(await isFolder(path))) throw again
    })
  }
}

async function isFolder(path: string): Promise<boolean> {
  return stat(path).then(
    (found) => found.isDirectory(),
    () => false,
  )
}
