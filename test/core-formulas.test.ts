// One formula of each kind, one order, and numbers apart from texts:
// 1. packed frequencies are taken apart in index/postings.ts alone (`weightedFreq` and its like);
// 2. a frequency becomes a score by `saturate` and `idf` of ranking/bm25f.ts, a tier's by `addFreqScore` of
//    matching/scorer.ts; of the bound of a saturated frequency ranking/block-max.ts knows, too;
// 3. hits are compared by `createHitComparison` of ranking/hit-order.ts;
// 4. term numbers never meet texts except where an index is written and where an excerpt is made: matching/ and
//    ranking/ import neither story/ nor excerpt/, and index/ outside write/ only the type of a story.
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = new URL('../src/', import.meta.url)

/** Folders in which something is counted or scored. */
const CORE = /^(?:index|matching|ranking|relaxation|search|duplicates|store)\//

const files = readdirSync(fileURLToPath(src), { recursive: true })
  .map((name) => String(name).replaceAll('\\', '/'))
  .filter((name) => name.endsWith('.ts') && CORE.test(name))
  .map((name) => ({ name, text: readFileSync(new URL(name, src), 'utf8') }))

/** The code of a file without its comments. */
const codeOf = (text: string): string =>
  text
    .split('\n')
    .filter((line) => !/^(?:\/\/|\/?\*)/.test(line.trimStart()))
    .join('\n')

const filesWith = (pattern: RegExp): string[] =>
  files.flatMap(({ name, text }) => (pattern.test(codeOf(text)) ? [name] : [])).sort()

describe('one formula', () => {
  it.each([
    [
      'takes packed frequencies apart',
      />>>?\s*12\b|&\s*(?:0xfff|4095|MAX_BODY_FREQ)\b/,
      ['index/postings.ts'],
    ],
    ['packs frequencies', /<<\s*12\b/, ['index/postings.ts']],
    [
      'saturates, or bounds what is saturated',
      /\(K1 \+ 1\)/,
      ['ranking/block-max.ts', 'ranking/bm25f.ts'],
    ],
    ['weighs by rarity', /\+ 0\.5\)/, ['ranking/bm25f.ts']],
    ['norms lengths', /\bB\s*\*|\*\s*B\b|1 - B\b/, ['ranking/bm25f.ts']],
    ['says what a tier adds to a score', /weight \* saturated/, ['matching/scorer.ts']],
    [
      'adds the bonus of the exact form',
      /\bEXACT_FORM_BONUS\b/,
      ['matching/scorer.ts', 'ranking/bm25f.ts'],
    ],
    [
      'compares hits by tier and key',
      /\.tier\s*-\s*\w+\.tier|\.key\s*[<>-]\s*\w+\.key/,
      ['ranking/hit-order.ts'],
    ],
    ['makes the order of stories', /compareInstants\(publishedMs/, ['store/story-numbers.ts']],
  ])('%s in one place', (_what, pattern, expected) => {
    expect(filesWith(pattern)).toEqual(expected)
  })

  it.each([
    ['weightedFreq', 'index/postings.ts'],
    ['addFreqScore', 'matching/scorer.ts'],
    ['saturate', 'ranking/bm25f.ts'],
    ['idf', 'ranking/bm25f.ts'],
    ['createHitComparison', 'ranking/hit-order.ts'],
  ])('%s is made in %s alone', (name, expected) => {
    expect(filesWith(new RegExp(`(?:function|const) ${name}\\b(?!:)`))).toEqual([expected])
  })
})

const IMPORT = /^(?:import|export)(\s+type)?\s([^'";]*)\bfrom\s+'([^']+)'/gm

/** Imports of a file from folders of texts, as `path: what`. */
function textsImported({ name, text }: { readonly name: string; readonly text: string }): string[] {
  return [...text.matchAll(IMPORT)]
    .filter(([, , , from = '']) => /\/(?:story|excerpt)\//.test(from))
    .map(([, type, what = '']) => `${name}: ${type === undefined ? '' : 'type '}${what.trim()}`)
}

const importsOf = (folder: RegExp): string[] =>
  files.filter(({ name }) => folder.test(name)).flatMap(textsImported)

describe('term numbers never meet texts', () => {
  it('in matching and ranking', () => {
    expect(importsOf(/^(?:matching|ranking)\//)).toEqual([])
  })

  it('in an index, except where it is written', () => {
    const imported = importsOf(/^index\/[^/]+$/).map((one) => one.replace(/^.*: /, ''))
    expect(imported.filter((one) => !/^type \{ Story(?:, StoryKind)? \}$/.test(one))).toEqual([])
    expect(importsOf(/^index\/write\//).length).toBeGreaterThan(3)
  })

  it('in duplicates, which know of texts no more than in which order stories stand', () => {
    expect(importsOf(/^duplicates\//)).toEqual([
      'duplicates/compared-stories.ts: { compareInstants }',
    ])
  })
})
