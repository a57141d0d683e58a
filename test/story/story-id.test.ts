import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { storyId } from '../../src/story/story-id.ts'

describe('storyId', () => {
  it('is a slug and ten characters of hash', () => {
    expect(storyId('Kings Beat Jazz', '2025-10-25T17:46:00+00:00')).toMatch(
      /^kings-beat-jazz-[0-9a-z]{10}$/,
    )
    expect(storyId('北京', undefined)).toMatch(/^story-[0-9a-z]{10}$/)
    expect(storyId('__proto__', undefined)).toMatch(/^proto-[0-9a-z]{10}$/)
  })

  it('never changes: addresses and bookmarks hold it', () => {
    expect(storyId('Kings Beat Jazz', '2025-10-25T17:46:00+00:00')).toBe(
      'kings-beat-jazz-5lgdaieqmi',
    )
    expect(storyId('Kings Beat Jazz', undefined)).toBe('kings-beat-jazz-537gel0lmf')
  })

  it('depends on the instant, not on how it is written', () => {
    const id = storyId('Kings Beat Jazz', '2025-10-25T17:46:00+00:00')
    expect(storyId('Kings Beat Jazz', '2025-10-25T21:46:00+04:00')).toBe(id)
    expect(storyId('Kings Beat Jazz', '2025-10-25T17:46:00+04:00')).not.toBe(id)
    expect(storyId('Kings Beat Jazz', undefined)).not.toBe(id)
  })

  it('gives 50,000 titles 50,000 ids that are safe in an address', () => {
    const ids = Array.from({ length: 50_000 }, (_, i) => storyId(`新聞 ${i}`, undefined))
    expect(new Set(ids).size).toBe(50_000)
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (title) => {
        expect(storyId(title, undefined)).toMatch(/^[a-z0-9-]{12,71}$/)
      }),
    )
  })
})
