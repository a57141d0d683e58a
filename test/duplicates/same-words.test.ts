import { describe, expect, it } from 'vitest'

import { createSameWordsTest } from '../../src/duplicates/same-words.ts'
import { indexOf, type SmallStory } from '../helpers/small-news.ts'
import { ARTICLE, OTHER_ARTICLE, TEASER } from './texts.ts'

/** Tells whether two stories, each in a segment of its own, have nearly the same words. */
function areSame(one: SmallStory, other: SmallStory): boolean {
  const [a, b] = indexOf([one, other], { segmentOf: (i) => i }).readers
  if (a === undefined || b === undefined) throw new Error('Expected two segments')
  const [x, y] = [
    { segment: a.segment, story: 0 },
    { segment: b.segment, story: 0 },
  ]
  const isSame = createSameWordsTest(x)(y)
  expect(createSameWordsTest(y)(x)).toBe(isSame)
  return isSame
}

const lastWords = (count: number): string => ARTICLE.body.split(' ').slice(0, -count).join(' ')

describe('createSameWordsTest', () => {
  it.each<[string, SmallStory, SmallStory, boolean]>([
    ['a story and itself, though term numbers differ', ARTICLE, ARTICLE, true],
    ['a story that lost its last ten words', ARTICLE, { ...ARTICLE, body: lastWords(10) }, true],
    ['a story under another headline', ARTICLE, { ...ARTICLE, title: 'Ramp replaced' }, true],
    ['a story that lost its last half', ARTICLE, { ...ARTICLE, body: lastWords(75) }, false],
    [
      'the beginning of a story and the story',
      TEASER,
      { ...TEASER, body: `${TEASER.body} ${ARTICLE.body}` },
      false,
    ],
    ['stories of different news', ARTICLE, OTHER_ARTICLE, false],
    ['stories of one word: there is no phrase to compare', 'Ferry', 'Ferry', false],
    ['empty stories', '', '', false],
    [
      'the same words in another order',
      'one two three four five',
      'five four three two one',
      false,
    ],
  ])('of %s', (_, one, other, expected) => {
    expect(areSame(one, other)).toBe(expected)
  })

  it('compares the first 512 words', () => {
    const same = Array.from(
      { length: 512 },
      (_, i) =>
        `same${'abcdefgh'[i % 8] ?? ''}${String.fromCharCode(97 + (i % 26))}x${String.fromCharCode(97 + Math.floor(i / 26))}`,
    ).join(' ')
    expect(areSame({ body: `${same} ${'one '.repeat(2000)}` }, { body: `${same} two three` })).toBe(
      true,
    )
  })
})
