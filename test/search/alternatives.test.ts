// What alternatives, exclusions, groups and signs find, from the query to the hits.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'

import { createEngine } from '../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../src/store/build-index.ts'

/** Newest first. */
const STORIES = [
  { id: 'final', title: 'Cup final', body: 'Ferry fans sail.', section: 'sport', month: 12 },
  { id: 'rates', title: 'Rates rise', body: 'Banks and boats.', section: 'business', month: 11 },
  { id: 'ferry', title: 'Ferry returns', body: 'Boats sail.', section: 'world', month: 10 },
  { id: 'vote', title: 'Vote delayed', body: 'Banks wait.', section: 'world', month: 9 },
  { id: 'note', title: 'A note', body: 'Nothing more 🎉 !!!', section: undefined, month: 8 },
].map(({ month, section, ...story }) => ({
  ...story,
  ...(section !== undefined && { section }),
  publishedAt: new Date(Date.UTC(2025, month - 1, 1)).toISOString().replace('.000', ''),
}))

const engine = createEngine(buildIndex(STORIES), { now: () => Date.UTC(2026, 0, 1) })

/** The stories that a query finds, newest first; every one that `/export` gives, too. */
async function find(q: string): Promise<string> {
  const { hits, totalHits } = await engine.search({ q, sortBy: 'newest', typos: 'off' })
  const ids = hits.map(({ id }) => id)
  expect(totalHits).toBe(ids.length)
  return ids.join(' ')
}

const EVERYTHING = 'final rates ferry vote note'

describe('a query', () => {
  it.each([
    ['section:sport OR section:business', 'final rates'],
    ['section:sport section:business', 'final rates'],
    ['section:(sport OR business)', 'final rates'],
    ['section:sport OR after:2025-11', 'final rates'],
    ['section:sport OR before:2025-09', 'final note'],
    ['after:2025-11 OR vote ', 'final rates vote'],
    ['section:world OR ferry ', 'final ferry vote'],
    ['section:world OR ferry banks ', 'vote'],
    ['-section:world OR vote ', 'final rates vote note'],
    ['-banks OR rates ', 'final rates ferry note'],
    ['-banks OR -boats ', 'final ferry vote note'],
    ['(ferry sail -boats) OR "banks wait"', 'final vote'],
    ['(section:world banks) OR final ', 'final vote'],
    ['(ferry OR banks) sail ', 'final ferry'],
    ['banks (boats OR "cup final")', 'rates'],
    ['-(ferry OR banks)', 'note'],
    ['-(ferry boats)', 'final rates vote note'],
    ['banks NOT boats ', 'vote'],
    ['banks AND boats ', 'rates'],
    ['NOT banks', 'final ferry note'],
    ['ferry OR', 'final ferry'],
    ['OR section:sport', 'final'],
    ['title:(ferry OR rates)', 'rates ferry'],
    ['', EVERYTHING],
    [' \u3000', EVERYTHING],
    ['-zebra', EVERYTHING],
    ['after:2000', EVERYTHING],
    ['!!!', ''],
    ['🎉', ''],
    ['+', ''],
    ['-', ''],
    ['"', ''],
    ['""', ''],
    ['()', ''],
    ['note !!! 🎉', 'note'],
    ['section:sport 🎉', 'final'],
    // Sections are alternatives where they were written next to each other, and nowhere else.
    ['section:sport boats section:world', 'ferry'],
    ['section:sport AND section:business', 'final rates'],
    ['(section:sport) (section:business)', 'final rates'],
    ['section:(sport) section:(business)', 'final rates'],
    ['boats (section:world section:business)', 'rates ferry'],
    ['(section:world boats) (section:sport fans)', ''],
    ['(section:world boats) section:sport section:world', 'ferry'],
    ['((section:sport section:business) (section:world section:business)) OR vote ', 'rates vote'],
    ['-(-section:world)', 'ferry vote'],
    ['-(-section:world) section:sport', ''],
    ['-(-section:world) -(-section:sport)', ''],
    ['-(-(section:world boats)) (section:sport OR section:world)', 'ferry'],
    ['NOT ((NOT (section:world) OR NOT (section:sport)))', ''],
  ])('%j finds %j', async (q, ids) => {
    expect(await find(q)).toBe(ids)
  })

  it('of filters and exclusions, be they alternatives, has the newest first', async () => {
    const { hits } = await engine.search({ q: 'section:world OR section:sport OR -banks' })
    expect(hits.map(({ id }) => id)).toEqual(['final', 'ferry', 'vote', 'note'])
  })

  it('puts what holds a word above what only passes a filter, and explains the word alone', async () => {
    const { hits } = await engine.search({ q: 'section:business OR ferry ', explain: true })
    expect(hits.map(({ id }) => id)).toEqual(['ferry', 'final', 'rates'])
    expect(hits.map(({ explanation }) => explanation?.clauses.length)).toEqual([1, 1, 0])
  })

  it('marks the words of alternatives in groups, and none that is excluded', async () => {
    const { hits } = await engine.search({ q: '(ferry sail) OR -boats OR vote ', sortBy: 'newest' })
    const marked = hits.map(({ highlights }) => highlights.title.html)
    expect(marked).toEqual([
      'Cup final',
      '<mark>Ferry</mark> returns',
      '<mark>Vote</mark> delayed',
      'A note',
    ])
  })

  it('of signs alone suggests and exports nothing', async () => {
    expect(await engine.suggest({ q: '🎉' })).toEqual({ q: '🎉', suggestions: [] })
    const exported = []
    for await (const { id } of engine.export?.({ q: '!!!' }) ?? []) exported.push(id)
    expect(exported).toEqual([])
  })
})

