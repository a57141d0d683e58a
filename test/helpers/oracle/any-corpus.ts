// Small newsrooms at random: stories whose words meet, in forms, near-misses, compounds and scripts, so that
// short queries find something in many ways.
import fc from 'fast-check'

import type { StoryInput } from '../../../src/story/story.ts'
import { withSlip } from './slip.ts'

/** The present of all random stories and queries. */
export const NOW_MS = Date.parse('2025-10-26T12:00:00Z')

/** In most stories, so that corrections and common words have something to be. */
export const COMMON_WORDS = ['the', 'troops', 'president', 'Korea', 'kings']

/** What stories and queries are made of; each entry stays together. */
export const WORDS: readonly string[] = [
  // forms of one stem, and words that only look like them
  ...['troop', 'trooper', 'king', 'Kingdom', 'deploy', 'deployed', 'deployment', 'deployments'],
  ...[
    'elect',
    'elections',
    'electoral',
    'store',
    'stores',
    'storey',
    'running',
    'run',
    'ad',
    'ads',
  ],
  // near-misses of them, one and two edits away, in the first letter too
  ...[
    'tro',
    'trop',
    'torops',
    'rings',
    'kongs',
    'presidnet',
    'precedent',
    'presidents',
    'resident',
  ],
  ...['koera', 'morea', 'korean', 'deploymant', 'electoin', 'stroe'],
  // compounds, numbers, acronyms, apostrophes
  ...['city-store', 'city store', '128-110', '128', '37,259', '37259', 'U.S.', 'US', '$1.13bn'],
  ...['COVID-19', 'covid', 'AT&T', 'Messi’s', 'messi', 'O’Neill', 'iOS 26', '2025', 'C++'],
  // other scripts, accents, runs that stay together
  ...['café', 'cafe', 'Élysée', '東京大学', '東京', '大', 'москва', 'दिल्ली', 'كتاب'],
  ...['North Korea troops', 'mutual defense clause', 'defense', 'clause', 'the the the'],
]

export const AUTHORS = ['Raina Mansoor', 'raina mansoor', 'North King', 'Kings', 'Élodie O’Neill']
export const SECTIONS = ['Sport', 'sport', 'World', 'Arts & Culture']
export const LISTS = ['latest', 'Latest', 'trending']

const anyPiece = fc.oneof(
  { weight: 2, arbitrary: fc.constantFrom(...COMMON_WORDS) },
  { weight: 5, arbitrary: fc.constantFrom(...WORDS) },
)

/** Text of up to so many pieces. */
function anyText(maxPieces: number): fc.Arbitrary<string> {
  const anyPart = fc.tuple(anyPiece, fc.constantFrom(' ', ' ', ' ', ', ', '. ', '\n\n', ' – '))
  return fc.array(anyPart, { maxLength: maxPieces }).map((parts) => parts.flat().join(''))
}

/** A moment around the present, to the hour, so that some are shared; with one of several offsets. */
export const anyDate = fc
  .tuple(fc.integer({ min: -24 * 40, max: 24 * 2 }), fc.constantFrom(0, 4, -5))
  .map(([hours, offset]) => {
    const wall = new Date(NOW_MS + (hours * 3 + offset) * 3_600_000).toISOString().slice(0, 19)
    return offset === 0 ? `${wall}Z` : `${wall}${offset < 0 ? '-' : '+'}0${Math.abs(offset)}:00`
  })

/** Several stories have as many views as any. */
const MAX_VIEWS = 100_000

/** A story without an id. */
export const anyStory = fc.record(
  {
    kind: fc.constantFrom('article' as const, 'teaser' as const),
    title: anyText(6),
    body: fc.oneof({ weight: 3, arbitrary: anyText(20) }, { weight: 1, arbitrary: anyText(120) }),
    truncated: fc.boolean(),
    author: fc.constantFrom(...AUTHORS),
    publishedAt: anyDate,
    views: fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: MAX_VIEWS }), fc.constant(MAX_VIEWS)),
    section: fc.constantFrom(...SECTIONS),
    lists: fc.subarray(LISTS),
  },
  { requiredKeys: ['title', 'body'] },
)

type AnyStory = typeof anyStory extends fc.Arbitrary<infer T> ? T : never

/** Gives each story an id. */
export function withIds(stories: readonly AnyStory[]): StoryInput[] {
  return stories.map((story, number) => ({ id: `story-${number}`, ...story }))
}

/** Stories of one index. */
export const anyStories: fc.Arbitrary<StoryInput[]> = fc
  .array(anyStory, { minLength: 1, maxLength: 40 })
  .map(withIds)

/** One word with one or two slips: of such words each has more neighbours than are ever tried. */
export const anyLikeWord: fc.Arbitrary<string> = fc
  .array(fc.tuple(fc.nat({ max: 40 }), fc.constantFrom('a', 'e', 'r', 'x')), {
    minLength: 1,
    maxLength: 2,
  })
  .map((slips) => slips.reduce((word, [at, letter]) => withSlip(word, at, letter), 'president'))

/** Stories of such words. */
export const anyStoriesOfLikeWords: fc.Arbitrary<StoryInput[]> = fc
  .array(fc.array(anyLikeWord, { minLength: 10, maxLength: 30 }), { minLength: 5, maxLength: 20 })
  .map((stories) =>
    withIds(stories.map(([title = '', ...body]) => ({ title, body: body.join(' ') }))),
  )

/** Slips of common words, in the first letter and elsewhere. */
export const RARE_SLIPS = ['trops', 'droops', 'koera', 'morea', 'kinsg', 'presidnet', 'precident']

/** Stories of common words, in a few of which slips of them stand: words that are known, but hardly. */
export const anyStoriesWithRareSlips: fc.Arbitrary<StoryInput[]> = fc
  .tuple(
    fc.array(fc.subarray(COMMON_WORDS, { minLength: 3 }), { minLength: 10, maxLength: 40 }),
    fc.array(fc.constantFrom(...RARE_SLIPS), { maxLength: 8 }),
  )
  .map(([common, slips]) =>
    withIds(common.map((words, i) => ({ title: words.join(' '), body: slips[i] ?? '' }))),
  )

/** Stories of which some are copies of others: with another date, kind or section, a word more or less. */
export const anyStoriesWithCopies: fc.Arbitrary<StoryInput[]> = fc
  .tuple(
    fc.array(anyStory, { minLength: 1, maxLength: 12 }),
    fc.array(fc.tuple(fc.nat({ max: 11 }), anyStory, fc.nat({ max: 3 })), { maxLength: 24 }),
  )
  .map(([stories, changes]) => {
    const copies = changes.flatMap(([number, other, how]) => {
      const original = stories[number]
      if (original === undefined) return []
      const { title, body, ...rest } = original
      const text = [
        { title, body },
        { title, body: `${body} again` },
        { title: `${title} king`, body },
        { title, body: body.slice(0, Math.ceil(body.length * 0.9)) },
      ][how]
      return [{ ...rest, ...other, title, body, ...text }]
    })
    return withIds([...stories, ...copies])
  })
