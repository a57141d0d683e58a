// Every file of the core has its own test, so that a red test says where: test/<folder>/<file>.test.ts.
import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const FOLDERS = [
  'matching',
  'matching/fuzzy',
  'ranking',
  'index',
  'index/write',
  'index/stored',
  'duplicates',
]

/** The files of store/ that belong to the core; the others are of files and locks. */
const STORE_FILES = ['snapshot', 'duplicate-groups', 'story-numbers', 'compile-index']

/** Files that hold types, or a type with its empty value, and nothing that runs. */
const TYPES_ONLY = ['index/duplicate-column', 'index/news-index', 'index/segment']

const filesOf = (folder: string): string[] =>
  readdirSync(new URL(`../src/${folder}/`, import.meta.url))
    .filter((name) => name.endsWith('.ts'))
    .map((name) => `${folder}/${name.slice(0, -'.ts'.length)}`)

const files = [...FOLDERS.flatMap(filesOf), ...STORE_FILES.map((name) => `store/${name}`)]

const hasTest = (file: string): boolean => existsSync(new URL(`./${file}.test.ts`, import.meta.url))

describe('the core', () => {
  it('has a test of each file that is not of types only', () => {
    expect(files.length).toBeGreaterThan(70)
    expect(files.filter((file) => !hasTest(file) && !TYPES_ONLY.includes(file))).toEqual([])
  })

  it('has no file in the list of types that is gone or has a test', () => {
    expect(TYPES_ONLY.filter((file) => !files.includes(file) || hasTest(file))).toEqual([])
  })

  it('has no test of a file that is gone', () => {
    const tested = FOLDERS.flatMap((folder) =>
      readdirSync(new URL(`./${folder}/`, import.meta.url))
        .filter((name) => name.endsWith('.test.ts'))
        .map((name) => `${folder}/${name.slice(0, -'.test.ts'.length)}`),
    )
    expect(tested.filter((file) => !files.includes(file))).toEqual(['matching/match-dated'])
  })
})
