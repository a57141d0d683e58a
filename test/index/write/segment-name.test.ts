import { describe, expect, it } from 'vitest'

import { hash64 } from '../../../src/analysis/hash.ts'
import { segmentNameOf, segmentNameOfHashes } from '../../../src/index/write/segment-name.ts'
import { toStoryLine } from '../../../src/index/write/serialize-index.ts'
import { toStories } from '../../helpers/small-news.ts'

const stories = toStories(['Ferry back', 'Port closed'])

describe('segmentNameOf', () => {
  it('is the same for the same stories', () => {
    expect(segmentNameOf(toStories(['Ferry back', 'Port closed']))).toBe(segmentNameOf(stories))
  })

  it('is another one for another word, another order or fewer stories', () => {
    const names = [
      segmentNameOf(stories),
      segmentNameOf(toStories(['Ferry back', 'Port open'])),
      segmentNameOf(stories.toReversed()),
      segmentNameOf(stories.slice(1)),
      segmentNameOf([]),
    ]
    expect(new Set(names).size).toBe(names.length)
  })

  it('is made of the hashes of the lines', () => {
    const hashes = stories.map((story) => hash64(toStoryLine(story)))
    expect(segmentNameOfHashes(hashes)).toBe(segmentNameOf(stories))
  })
})