/** A query of these words and sections as a tree, with the stories that it is to find. */
interface Asked {
  readonly q: string
  readonly isMet: (story: (typeof STORIES)[number]) => boolean
  /** It asks for a section and nothing else, so that it is an alternative to a section next to it. */
  readonly section?: string
}

const holds =
  (word: string) =>
  ({ title, body }: (typeof STORIES)[number]): boolean =>
    ` ${title} ${body} `
      .toLowerCase()
      .split(/[^a-z]+/)
      .includes(word)

const leaf: fc.Arbitrary<Asked> = fc.oneof(
  fc.constantFrom('ferry', 'banks', 'boats', 'sail', 'vote', 'zebra').map((word) => ({
    // Finished, and in quotes, so that no other form counts.
    q: `"${word}"`,
    isMet: holds(word),
  })),
  fc.constantFrom('sport', 'business', 'world').map((section) => ({
    q: `section:${section}`,
    isMet: (story: (typeof STORIES)[number]) => 'section' in story && story.section === section,
    section,
  })),
)

const asked = fc.letrec<{ tree: Asked; either: Asked; both: Asked; no: Asked }>((tie) => ({
  either: fc.array(tie('tree'), { minLength: 2, maxLength: 3 }).map((all) => ({
    q: `(${all.map(({ q }) => q).join(' OR ')})`,
    isMet: (story) => all.some(({ isMet }) => isMet(story)),
  })),
  both: fc
    .tuple(
      fc.array(tie('tree'), { minLength: 2, maxLength: 3 }),
      fc.constantFrom(' ', ' AND ', ') ('),
    )
    .map(([all, between]) => ({
      q: `((${all.map(({ q }) => q).join(between)}))`,
      isMet: (story) => {
        const sections = all.filter(({ section }) => section !== undefined)
        const others = all.filter(({ section }) => section === undefined)
        return (
          (sections.length === 0 || sections.some(({ isMet }) => isMet(story))) &&
          others.every(({ isMet }) => isMet(story))
        )
      },
    })),
  no: tie('tree').map(({ q, isMet }) => ({ q: `NOT (${q})`, isMet: (story) => !isMet(story) })),
  tree: fc.oneof({ maxDepth: 3 }, leaf, tie('either'), tie('both'), tie('no')),
})).tree

describe('any query of AND, OR, NOT and parentheses', () => {
  it('finds the stories that it asks for', async () => {
    await fc.assert(
      fc.asyncProperty(asked, async ({ q, isMet }) => {
        fc.pre(q.length <= 512)
        expect(await find(q)).toBe(
          STORIES.filter(isMet)
            .map(({ id }) => id)
            .join(' '),
        )
      }),
      { numRuns: 1000 },
    )
  })
})
