// A synonym says as much as the word that it stands for: long names do not outweigh the rest of a query.
import { expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'

it('ranks what holds the whole query above what holds much of one name', async () => {
  const others = Array.from({ length: 80 }, (_, i) => {
    const word = ['federal court', 'administration moves', 'aviation', 'Boeing jets'][i % 4] ?? ''
    return { id: `other ${i}`, title: `Story of ${word}`, body: '' }
  })
  const acronyms = Array.from({ length: 4 }, (_, i) => {
    return { id: `acronym ${i}`, title: 'FAA rules stand', body: '' }
  })
  const whole = {
    id: 'whole',
    title: 'Boeing asked for parts',
    body: 'Rain fell. The Federal Aviation Administration asks',
  }
  const engine = createEngine(buildIndex([...others, ...acronyms, whole]))
  const { hits } = await engine.search({ q: 'federal aviation administration boeing' })
  expect(hits[0]?.id).toBe('whole')
})

it('does not let frequent synonyms make the words of a query say less', async () => {
  const many = Array.from({ length: 40 }, (_, i) => {
    return { id: `many ${i}`, title: 'USSR on sale', body: '' }
  })
  const stories = [
    { id: 'name', title: 'Soviet Union on trial', body: '' },
    { id: 'rest', title: 'Radiation leak', body: '' },
    ...many,
  ]
  const engine = createEngine(buildIndex(stories))
  const { hits } = await engine.search({ q: 'soviet union radiation' })
  expect(hits[0]?.id).toBe('name')
})
