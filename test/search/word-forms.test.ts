import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'

/** Finds the titles of one-title stories, as they are marked, best first. */
async function find(titles: readonly string[], q: string): Promise<string[]> {
  const stories = titles.map((title, i) => ({ id: String(i), title, body: '' }))
  const { hits } = await createEngine(buildIndex(stories)).search({ q, typos: 'off' })
  return hits.map(({ highlights }) => highlights.title.html)
}

describe('a word of the query', () => {
  it.each<[string, string, string[]]>([
    ['finds its forms', 'deployed ', ['<mark>deployed</mark>', '<mark>deploying</mark>']],
    [
      'finds them where no story holds itself',
      'deployments ',
      ['<mark>deployed</mark>', '<mark>deploying</mark>'],
    ],
    ['is no form of words that it begins', 'troope', ['<mark>trooper</mark>']],
    ['is a form once it is finished', 'troope ', ['<mark>troops</mark>']],
    ['has no forms in quotes', '"deployments"', []],
    ['has no forms that only look like it', 'newses ', []],
  ])('%s', async (_, q, marked) => {
    expect(await find(['deployed', 'deploying', 'troops', 'trooper', 'new'], q)).toEqual(marked)
  })
})
