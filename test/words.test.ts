// What the pages for people who work on Lede promise, and how files of src open.
//  1. ARCHITECTURE.md is short, has a heading for each folder of src, and names only what is there.
//  2. Its picture shows every folder, and imports go down its lines.
//  3. Relative links in ARCHITECTURE.md, CHANGELOG.md and docs/ lead to files and headings; every decision
//     is listed.
//  4. A file does not open with a question.
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../', import.meta.url))
const src = join(root, 'src')

/** Longest ARCHITECTURE.md, bytes: what can be read at one sitting. */
const MAX_ARCHITECTURE_BYTES = 12_288

/** Files in `src/<folder>/` whose imports go up the picture, and where to. */
const UPWARDS = /^(?:index|matching) -> ranking$/

const filesBelow = (folder: string, ending: RegExp): string[] =>
  readdirSync(folder, { recursive: true })
    .map((name) => String(name).replaceAll('\\', '/'))
    .filter((name) => ending.test(name))
    .sort()

const architecture = readFileSync(join(root, 'ARCHITECTURE.md'), 'utf8')
const sources = filesBelow(src, /\.tsx?$/)
const folders = [...new Set(sources.filter((name) => name.includes('/')).map(folderOf))]

function folderOf(name: string): string {
  return name.slice(0, name.indexOf('/'))
}

/** Folder -> the line of the picture that it is on. */
function drawnFolders(): ReadonlyMap<string, number> {
  const [, picture = ''] = architecture.split('```\n')
  const drawn = new Map<string, number>()
  for (const [line, text] of picture.split('\n').entries()) {
    for (const [word] of text.matchAll(/[a-z]+/g)) drawn.set(word, line)
  }
  return drawn
}

/** Names by which GitHub links to the headings of a page. */
function anchorsOf(page: string): string[] {
  return [...page.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .replaceAll(' ', '-'),
  )
}

describe('ARCHITECTURE.md', () => {
  it(`is at most ${MAX_ARCHITECTURE_BYTES} bytes long`, () => {
    expect(Buffer.byteLength(architecture)).toBeLessThanOrEqual(MAX_ARCHITECTURE_BYTES)
  })

  it('has one heading for each folder of src, a question, with an invariant', () => {
    const sections = [...architecture.matchAll(/^### src\/(\w+)\/: (.*)\n((?:(?!#).*\n)*)/gm)]
    expect(sections.map(([, folder]) => folder).sort()).toEqual(folders)
    for (const [, folder, question = '', text = ''] of sections) {
      expect(question, folder).toMatch(/\?$/)
      expect(text.match(/^\*\*Invariant:\*\* .+$/gm), folder).toHaveLength(1)
    }
  })

  it('names only files and folders that are there', () => {
    const missing: string[] = []
    let named = 0
    let folder = '.'
    for (const line of architecture.split('\n')) {
      folder = /^### (src\/\w+)\//.exec(line)?.[1] ?? (line.startsWith('## ') ? '.' : folder)
      for (const [, name = ''] of line.matchAll(/`([\w./-]+)`/g)) {
        if (!/\/|\.tsx?$|\.md$/.test(name)) continue
        named++
        if (![root, src, join(root, folder)].some((base) => existsSync(join(base, name)))) {
          missing.push(name)
        }
      }
    }
    expect(named).toBeGreaterThan(20)
    expect(missing).toEqual([])
  })

  it('draws every folder of src, and imports go down its picture', () => {
    const drawn = drawnFolders()
    expect(folders.filter((folder) => !drawn.has(folder))).toEqual([])
    const upward = sources
      .filter((name) => name.includes('/'))
      .flatMap((name) =>
        [...readFileSync(join(src, name), 'utf8').matchAll(/from '(?:\.\.\/)+(\w+)\//g)]
          .map(([, folder = '']) => folder)
          .filter((folder) => folders.includes(folder) && folder !== folderOf(name))
          .filter((folder) => (drawn.get(folder) ?? 0) < (drawn.get(folderOf(name)) ?? 0))
          .map((folder) => `${folderOf(name)} -> ${folder}`),
      )
    expect([...new Set(upward)].filter((edge) => !UPWARDS.test(edge))).toEqual([])
  })
})

describe('docs', () => {
  const pages = [
    'ARCHITECTURE.md',
    'CHANGELOG.md',
    ...filesBelow(join(root, 'docs'), /\.md$/).map((name) => `docs/${name}`),
  ]

  it.each(pages)('%s links only to files and headings that are there', (page) => {
    const text = readFileSync(join(root, page), 'utf8')
    const links = [...text.matchAll(/\]\((?!https?:)([^)]+)\)/g)].map(([, link = '']) => link)
    const broken = links.filter((link) => {
      const [path = '', heading] = link.split('#')
      const file = path === '' ? join(root, page) : join(root, dirname(page), path)
      if (!existsSync(file)) return true
      return heading !== undefined && !anchorsOf(readFileSync(file, 'utf8')).includes(heading)
    })
    expect(broken).toEqual([])
  })

  it('lists every decision once, in order', () => {
    const list = readFileSync(join(root, 'docs/decisions/README.md'), 'utf8')
    const listed = [...list.matchAll(/^- \[(\d{3})\]\(([^)]+)\)/gm)]
    const files = filesBelow(join(root, 'docs/decisions'), /^\d{3}-.*\.md$/)
    expect(listed.map(([, , file]) => file)).toEqual(files)
    expect(listed.map(([, number]) => number)).toEqual(
      files.map((_, i) => String(i + 1).padStart(3, '0')),
    )
  })
})

describe('src', () => {
  it('has no file that opens with a question', () => {
    const asking = sources.filter((name) => {
      const text = readFileSync(join(src, name), 'utf8')
      const [header = ''] = /^(?:\/\/.*\n)+/.exec(text) ?? []
      return /\?(?:\s|$)/.test(header)
    })
    expect(asking).toEqual([])
  })
})
