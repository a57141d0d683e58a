// writeIndex, readNewsIndex, readManifest and differenceFrom together: what goes to disk comes back,
// and what is not whole is refused.
import { mkdir, readdir, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import MiniSearch from 'minisearch'
import { describe, expect, it } from 'vitest'

import { IndexError } from '../../src/errors.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import { buildSegments } from '../../src/index/write/build-segments.ts'
import { SEGMENT_LIMITS } from '../../src/index/write/plan-segments.ts'
import type { NewsIndex } from '../../src/index/news-index.ts'
import { miniSearchOptions } from '../../src/index/write/minisearch-options.ts'
import { readIndexedStories, readNewsIndex } from '../../src/store/read-index.ts'
import { filesOf } from '../../src/store/manifest.ts'
import { readManifest } from '../../src/store/read-manifest.ts'
import { toStoriesPart, toIndexPart } from '../../src/index/write/serialize-index.ts'
import { commitIndex, differenceFrom, writeIndex } from '../../src/store/write-index.ts'
import { toNewsIndex } from '../../src/store/to-news-index.ts'
import { createTombstones } from '../../src/index/tombstones.ts'
import { manyStories, scratchFolder, STORIES } from './sample.ts'

const index = buildIndex(STORIES)

/** Everything in a folder: name -> content. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return Object.fromEntries(names.map((name, at) => [name, texts[at] ?? '']))
}

async function fileOf(folder: string, role: 'stories' | 'index'): Promise<string> {
  const { segments } = await readManifest(folder)
  return join(folder, segments[0]?.files[role].name ?? 'none')
}

async function editManifest(folder: string, change: (text: string) => string): Promise<void> {
  const path = join(folder, 'manifest.json')
  await writeFile(path, change(await readFile(path, 'utf8')))
}

describe('writeIndex and readNewsIndex', () => {
  it('give back an equal index', async () => {
    const folder = await scratchFolder()
    const manifest = await writeIndex(index, folder)
    expect(await readNewsIndex(folder)).toEqual(index)
    expect(await readManifest(folder)).toEqual(manifest)
  })

  it('make the folder where it is missing', async () => {
    const folder = join(await scratchFolder(), 'deep', 'index')
    await writeIndex(index, folder)
    expect(await readNewsIndex(folder)).toEqual(index)
  })

  it('write the same bytes for the same stories, without a time or a path', async () => {
    const [one, other] = [await scratchFolder(), await scratchFolder()]
    await writeIndex(buildIndex(STORIES), one)
    await writeIndex(buildIndex([...STORIES].reverse()), other)
    expect(await contentOf(one)).toEqual(await contentOf(other))
    expect(JSON.stringify(await contentOf(one))).not.toContain(one)
  })

  it('leave a manifest, one line a story, and segments that stock MiniSearch loads', async () => {
    const folder = await scratchFolder()
    await writeIndex(index, folder)
    const content = Object.entries(await contentOf(folder))
    expect(content.map(([name]) => name)).toEqual([
      'manifest.json',
      expect.stringMatching(/^segment-[0-9a-f]{12}\.json$/),
      expect.stringMatching(/^stories-[0-9a-f]{12}\.jsonl$/),
    ])
    const [, segment, stories] = content.map(([, text]) => text)
    const lines = stories?.trimEnd().split('\n') ?? []
    expect(lines.map((line): unknown => JSON.parse(line))).toEqual(index.stories)
    const loaded = MiniSearch.loadJSON(segment ?? '', miniSearchOptions)
    expect(loaded.search('U.S.').map(({ id }): unknown => id)).toEqual(['ferry'])
  })

  it('keep several segments apart', async () => {
    const folder = await scratchFolder()
    const { stories } = buildIndex(manyStories(7))
    const segments = buildSegments(stories, { ...SEGMENT_LIMITS, stories: 3 })
    const several = toNewsIndex(segments)
    await writeIndex(several, folder)
    expect(await readNewsIndex(folder)).toEqual(several)
  })

  it('keep what is deleted', async () => {
    const folder = await scratchFolder()
    const { stories } = buildIndex(manyStories(7))
    const segments = buildSegments(stories, { ...SEGMENT_LIMITS, stories: 4 })
    const [first, second] = segments
    if (first === undefined || second === undefined) throw new Error('Expected two segments')
    const some = toNewsIndex([first, { ...second, deleted: createTombstones(3, [1]) }])
    expect(some.stories).toEqual(stories.filter((_, number) => number !== 5))
    await writeIndex(some, folder)
    expect(await readNewsIndex(folder)).toEqual(some)
    expect(await readIndexedStories(folder)).toEqual(some.stories)
  })

  it('keep stories whole whose line is longer than what is read at once', async () => {
    const folder = await scratchFolder()
    const body = 'Über die Brücke – 北京. '.repeat(150_000)
    const large = buildIndex([{ id: 'large', title: 'Large', body }, ...manyStories(2)])
    await writeIndex(large, folder)
    expect((await readNewsIndex(folder)).stories).toEqual(large.stories)
  })

  it('keep texts of lone surrogates, null bytes and line separators', async () => {
    const folder = await scratchFolder()
    const strange = buildIndex([
      { id: '\ud800', title: 'a\u0000b\u2028c\n', body: '\udc00 \ud83d' },
    ])
    await writeIndex(strange, folder)
    expect(await readNewsIndex(folder)).toEqual(strange)
  })

  it('hold an index without stories', async () => {
    const folder = await scratchFolder()
    const manifest = await writeIndex(buildIndex([]), folder)
    expect(manifest.counts).toEqual({ stories: 0, articles: 0, teasers: 0, terms: 0 })
    expect(await readNewsIndex(folder)).toEqual(buildIndex([]))
  })

  it('remove the old files and what killed builds left, and nothing else', async () => {
    const folder = await scratchFolder()
    await writeIndex(buildIndex(manyStories(2)), folder)
    const old = await fileOf(folder, 'stories')
    const former = ['compiled.bin', 'segment-0-0123456789ab.json']
    for (const name of [
      ...former,
      'stories.tmp-1',
      'segment-3.tmp-22',
      'manifest.json.tmp-9',
      'notes.txt',
    ]) {
      await writeFile(join(folder, name), 'left')
    }
    await writeIndex(index, folder)
    const files = filesOf(await readManifest(folder))
    const expected = ['manifest.json', 'notes.txt', ...files.map(({ name }) => name)].sort()
    expect((await readdir(folder)).sort()).toEqual(expected)
    await expect(stat(old)).rejects.toThrow('ENOENT')
  })
})

describe('commitIndex', () => {
  it('leaves the folder as it was when making the parts fails', async () => {
    const folder = await scratchFolder()
    await writeIndex(index, folder)
    const before = await contentOf(folder)
    const same = toStoriesPart(index)
    const other = toStoriesPart(buildIndex(manyStories(2)))
    const failing = commitIndex(folder, async (write) => {
      // One is the same file as the old index has, which must stay.
      await write(same)
      await write(other)
      throw new RangeError('no more')
    })
    await expect(failing).rejects.toThrow('no more')
    expect(await contentOf(folder)).toEqual(before)
  })

  it('refuses a folder in the place of the manifest before anything is made', async () => {
    const folder = await scratchFolder()
    await mkdir(join(folder, 'manifest.json'))
    await expect(writeIndex(index, folder)).rejects.toMatchObject({
      code: 'index_damaged',
      message: expect.stringContaining(join(folder, 'manifest.json')) as string,
    })
    expect(await readdir(folder)).toEqual(['manifest.json'])
  })

  it('leaves an empty folder where there was no index', async () => {
    const folder = await scratchFolder()
    const failing = commitIndex(folder, async (write) => {
      for (const segment of index.segments) {
        await write(toStoriesPart(segment))
        await write(toIndexPart(segment))
      }
      throw new RangeError('no more')
    })
    await expect(failing).rejects.toThrow('no more')
    expect(await readdir(folder)).toEqual([])
  })
})

describe('readNewsIndex refuses', () => {
  const cases: [string, string, (folder: string) => Promise<unknown>, string][] = [
    [
      'a folder without an index',
      'index_missing',
      (folder) => rm(join(folder, 'manifest.json')),
      'No index in `FOLDER`. Run `lede index --out FOLDER` to build it.',
    ],
    [
      'a folder that is not there',
      'index_missing',
      (folder) => rm(folder, { recursive: true }),
      'No index in `FOLDER`.',
    ],
    [
      'another format version',
      'index_version',
      (folder) => editManifest(folder, (text) => text.replace('sion": 2', 'sion": 1')),
      'The index in `FOLDER` has format version 1, and this version of Lede reads 2. Run `lede index --out FOLDER` to build it.',
    ],
    [
      'another analyzer',
      'index_analyzer',
      (folder) => editManifest(folder, (text) => text.replace(index.analyzer, '1-other')),
      `The index in \`FOLDER\` was made by analyzer 1-other, and this version of Lede has ${index.analyzer}, which would not find its terms.`,
    ],
    [
      'a manifest that is no JSON',
      'index_damaged',
      (folder) => truncate(join(folder, 'manifest.json'), 30),
      'The index in `FOLDER` is damaged: `manifest.json` is no JSON.',
    ],
    [
      'a manifest of another shape',
      'index_damaged',
      (folder) => writeFile(join(folder, 'manifest.json'), '{"formatVersion":2}'),
      'The index in `FOLDER` is damaged: `manifest.json` is no manifest.',
    ],
    [
      'a folder in the place of the manifest',
      'index_damaged',
      async (folder) => {
        await rm(join(folder, 'manifest.json'))
        await mkdir(join(folder, 'manifest.json'))
      },
      `\`${join('FOLDER', 'manifest.json')}\` is a folder, and should be the description of an index. Move it away, or choose another folder for the index.`,
    ],
    ...(
      [
        ['generation', /[0-9a-f]{16}(?=",\s+"counts)/, '0123456789abcdef'],
        ['articles', /(?<="articles": )\d+/, '3'],
        ['teasers', /(?<="teasers": )\d+/, '7'],
        ['terms', /(?<="terms": )\d+/, '5'],
      ] as const
    ).map(([name, written, other]): (typeof cases)[number] => [
      `a manifest of other ${name}`,
      'index_damaged',
      (folder) => editManifest(folder, (text) => text.replace(written, other)),
      `damaged: \`manifest.json\` says ${name} ${other}, its files make `,
    ]),
    [
      'a missing file',
      'index_damaged',
      async (folder) => rm(await fileOf(folder, 'stories')),
      '.jsonl` is missing.',
    ],
    [
      'a file that was cut off',
      'index_damaged',
      async (folder) => truncate(await fileOf(folder, 'index'), 100),
      '.json` has 100 bytes, its manifest says ',
    ],
    [
      'stories with one changed byte',
      'index_damaged',
      async (folder) => flipByte(await fileOf(folder, 'stories')),
      '.jsonl` does not have the SHA-256 of its manifest. Run `lede index --out FOLDER`',
    ],
    [
      'a segment with one changed byte',
      'index_damaged',
      async (folder) => flipByte(await fileOf(folder, 'index')),
      '.json` does not have the SHA-256 of its manifest.',
    ],
  ]

  it.each(cases)('%s (%s)', async (_, code, harm, message) => {
    const folder = await scratchFolder()
    await writeIndex(index, folder)
    await harm(folder)
    const error: unknown = await readNewsIndex(folder).catch((reason: unknown) => reason)
    expect(error).toBeInstanceOf(IndexError)
    expect(error).toMatchObject({ code, directory: folder })
    expect(String(error)).toContain(message.replaceAll('FOLDER', folder))
  })

  it('a segment of other stories', async () => {
    const folder = await scratchFolder()
    const other = buildIndex(manyStories(3))
    const segments = index.segments.map((segment) => ({
      ...segment,
      miniSearch: other.segments[0]?.miniSearch ?? segment.miniSearch,
    }))
    await writeIndex({ ...index, segments }, folder)
    await expect(readNewsIndex(folder)).rejects.toThrow('is no segment of this index')
  })

  async function flipByte(path: string): Promise<void> {
    const bytes = await readFile(path)
    bytes[50] = (bytes[50] ?? 0) ^ 1
    await writeFile(path, bytes)
  }
})

describe('readNewsIndex beside a writer', () => {
  it('always gives one of the indexes, whole', async () => {
    const folder = await scratchFolder()
    const indexes = [buildIndex(manyStories(40)), buildIndex(manyStories(60, 'bridge'))] as const
    await writeIndex(indexes[0], folder)
    const writing = (async () => {
      for (let round = 1; round <= 10; round++)
        await writeIndex(indexes[round % 2 === 0 ? 0 : 1], folder)
      return true
    })()
    const state = { done: false }
    void writing.then(() => (state.done = true))
    let reads = 0
    while (!state.done) {
      const read = await readNewsIndex(folder)
      expect(read).toEqual(indexes.find(({ generation }) => generation === read.generation))
      reads += 1
    }
    expect(await writing).toBe(true)
    expect(reads).toBeGreaterThan(0)
  })
})

describe('differenceFrom', () => {
  /** Compares a folder with what `writeIndex` puts there. */
  const findDifference = async (made: NewsIndex, directory: string): Promise<string | undefined> =>
    differenceFrom(await writeIndex(made, await scratchFolder()), directory)

  it('finds none where the folder holds this index', async () => {
    const folder = await scratchFolder()
    await writeIndex(index, folder)
    expect(await findDifference(index, folder)).toBeUndefined()
  })

  it('says what the folder holds and what the sources make', async () => {
    const folder = await scratchFolder()
    const old = buildIndex(manyStories(2))
    await writeIndex(old, folder)
    expect(await findDifference(index, folder)).toBe(
      `\`${folder}\` is not what these sources make: it holds 2 stories, generation ${old.generation}; they make 3 stories, generation ${index.generation}.`,
    )
  })

  it('finds one changed byte', async () => {
    const folder = await scratchFolder()
    await writeIndex(index, folder)
    const path = await fileOf(folder, 'stories')
    await writeFile(path, (await readFile(path, 'utf8')).replace('ferry', 'merry'))
    await expect(findDifference(index, folder)).rejects.toThrow('SHA-256')
  })

  it('finds a manifest that was laid out anew', async () => {
    const folder = await scratchFolder()
    await writeIndex(index, folder)
    await editManifest(folder, (text) => JSON.stringify(JSON.parse(text)))
    expect(await findDifference(index, folder)).toContain('is not what these sources make')
  })

  it('refuses a folder without an index', async () => {
    await expect(findDifference(index, await scratchFolder())).rejects.toMatchObject({
      code: 'index_missing',
    })
  })
})
