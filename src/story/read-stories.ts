// Which files hold stories, and what do they give together? The only file here that touches the
// outside: it finds, opens and decodes; the formats themselves are known elsewhere.
import { createReadStream } from 'node:fs'
import { open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { LedeError } from '../errors.ts'
import { detectFormat, DETECTED_LENGTH, type SourceFormat, usualFormat } from './detect-format.ts'
import { mergeStories } from './merge-stories.ts'
import { createParseThread } from './parse-thread.ts'
import { readSource } from './read-source.ts'
import type { SourceIssue, StoryDraft } from './story-draft.ts'
import type { Story } from './story.ts'
import { isTimeZone } from './zoned-time.ts'

export interface ReadProgress {
  readonly files: number
  readonly filesTotal: number
  /** Stories read so far, repeats counted. */
  readonly stories: number
}

export interface ReadStoriesOptions {
  /** IANA zone of dates that carry none. @default 'UTC' */
  readonly timeZone?: string
  /** The format of all sources. @default each is told by its content */
  readonly format?: SourceFormat
  /** What `-` reads. @default process.stdin */
  readonly stdin?: AsyncIterable<Uint8Array>
  /** Called after each file, and now and then within a long one. */
  readonly onProgress?: (progress: ReadProgress) => void
}

/** The stories of all sources, each once, newest first; with what could not be read. */
export type StoryCollection = readonly Story[] & {
  readonly issues: readonly SourceIssue[]
  /** How many files were read, standard input counted as one. */
  readonly files: number
}

/** Within a file, progress is told every so many stories. */
const PROGRESS_STORIES = 1000

/** Why the system would not read, by its error code. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['ENOENT', 'no such file or folder'],
  ['EACCES', 'no permission to read'],
  ['EPERM', 'no permission to read'],
  ['ELOOP', 'a symbolic link to itself'],
])

/** A file to read. */
interface SourceFile {
  /** Undefined: standard input. */
  readonly path: string | undefined
  /** What its stories carry as `source`. */
  readonly name: string
}

/**
 * Reads news pages, feeds, HTML, Markdown, JSON and JSON Lines from files, folders (recursive; hidden
 * files and files of other kinds are passed over) and `-` for standard input. What cannot be read becomes an issue and
 * never stops the rest.
 * @throws LedeError `invalid_config` when the runtime does not know the time zone.
 */
export async function readStories(
  sources: readonly string[],
  options: ReadStoriesOptions = {},
): Promise<StoryCollection> {
  const { timeZone = 'UTC', format, stdin = process.stdin, onProgress } = options
  if (!isTimeZone(timeZone)) {
    const received = JSON.stringify(timeZone)
    throw new LedeError(
      'invalid_config',
      `Expected \`timeZone\` to be an IANA time zone such as "Asia/Dubai", received ${received}`,
    )
  }
  const issues: SourceIssue[] = []
  const listed: SourceFile[] = []
  // Standard input can be read once, however often it is named.
  for (const source of new Set(sources)) listed.push(...(await listFiles(source, issues)))

  const drafts: StoryDraft[] = []
  let files = 0
  let told = 0
  const tell = (): void => {
    told = drafts.length
    onProgress?.({ files, filesTotal: listed.length, stories: told })
  }
  const thread = createParseThread()
  for (const { path, name } of listed) {
    const chunks = path === undefined ? stdin : createReadStream(path)
    try {
      const how = { format, usual: usualFormat(path ?? ''), parseMarkup: thread.parse }
      for await (const parsed of readSource(chunks, { source: name, timeZone }, how)) {
        for (const story of parsed.stories) drafts.push(story)
        for (const issue of parsed.issues) issues.push(issue)
        if (drafts.length - told >= PROGRESS_STORIES) tell()
      }
      files++
    } catch (error) {
      issues.push({ source: name, reason: reasonOf(error) })
    }
    tell()
  }
  await thread.close()
  // Not enumerable, so that the result is otherwise an array like any other.
  return Object.defineProperties([...mergeStories(drafts)], {
    issues: { value: issues },
    files: { value: files },
    // The two properties above are what a StoryCollection has beside an array of stories.
  }) as readonly Story[] as StoryCollection
}

/** Gives the files that a source stands for, those of a folder in order of their names. */
async function listFiles(source: string, issues: SourceIssue[]): Promise<SourceFile[]> {
  if (source === '-') return [{ path: undefined, name: 'stdin' }]
  const files: SourceFile[] = []
  const entered = new Set<string>()
  const walk = async (folder: string, prefix: string): Promise<void> => {
    const real = await realpath(folder)
    // A link that leads back to a folder already entered would go round for ever.
    if (entered.has(real)) return
    entered.add(real)
    const names = (await readdir(folder)).filter((name) => !name.startsWith('.')).sort()
    for (const name of names) await visit(join(folder, name), `${prefix}${name}`)
  }
  const visit = async (path: string, name: string): Promise<void> => {
    try {
      const found = await stat(path)
      if (found.isDirectory()) await walk(path, `${name}/`)
      else if (await isSource(path)) files.push({ path, name })
    } catch (error) {
      issues.push({ source: name, reason: reasonOf(error) })
    }
  }
  try {
    if ((await stat(source)).isDirectory()) await walk(source, '')
    else files.push({ path: source, name: basename(source) })
  } catch (error) {
    issues.push({ source, reason: reasonOf(error) })
  }
  return files
}

/**
 * Tells whether a file of a folder is read: by its name; one without an ending if it begins as a
 * feed or a page in HTML does; Markdown if it has front matter, since most of it is no story.
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

/** Says why the system would not read; any other error is a fault of the program and goes on. */
function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code !== 'string' || !/^E[A-Z]+$/.test(code)) throw error
  return REASONS.get(code) ?? `cannot be read (${code})`
}
