import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import type { SearchParameters } from '../../src/engine/parameters.ts'
import { buildIndex } from '../../src/store/build-index.ts'
import type { StoryInput } from '../../src/story/story.ts'

// Marked is exactly what made a story match: of each word the occurrences of its best tier in that
// story, of a phrase only the places where it stands. That this holds for any stories and queries is
// tested in oracle.test.ts; here it is shown.

interface Marked {
  readonly title?: string
  readonly author?: string
  readonly body?: string
}

/** Asks for the first story among all of them, and gives its texts with `[ ]` around what is marked. */
async function check(
  asked: string | SearchParameters,
  [story, ...others]: readonly Partial<StoryInput>[],
  { title = story?.title ?? '', author, body }: Marked,
): Promise<void> {
  const complete = [story, ...others].map((given, number): StoryInput => ({
    id: String(number),
    title: '',
    body: '',
    ...given,
  }))
  const parameters = typeof asked === 'string' ? { q: asked } : asked
  const { hits } = await createEngine(buildIndex(complete)).search({
    highlightPreTag: '[',
    highlightPostTag: ']',
    excerptLength: 500,
    ...parameters,
  })
  const hit = hits.find(({ id }) => id === '0')
  expect({
    title: hit?.highlights.title.html,
    author: hit?.highlights.author?.html,
    body: body === undefined ? undefined : hit?.excerpts[0]?.html,
  }).toEqual({ title, author, body })
}

describe('what is marked', () => {
  it.each<[string, string, string, string]>([
    ['a word wherever it stands', 'korea ', 'Korea and Korea', '[Korea] and [Korea]'],
    ['its forms', 'troops ', 'Troops: a troop of troopers', '[Troops]: a [troop] of troopers'],
    ['as much as the reader sees of it', 'cafe ', 'The café’s end', 'The [café]’s end'],
    ['what a last word begins', 'dep', 'Troop deployment', 'Troop [deployment]'],
    [
      'no forms where the word as begun stands',
      'dep',
      'dep and deployment',
      '[dep] and deployment',
    ],
    ['what an explicit prefix begins', 'dep* troop ', 'Troop deployment', '[Troop] [deployment]'],
    ['what was meant', 'kroea ', 'Korea votes', '[Korea] votes'],
    ['the whole of a compound', '128-110 ', 'Won 128-110, not 110', 'Won [128-110], not 110'],
    ['a part of a compound', '110 ', 'Won 128-110', 'Won 128-[110]'],
    ['the parts of a compound side by side', 'city-store ', 'A city store', 'A [city] [store]'],
    ['a phrase where it stands', '"north korea"', 'North Korea, Korea', '[North] [Korea], Korea'],
    ['no parts of a phrase', '"north korea"', 'Korea: north Korea', 'Korea: [north] [Korea]'],
    ['both of two phrases that overlap', '"a b" "b c"', 'a b c b', '[a] [b] [c] b'],
    ['each alternative that is there', 'korea OR votes', 'Korea votes now', '[Korea] [votes] now'],
    ['nothing that is excluded', 'korea -jazz', 'Korea votes', '[Korea] votes'],
    ['an acronym with its stops', 'us ', 'The U.S. votes', 'The [U.S.] votes'],
    ['what neighbours as one', '東京大学', '東京大学で', '[東京大学]で'],
    ['nothing where nothing is asked', '', 'Korea votes', 'Korea votes'],
    ['text that looks like a tag as text', 'b ', '<b>Korea</b>', '&lt;[b]&gt;Korea&lt;/[b]&gt;'],
  ])('is %s', async (_, q, title, html) => {
    await check(q, [{ title }], { title: html })
  })

  it('is the best tier of a word that the story itself holds', async () => {
    const others = [{ title: 'Korea' }, { title: 'Koreans' }]
    await check('korea', [{ title: 'Koreans of Korea' }, ...others], {
      title: 'Koreans of [Korea]',
    })
    await check('korea', [{ title: 'Koreans' }, ...others], { title: '[Koreans]' })
  })

  it('is in the fields that were asked for', async () => {
    const story = { title: 'Korea', body: 'Korea votes', author: 'Korea Kim' }
    await check('korea ', [story], { title: '[Korea]', body: '[Korea] votes' })
    await check('title:korea ', [story], { title: '[Korea]', body: 'Korea votes' })
    await check('author:korea ', [story], { author: '[Korea] Kim', body: 'Korea votes' })
    await check({ q: 'korea ', searchIn: ['body', 'author'] }, [story], {
      author: '[Korea] Kim',
      body: '[Korea] votes',
    })
  })

  it('is a name of an author as it is written, since names have no forms', async () => {
    const stories = [{ title: 'x', body: 'kings', author: 'Kings' }, { body: 'king' }]
    await check({ q: 'king ', searchIn: ['body', 'author'] }, stories, { body: '[kings]' })
  })

  it('is no piece of a word at which the source cut off', async () => {
    await check('tro* ', [{ title: 'x', body: 'Troops send tro', truncated: true }], {
      body: '[Troops] send tro…',
    })
  })

  it('is nothing of a word that was given up', async () => {
    const stories = [{ title: 'Jazz tonight' }, { title: 'Wind' }, { title: 'Wind tonight' }]
    await check({ q: 'jazz wind ', typos: 'off' }, stories, { title: '[Jazz] tonight' })
  })
})
