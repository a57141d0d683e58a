import { describe, expect, it } from 'vitest'

import type { Stemmer } from '../../src/analysis/stemmer.ts'
import { formOf } from '../../src/matching/form.ts'
import { indexOf, type SmallStory } from '../helpers/small-news.ts'

/** As a stemmer of French: goes by accents, which the terms have lost. */
const french: Stemmer = (_, spelling) => spelling.replace(/(?:ée|e)s?$/, '')

/** The stem of a term in stories of segments, a segment a list. */
function stemIn(segments: readonly (readonly SmallStory[])[], term: string, stem = french): string {
  const owners = segments.flatMap((stories, segment) => stories.map(() => segment))
  const live = indexOf(segments.flat(), { segmentOf: (i) => owners[i] ?? 0, stem })
  const form = formOf(live.snapshot, term)
  expect(form.term).toBe(term)
  return form.stem
}

describe('formOf', () => {
  it('stems a term as it is where it is written so, or no story holds it', () => {
    expect(stemIn([['passes']], 'passes')).toBe('pass')
    expect(stemIn([['élections']], 'passes')).toBe('pass')
    expect(stemIn([[]], 'passes')).toBe('pass')
  })

  it('stems how it is mostly written', () => {
    // Without its accent `passees` would lose only its `es`.
    expect(stemIn([['passées']], 'passees')).toBe('pass')
    expect(stemIn([['passees']], 'passees')).toBe('passe')
  })

  it('goes by the segment in which most stories hold it, whichever comes first', () => {
    const accented = ['passées', 'passées']
    const plain = ['passees élue']
    expect(stemIn([accented, plain], 'passees')).toBe('pass')
    expect(stemIn([plain, accented], 'passees')).toBe('pass')
    const plainer = [...plain, ...plain, ...plain]
    expect(stemIn([accented, plainer], 'passees')).toBe('passe')
    expect(stemIn([plainer, accented], 'passees')).toBe('passe')
  })

  it('counts a segment in which nothing is written with accents like any other', () => {
    const plain = ['passees', 'passees', 'passees']
    expect(stemIn([['passées', 'passées'], plain], 'passees')).toBe('passe')
    expect(stemIn([plain, ['passées', 'passées']], 'passees')).toBe('passe')
  })
})
