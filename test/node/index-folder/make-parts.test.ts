// makeParts with a pool of threads and without: the same files, whoever makes the segments, and an old
// index that stays when a thread dies. Threads run the compiled package (`npm run build`).
import { existsSync } from 'node:fs'
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'

import { buildIndex, orderStories } from '../../../src/store/build-index.ts'
import { buildSegments } from '../../../src/index/write/build-segments.ts'
import { SEGMENT_LIMITS } from '../../../src/index/write/plan-segments.ts'
import { readNewsIndex } from '../../../src/store/read-index.ts'
import { commitIndex, measurePart, writeIndex } from '../../../src/store/write-index.ts'
import { makeParts, type MakePartsOptions } from '../../../src/node/index-folder/make-parts.ts'
import { createSegmentPool, type SegmentPool } from '../../../src/node/threads/segment-pool.ts'
import { NO_DUPLICATES } from '../../../src/index/duplicate-column.ts'
import { toNewsIndex } from '../../../src/store/to-news-index.ts'
import { compileIndex } from '../../../src/store/compile-index.ts'
import { toStory } from '../../../src/story/story.ts'
import { manyStories, scratchFolder, STORIES } from '../../store/sample.ts'

const entry = new URL('../../../dist/node/threads/segment-entry.js', import.meta.url)
const built = existsSync(entry)
if (!built) console.warn('skipped: threads that build (no dist/; run `npm run build`)')

const index = buildIndex([
  ...STORIES,
  ...manyStories(700),
  ...manyStories(5, 'Zürich').map(renamed),
])
const limits = { ...SEGMENT_LIMITS, stories: 90 }

function renamed<T extends { id: string }>(story: T): T {
  return { ...story, id: `other-${story.id}` }
}

/** Everything in a folder: name -> content. */
async function contentOf(folder: string): Promise<Record<string, string>> {
  const names = (await readdir(folder)).sort()
  const texts = await Promise.all(names.map((name) => readFile(join(folder, name), 'utf8')))
  return Object.fromEntries(names.map((name, at) => [name, texts[at] ?? '']))
}

async function writeWith(
  pool: SegmentPool,
  folder: string,
  options: MakePartsOptions = { limits },
): Promise<void> {
  await commitIndex(folder, async (write) => {
    const { manifest } = await makeParts(index.stories, write, pool, options)
    return manifest
  })
}

async function expectSameFiles(pool: SegmentPool): Promise<void> {
  const [expected, actual] = [await scratchFolder(), await scratchFolder()]
  await writeIndex(toNewsIndex(buildSegments(index.stories, limits)), expected)
  await writeWith(pool, actual)
  expect(Object.keys(await contentOf(expected))).toHaveLength(17)
  expect(await contentOf(actual)).toEqual(await contentOf(expected))
}

describe('makeParts', () => {
  it('puts the files of writeIndex', async () => {
    await expectSameFiles(createSegmentPool(0))
  })

  it.skipIf(!built)('puts the same files when threads make the segments', async () => {
    await expectSameFiles(createSegmentPool(3, entry))
  })

  it.skipIf(!built).each([0, 2])(
    'gives the compiled arrays of all (%i threads)',
    async (threads) => {
      const { compiled: made } = await makeParts(
        index.stories,
        measurePart,
        createSegmentPool(threads, entry),
        { limits },
      )
      const compiled = compileIndex({ ...index, segments: buildSegments(index.stories, limits) })
      expect(made.map(({ segment }) => segment)).toEqual(
        compiled.segments.map(({ segment }) => ({ ...segment, duplicates: NO_DUPLICATES })),
      )
    },
  )

  it('gives where each line begins and ends', async () => {
    const { segments, compiled } = await (async () => {
      const segments: Uint8Array[] = []
      const { compiled } = await makeParts(
        index.stories,
        async (part) => {
          const chunks: Uint8Array[] = []
          for await (const chunk of part.chunks) chunks.push(chunk.slice())
          if (part.role === 'stories') segments.push(Buffer.concat(chunks))
          return measurePart({ ...part, chunks })
        },
        createSegmentPool(0),
        { limits },
      )
      return { segments, compiled }
    })()
    const read = segments.flatMap((lines, i) => {
      const { offsets } = compiled[i]?.locator ?? { offsets: new Float64Array() }
      expect(offsets.at(-1)).toBe(lines.length)
      return Array.from({ length: offsets.length - 1 }, (_, n): unknown =>
        JSON.parse(Buffer.from(lines.subarray(offsets[n], offsets[n + 1])).toString()),
      )
    })
    expect(read).toEqual(index.stories)
  })

  it.skipIf(!built).each([0, 2])('tells how far it is (%i threads)', async (threads) => {
    const told: number[] = []
    const onProgress = (done: number, total: number): void => {
      expect(total).toBe(index.stories.length)
      told.push(done)
    }
    await makeParts(index.stories, measurePart, createSegmentPool(threads, entry), {
      limits,
      onProgress,
    })
    expect(told).toEqual([...told].sort((a, b) => a - b))
    expect(told.at(-1)).toBe(index.stories.length)
    expect(told.length).toBeGreaterThan(7)
  })

  it('makes an index of no stories', async () => {
    const folder = await scratchFolder()
    await commitIndex(folder, async (write) => {
      const { manifest } = await makeParts(orderStories([]), write, createSegmentPool(2))
      return manifest
    })
    expect(await readNewsIndex(folder)).toEqual(buildIndex([]))
  })
})

describe('a thread that fails', () => {
  const cases: [string, string, string, string][] = [
    [
      'exits',
      'process.exit(7)',
      'internal',
      'died (exit code 7). The old index, if there is one, is',
    ],
    ['throws', 'throw new TypeError("broken")', 'internal', 'died (broken)'],
    [
      'refuses a story',
      'parentPort.postMessage({ code: "invalid_story", message: "no such thing" })',
      'invalid_story',
      'no such thing',
    ],
  ]

  it.each(cases)(
    'that %s leaves the old index, and nothing else',
    async (_, script, code, says) => {
      const [folder, scripts] = [await scratchFolder(), await scratchFolder()]
      await writeIndex(buildIndex(manyStories(3).map(toStory)), folder)
      const before = await contentOf(folder)
      const file = join(scripts, 'entry.mjs')
      await writeFile(
        file,
        `import { parentPort } from 'node:worker_threads'
      parentPort.on('message', () => { ${script} })`,
      )
      await expect(
        writeWith(createSegmentPool(2, pathToFileURL(file)), folder),
      ).rejects.toMatchObject({ code, message: expect.stringContaining(says) as unknown })
      expect(await contentOf(folder)).toEqual(before)
    },
  )
})
