// The files that a source stands for.
import type { Stats } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'

import { detectFormat, DETECTED_LENGTH, usualFormat } from './detect-format.ts'
import { plainAddressOf } from '../story/story-address.ts'
import type { SourceIssue } from '../story/story-draft.ts'

/** Reasons why the system cannot read, by its error code. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['EACCES', 'no permission to read'],
  ['EPERM', 'no permission to read'],
  ['EISDIR', 'a folder, not a file'],
  ['ELOOP', 'a symbolic link to itself'],
])

/** A source to open. */
export interface ListedSource {
  readonly kind: 'stdin' | 'file' | 'address'
  /** Its path or address, as given. */
  readonly path: string
  /** The `source` of its stories: a path below the folder, an address without a password. */
  readonly name: string
}

/**
 * Lists the files of a source: standard input, an address, a file, or the files of a folder in order of
 * their names. A missing file is reported.
 */
export async function listSources(source: string, issues: SourceIssue[]): Promise<ListedSource[]> {
  if (source === '-') return [{ kind: 'stdin', path: source, name: 'stdin' }]
  if (/^https?:\/\//i.test(source)) {
    return [{ kind: 'address', path: source, name: plainAddressOf(source) }]
  }
  if (/^[a-z][a-z\d+.-]+:\/\//i.test(source)) {
    issues.push({ source, reason: 'not an address that is fetched: only http and https are' })
    return []
  }
  const files: ListedSource[] = []
  const entered = new Set<string>()
  const walk = async (folder: string, prefix: string): Promise<void> => {
    const real = await realpath(folder)
    // A link back to a folder already entered would loop for ever.
    if (entered.has(real)) return
    entered.add(real)
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
    for (const name of names) await visit(join(folder, name), `${prefix}${name}`)
  }
  const visit = async (path: string, name: string): Promise<void> => {
    try {
      const found = await stat(path)
      if (found.isDirectory()) await walk(path, `${name}/`)
      else if (!found.isFile()) issues.push({ source: name, reason: irregular(found) })
      else if (await isSource(path)) files.push({ kind: 'file', path, name })
    } catch (error) {
      issues.push({ source: name, reason: reasonOf(error) })
    }
  }
  try {
    const found = await stat(source)
    if (found.isDirectory()) await walk(source, '')
    else if (!found.isFile()) issues.push({ source, reason: irregular(found) })
    else files.push({ kind: 'file', path: source, name: basename(source) })
  } catch (error) {
    issues.push({ source, reason: reasonOf(error) })
  }
  return files
}

/**
 * Tells whether a file of a folder is read. Its name decides. A file without an ending is read if it begins
 * like a feed or a page in HTML, Markdown if it has front matter, since most Markdown is not a story.
 */
async function isSource(path: string): Promise<boolean> {
  const usual = usualFormat(path)
  if (usual !== undefined && usual !== 'markdown') return true
  if (usual === undefined && extname(path) !== '') return false
  const head = await headOf(path)
  if (usual === 'markdown') return head.startsWith('---')
  return ['feed', 'html'].includes(detectFormat(head))
}

async function headOf(path: string): Promise<string> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(DETECTED_LENGTH))
    return buffer.subarray(0, bytesRead).toString().trimStart()
  } finally {
    await handle.close()
  }
}

/** Describes what is in the place of a file. Reading a pipe would wait for its writer. */
function irregular(found: Stats): string {
  const what = found.isFIFO() ? 'a pipe' : found.isSocket() ? 'a socket' : 'a device'
  return `${what}, not a file; give its content to standard input, and read \`-\``
}

/** Gives the reason why the system cannot read. Any other error is a bug and is thrown again. */
export function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) throw error
  return REASONS.get(code) ?? `cannot be read (${code})`
}
