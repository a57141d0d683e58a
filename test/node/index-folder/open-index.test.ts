// readIndex of the Node package: what it gives, and that the compiled form beside an index is used where
// it is good, made anew where it is not, and never trusted.
import {
  copyFile,
  mkdir,
  readdir,
  readFile,
  rm,
  stat,
  truncate,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { basename, join } from 'node:path'
import { beforeEach, describe, expect, it } from 'vitest'

import { stemEnglishTerm, stemNothing } from '../../../src/analysis/stemmer.ts'
import { createEngine } from '../../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { readManifest } from '../../../src/store/read-manifest.ts'
import { writeIndex } from '../../../src/store/write-index.ts'
import { buildDirectory } from '../../../src/node/index-folder/build-directory.ts'
import { stemmer } from '../../../src/languages.ts'
import { writeCompiled } from '../../../src/node/index-folder/compiled-file.ts'
import { readBlockHashed } from '../../../src/node/index-folder/block-hash.ts'
import { originOf, STORED_VERSION } from '../../../src/store/compiled-segment.ts'
import { segmentOfCompiled } from '../../../src/store/file-names.ts'
import { readIndex } from '../../../src/node/index-folder/open-index.ts'
import { pack, unpack } from '../../../src/index/stored/pack.ts'
import { toNewsIndex } from '../../../src/store/to-news-index.ts'
import { createTombstones } from '../../../src/index/tombstones.ts'
import { manyStories, scratchFolder, STORIES } from '../../store/sample.ts'

/** A time at which no test runs. */
const LONG_AGO = new Date('2001-01-01T00:00:00Z')

let folder = ''
let compiled = ''

beforeEach(async () => {
  folder = await scratchFolder()
  await buildDirectory(STORIES, folder)
  compiled = await compiledIn(folder)
})

/** The compiled form in a folder that has one. */
async function compiledIn(directory: string, except = ''): Promise<string> {
  const names = (await readdir(directory)).map((name) => join(directory, name))
  const found = names.find(
    (path) => path !== except && segmentOfCompiled(basename(path)) !== undefined,
  )
  return found ?? join(directory, 'none')
}

/** Ids that an engine finds for a query, in order. */
async function find(q: string): Promise<string[]> {
  const { hits } = await createEngine(await readIndex(folder)).search({ q, sortBy: 'newest' })
  return hits.map(({ id }) => id)
}

async function flipByte(path: string, at: number): Promise<void> {
  const bytes = await readFile(path)
  const place = at < 0 ? bytes.length + at : at
  bytes[place] = (bytes[place] ?? 0) ^ 1
  await writeFile(path, bytes)
}

/** Changes what is stored, and hashes it as if it belonged so. */
async function forge(change: (stored: Record<string, unknown>) => unknown): Promise<void> {
  const payload = await readBlockHashed(compiled)
  if (payload === undefined) throw new Error('Expected a compiled form')
  // What is packed is an object.
  const stored = unpack(payload) as Record<string, unknown>
  await writeCompiled(folder, basename(compiled), pack(change(stored)))
}

describe('readIndex', () => {
  it('gives an index equal to the one that was built', async () => {
    const { generation, analyzer, load } = await readIndex(folder)
    const built = buildIndex(STORIES)
    expect({ generation, analyzer }).toEqual({
      generation: built.generation,
      analyzer: built.analyzer,
    })
    expect(load()).toEqual(built)
  })

  it('answers from the compiled form as it is', async () => {
    await utimes(compiled, LONG_AGO, LONG_AGO)
    expect(await find('harbour')).toEqual(['ferry'])
    expect((await stat(compiled)).mtime).toEqual(LONG_AGO)
  })

  it('answers the same of an index that was written without a compiled form', async () => {
    const good = await readFile(compiled)
    await rm(folder, { recursive: true })
    await writeIndex(buildIndex(STORIES), folder)
    expect(await find('harbour')).toEqual(['ferry'])
    expect(await readFile(compiled)).toEqual(good)
  })

  it.each<[string, () => Promise<unknown>]>([
    ['is absent', () => rm(compiled)],
    ['is empty', () => truncate(compiled, 0)],
    ['was cut off', async () => truncate(compiled, (await stat(compiled)).size - 1)],
    ['was cut off in its hash', () => truncate(compiled, 20)],
    ['is longer than it was', () => writeFile(compiled, 'x', { flag: 'a' })],
    ['has another first byte', () => flipByte(compiled, 0)],
    ['has another byte in the middle', () => flipByte(compiled, 700)],
    ['has another last byte', () => flipByte(compiled, -1)],
    [
      'is of another version',
      () => forge((stored) => ({ ...stored, version: STORED_VERSION + 1 })),
    ],
    [
      'says that it comes from another index',
      () => forge((stored) => ({ ...stored, origin: '0'.repeat(64) })),
    ],
    [
      'was compiled together with other segments',
      () => forge((stored) => ({ ...stored, set: '0'.repeat(16) })),
    ],
    [
      'is something else altogether',
      () => writeCompiled(folder, basename(compiled), pack({ origin: 1 })),
    ],
    ['is no packed value', () => writeCompiled(folder, basename(compiled), new Uint8Array(100))],
    [
      'belongs to another index',
      async () => {
        const other = await scratchFolder()
        await buildDirectory(manyStories(9), other)
        await copyFile(await compiledIn(other), compiled)
      },
    ],
  ])('makes the compiled form anew where it %s', async (_, harm) => {
    const good = await readFile(compiled)
    await harm()
    expect(await find('harbour')).toEqual(['ferry'])
    expect(await find('report')).toEqual([])
    expect((await readFile(compiled)).equals(good)).toBe(true)
  })

  it('compiles anew for another language, and keeps that', async () => {
    const english = await readFile(compiled)
    const german = await readIndex(folder, { language: 'german' })
    const path = await compiledIn(folder, compiled)
    const kept = await readFile(path)
    expect(kept.equals(english)).toBe(false)
    expect((await readFile(compiled)).equals(english)).toBe(true)
    await utimes(path, LONG_AGO, LONG_AGO)
    await readIndex(folder, { language: 'german' })
    expect((await stat(path)).mtime).toEqual(LONG_AGO)
    await buildDirectory(STORIES, folder, { language: 'german' })
    expect((await readFile(path)).equals(kept)).toBe(true)
    expect(german.load()).toEqual(buildIndex(STORIES))
  })

  it('gives an engine the word forms of its language', async () => {
    const stories = [{ id: 'wahl', title: 'Neue Häuser', body: '' }]
    const index = buildIndex(stories)
    await writeIndex(index, folder)
    const ask = { q: 'haus ', typos: 'off' } as const
    const german = await readIndex(folder, { language: 'german' })
    const english = await readIndex(folder)
    expect((await createEngine(german).search(ask)).totalHits).toBe(1)
    expect((await createEngine(english).search(ask)).totalHits).toBe(0)
    const stem = await stemmer('german')
    expect((await createEngine(english, { stem }).search(ask)).totalHits).toBe(1)
    const plain = createEngine(german, { stem: (term) => term })
    expect((await plain.search(ask)).totalHits).toBe(0)
  })

  it('does not use what an index that was there before was compiled to', async () => {
    const old = await readFile(compiled)
    await writeIndex(buildIndex(manyStories(3)), folder)
    await writeFile(compiled, old)
    expect(await find('harbour')).toHaveLength(3)
    expect(await find('ferry')).toEqual([])
  })

  it('answers where the compiled form cannot be written', async () => {
    await rm(compiled)
    // Tests may run as a user that may write anywhere; in the place of a folder nobody can.
    await mkdir(compiled)
    expect(await find('harbour')).toEqual(['ferry'])
    expect(await readdir(folder)).toHaveLength(4)
  })

  it.each(['stories', 'index'] as const)(
    'refuses a damaged %s file, good as the compiled form may be',
    async (role) => {
      const { segments } = await readManifest(folder)
      const name = segments[0]?.files[role].name ?? ''
      const harms: [() => Promise<unknown>, string][] = [
        [() => flipByte(join(folder, name), 40), 'does not have the SHA-256 of its manifest'],
        [() => truncate(join(folder, name), 30), 'has 30 bytes, its manifest says'],
        [() => rm(join(folder, name)), 'is missing'],
      ]
      for (const [harm, message] of harms) {
        await harm()
        await expect(readIndex(folder)).rejects.toMatchObject({
          code: 'index_damaged',
          message: expect.stringContaining(`\`${name}\` ${message}`) as unknown,
        })
      }
    },
  )

  it.each([
    ['generation', /[0-9a-f]{16}(?=",\s+"counts)/, '0123456789abcdef'],
    ['articles', /(?<="articles": )\d+/, '3'],
    ['terms', /(?<="terms": )\d+/, '5'],
  ])('refuses a manifest of other %s, good as the compiled form may be', async (name, from, to) => {
    const path = join(folder, 'manifest.json')
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to))
    await expect(readIndex(folder)).rejects.toMatchObject({
      code: 'index_damaged',
      message: expect.stringContaining(`\`manifest.json\` says ${name} ${to}`) as unknown,
    })
  })

  it('names what a segment is compiled from by its files and the stemmer', async () => {
    const [segment] = (await readManifest(folder)).segments
    if (segment === undefined) throw new Error('Expected a segment')
    const origin = originOf(segment, stemEnglishTerm)
    for (const role of ['stories', 'index'] as const) {
      const file = { ...segment.files[role], sha256: '0'.repeat(64) }
      const changed = { ...segment, files: { ...segment.files, [role]: file } }
      expect(originOf(changed, stemEnglishTerm)).not.toBe(origin)
    }
    expect(originOf(segment, stemNothing)).not.toBe(origin)
  })

  it('leaves out what is deleted, and keeps what is compiled', async () => {
    const [segment] = buildIndex(STORIES).segments
    if (segment === undefined) throw new Error('Expected a segment')
    const ferry = segment.stories.findIndex(({ id }) => id === 'ferry')
    const deleted = toNewsIndex([{ ...segment, deleted: createTombstones(3, [ferry]) }])
    await utimes(compiled, LONG_AGO, LONG_AGO)
    await writeIndex(deleted, folder)
    expect(await find('harbour')).toEqual([])
    expect((await stat(compiled)).mtime).toEqual(LONG_AGO)
    expect((await readIndex(folder)).load()).toEqual(deleted)
  })
})
