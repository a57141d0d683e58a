// What is checked of the questions that are drawn:
// 1. the same corpus and seed give the same questions, one a story or a pair of words
// 2. a known item has two to four words of its title, and one of them, of four letters or more, has a
//    slip that leads to no word of the corpus
// 3. joined words are written both ways in the corpus, and both halves have three letters or more
import { describe, expect, it } from 'vitest'

import { generateStories } from '../../../bench/corpus/generate.ts'
import { countWords, plainWords } from '../../../bench/queries/word-counts.ts'
import { editDistance } from '../../../bench/relevance/edit-distance.ts'
import { drawJoinedWords } from '../../../bench/relevance/joined-words.ts'
import { drawKnownItems, tellingTitleWords } from '../../../bench/relevance/known-items.ts'

const stories = [
  ...generateStories({ count: 300, articleShare: 0.2, seed: 5, vocabularySize: 6000 }),
]
const byId = new Map(stories.map((story) => [story.id, story]))
const counts = countWords(stories)

describe('drawKnownItems', () => {
  const items = drawKnownItems(stories, counts, { count: 100, seed: 4 })

  it('gives the same items for the same seed, each of another story', () => {
    expect(drawKnownItems(stories, counts, { count: 100, seed: 4 })).toEqual(items)
    expect(drawKnownItems(stories, counts, { count: 100, seed: 5 })).not.toEqual(items)
    expect(new Set(items.map(({ source }) => source)).size).toBe(items.length)
    expect(items.length).toBe(100)
  })

  it('takes two to four words of the title, one of them misspelt', () => {
    for (const { source, clean, reworded } of items) {
      const words = clean.split(' ')
      const typed = reworded.split(' ')
      const title = plainWords(byId.get(source)?.title ?? '')
      expect(words.length).toBeGreaterThanOrEqual(2)
      expect(words.length).toBeLessThanOrEqual(4)
      for (const word of words) expect(title).toContain(word)
      const changed = words.flatMap((word, i) =>
        word === typed[i] ? [] : [[word, typed[i] ?? '']],
      )
      expect(changed).toHaveLength(1)
      const [word = '', slipped = ''] = changed[0] ?? []
      expect(word.length).toBeGreaterThanOrEqual(4)
      expect(editDistance(word, slipped)).toBe(1)
      expect(counts.docFreqs.has(slipped)).toBe(false)
    }
  })
})

describe('tellingTitleWords', () => {
  it('takes the rarest, in the order of the title', () => {
    const few = countWords(
      ['storm hits coast', 'storm hits', 'storm'].map((title, i) => ({
        id: String(i),
        title,
        body: '',
        truncated: false,
      })),
    )
    const telling = { ...few, commonest: new Set<string>() }
    expect(tellingTitleWords({ title: 'Storm at coast hits' }, telling, 2)).toEqual([
      'coast',
      'hits',
    ])
  })
})

describe('drawJoinedWords', () => {
  const written = (id: string, title: string, body = '') => ({ id, title, body, truncated: false })
  const corpus = [
    written('1', 'White House denies charges', 'Prices rose again this week.'),
    written('2', 'Whitehouse report delayed', 'The white house spoke of it at once.'),
    written('3', 'A way forward for unions', 'away from home'),
    written('4', 'Farmers away at market', 'Nobody wrote a way home.'),
  ]
  // In a corpus as small as this every word is among the commonest.
  const telling = { ...countWords(corpus), commonest: new Set(['for', 'the']) }

  it('asks for two words as one and for one as two, with other words of the title', () => {
    const { joined, split } = drawJoinedWords(corpus, telling, { count: 10, seed: 1 })
    expect(joined).toEqual([
      { source: '1', clean: 'white house denies charges', reworded: 'whitehouse denies charges' },
    ])
    expect(split).toEqual([
      { source: '2', clean: 'whitehouse report delayed', reworded: 'white house report delayed' },
    ])
  })

  it('draws no more than it is asked for', () => {
    expect(drawJoinedWords(corpus, telling, { count: 0, seed: 1 })).toEqual({
      joined: [],
      split: [],
    })
  })
})
