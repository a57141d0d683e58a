// mergeSegments: random stories, cuts and deletions give the segment of what is left.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { NO_DUPLICATES } from '../../src/index/duplicate-column.ts'
import { createTombstones } from '../../src/index/tombstones.ts'
import { buildSegment } from '../../src/index/write/build-segments.ts'
import { compileSegment } from '../../src/index/write/compile-segment.ts'
import { serializeMiniSearch, toStoriesPart } from '../../src/index/write/serialize-index.ts'
import { toStoredSegment } from '../../src/index/stored/stored-segment.ts'
import { pack } from '../../src/index/stored/pack.ts'
import type { IndexSegment } from '../../src/index/news-index.ts'
import { orderStories } from '../../src/store/build-index.ts'
import { mergeSegments } from '../../src/store/merge-segments.ts'

const words = fc.constantFrom(
  'harbour',
  'ferry',
  'ferries',
  'U.S.',
  'Zürich',
  'bridge',
  'the',
  '北京',
)
const text = fc.array(words, { maxLength: 12 }).map((all) => all.join(' '))
const story = fc.record({
  title: text,
  body: text,
  day: fc.integer({ min: 1, max: 9 }),
  segment: fc.nat(4),
  isDeleted: fc.boolean(),
})

/** All bytes that are made of a segment. */
async function bytesOf(segment: IndexSegment): Promise<Buffer[]> {
  const lines: Uint8Array[] = []
  for await (const chunk of toStoriesPart(segment).chunks) lines.push(chunk)
  const compiled = { ...compileSegment(segment.stories, segment.miniSearch) }
  return [
    Buffer.from(segment.name),
    Buffer.concat(lines),
    Buffer.from(serializeMiniSearch(segment.miniSearch)),
    Buffer.from(pack(toStoredSegment({ ...compiled, duplicates: NO_DUPLICATES }))),
  ]
}

describe('mergeSegments', () => {
  it('is byte for byte the segment of the stories that are left, however they were spread', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(story, { maxLength: 30 }), async (made) => {
        const stories = orderStories(
          made.map(({ title, body, day }, i) => ({
            id: `s${i}`,
            title,
            body,
            ...(day < 9 && { publishedAt: `2025-10-0${day}T08:00:00Z` }),
          })),
        )
        const of = (id: string): (typeof made)[number] | undefined => made[Number(id.slice(1))]
        const parts = [0, 1, 2, 3, 4].map((number) => {
          const own = stories.filter(({ id }) => of(id)?.segment === number)
          const gone = own.flatMap(({ id }, i) => (of(id)?.isDeleted === true ? [i] : []))
          return { ...buildSegment(own), deleted: createTombstones(own.length, gone) }
        })
        const left = stories.filter(({ id }) => of(id)?.isDeleted === false)
        expect(await bytesOf(mergeSegments(parts))).toEqual(await bytesOf(buildSegment(left)))
      }),
      { numRuns: 60 },
    )
  })
})
