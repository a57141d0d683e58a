// Which rules hold for every file in src?
//  1. Imports point only downwards, from folder to folder as ARCHITECTURE.md draws it.
//  2. No two files import each other, directly or by way of others.
//  3. minisearch, hono, Node and the command line's libraries stay where they belong.
//  4. Nothing of Node is reachable from index.ts, and nothing of hono from engine.ts, by any way.
//  5. The client runs nothing of the service or the engine.
//  6. A file opens with a comment that says what it is for.
//  7. A file has at most 250 lines, a folder at most 20 files.
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, normalize } from 'node:path/posix'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const src = new URL('../src/', import.meta.url)

/**
 * Folder -> what its files may import next to their own folder and errors.ts: folders, or single files where
 * the folder as a whole stands above. The one list of these rules (ARCHITECTURE.md draws it).
 */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  analysis: [],
  story: [],
  sources: ['story'],
  query: ['analysis', 'story'],
  excerpt: ['analysis', 'story'],
  index: ['ranking/bm25f.ts', 'analysis', 'story'],
  duplicates: ['index', 'analysis', 'story'],
  store: ['duplicates', 'index', 'analysis', 'story'],
  // Scores are made where postings are read, so matching knows the formula and the factors.
  matching: ['store', 'index', 'analysis', 'ranking/bm25f.ts', 'ranking/factors.ts'],
  ranking: ['matching', 'store', 'index', 'analysis'],
  relaxation: ['ranking', 'matching', 'store', 'index', 'query', 'analysis'],
  engine: ['query', 'excerpt', 'analysis', 'story'],
  search: [
    'engine',
    'relaxation',
    'ranking',
    'matching',
    'duplicates',
    'store',
    'index',
    'query',
    'excerpt',
    'analysis',
    'story',
  ],
  engines: [
    'search',
    'engine',
    'relaxation',
    'ranking',
    'matching',
    'duplicates',
    'store',
    'index',
    'query',
    'excerpt',
    'analysis',
    'story',
  ],
  telemetry: ['engine', 'analysis'],
  http: ['telemetry', 'engine', 'story', 'analysis'],
  // Of http/ only types: test below.
  client: ['http', 'engine', 'story'],
  instantsearch: ['client', 'http', 'engine'],
}

/** The rim: files that may import whatever is below them. */
const RIM =
  /^(?:index\.ts|engine\.ts|client\.ts|instantsearch\.ts|languages\.ts|node\.ts|cli\.ts|config\.ts|config-values\.ts|settings\.ts|operator-settings\.ts|cli\/|node\/)/

/** Files that may import what runs in Node only. */
const NODE_FILES =
  /^(?:node\.ts|cli\.ts|cli\/.*|node\/.*|sources\/(?:read-stories|source-files)\.ts|store\/(?:index-faults|read-index|read-manifest|verified-file|write-index|lock\/(?:index-lock|lock-holder|heartbeat)|make-folder|digest)\.ts)$/

/** What may be imported in some files only. */
const CONFINED: readonly { name: string; module: RegExp; where: RegExp }[] = [
  { name: 'minisearch', module: /^minisearch$/, where: /^index\// },
  { name: 'hono', module: /^hono(?:\/|$)/, where: /^(?:http|client|instantsearch)\// },
  { name: "Node's modules", module: /^node:/, where: NODE_FILES },
  { name: 'node-server', module: /^@hono\/node-server$/, where: /^node\.ts$/ },
  { name: 'stemmers', module: /^@orama\//, where: /^languages\.ts$/ },
  { name: 'commander', module: /^commander$/, where: /^cli\// },
  { name: 'cli-progress', module: /^cli-progress$/, where: /^cli\// },
  { name: 'picocolors', module: /^picocolors$/, where: /^cli\// },
  { name: 'prom-client', module: /^prom-client$/, where: /^node\/serving\/create-metrics\.ts$/ },
  {
    name: 'OpenTelemetry',
    module: /^@opentelemetry\/api$/,
    where: /^node\/serving\/create-tracing\.ts$/,
  },
  {
    name: 'rate-limiter-flexible',
    module: /^rate-limiter-flexible$/,
    where: /^node\/serving\/create-rate-limiter\.ts$/,
  },
  {
    name: 'proxy-addr and ipaddr.js',
    module: /^(?:@fastify\/proxy-addr|ipaddr\.js)$/,
    where: /^node\//,
  },
  { name: 'pino', module: /^pino$/, where: /^cli\// },
]

interface Import {
  readonly specifier: string
  readonly typeOnly: boolean
}

interface SourceFile {
  /** Below src/. */
  readonly name: string
  readonly text: string
  readonly imports: readonly Import[]
}

const IMPORT = /^(?:import|export)(\s+type)?\s[^'";]*\bfrom\s+'([^']+)'|^import\s+'([^']+)'/gm
const DYNAMIC_IMPORT = /\bimport\(\s*'([^']+)'/g

function importsOf(text: string): Import[] {
  const fixed = [...text.matchAll(IMPORT)].map(([, type, from, bare]) => ({
    specifier: from ?? bare ?? '',
    typeOnly: type !== undefined,
  }))
  const dynamic = [...text.matchAll(DYNAMIC_IMPORT)].map(([, specifier = '']) => ({
    specifier,
    typeOnly: false,
  }))
  return [...fixed, ...dynamic]
}

const files: readonly SourceFile[] = readdirSync(fileURLToPath(src), { recursive: true })
  .map((name) => String(name).replaceAll('\\', '/'))
  .filter((name) => /\.tsx?$/.test(name))
  .sort()
  .map((name) => {
    const text = readFileSync(new URL(name, src), 'utf8')
    return { name, text, imports: importsOf(text) }
  })
const byName = new Map(files.map((file) => [file.name, file]))

/** The file of src that a relative import means. */
function target(file: SourceFile, { specifier }: Import): string | undefined {
  return specifier.startsWith('.') ? normalize(join(dirname(file.name), specifier)) : undefined
}

/** Everything that runs when a file is imported, types aside: files, then packages. */
function reachableFrom(start: string): { files: Set<string>; packages: Set<string> } {
  const seen = { files: new Set([start]), packages: new Set<string>() }
  for (const name of seen.files) {
    const file = byName.get(name)
    for (const imported of file?.imports ?? []) {
      if (file === undefined || imported.typeOnly) continue
      const inside = target(file, imported)
      if (inside === undefined) seen.packages.add(imported.specifier)
      else seen.files.add(inside)
    }
  }
  return seen
}

const folderOf = (name: string): string => name.slice(0, Math.max(0, name.indexOf('/')))

describe('importsOf', () => {
  it('sees every form of import', () => {
    const text = [
      "import a, { type B } from './a.ts'",
      "import type {\n  C,\n  D,\n} from './c.ts'",
      "import 'side-effect'",
      "export { E } from './e.ts'",
      "export * from './f.ts'",
      "const g = await import('node:fs')",
      "const from = 'nowhere'",
    ].join('\n')
    expect(importsOf(text).map(({ specifier, typeOnly }) => [specifier, typeOnly])).toEqual([
      ['./a.ts', false],
      ['./c.ts', true],
      ['side-effect', false],
      ['./e.ts', false],
      ['./f.ts', false],
      ['node:fs', false],
    ])
  })
})

describe('src', () => {
  it('has only imports of files that are there', () => {
    expect(files.length).toBeGreaterThan(100)
    const missing = files.flatMap((file) =>
      file.imports
        .map((imported) => target(file, imported))
        .filter((name) => name !== undefined && !byName.has(name))
        .map((name) => `${file.name} -> ${name ?? ''}`),
    )
    expect(missing).toEqual([])
  })

  it('imports only downwards', () => {
    const upward = files.flatMap((file) => {
      if (RIM.test(file.name) || file.name === 'errors.ts') return []
      const folder = folderOf(file.name)
      const allowed = ALLOWED[folder]
      if (allowed === undefined) return [`${file.name} is in no folder with a rule`]
      return file.imports
        .map((imported) => target(file, imported))
        .filter((name) => name !== undefined && name !== 'errors.ts')
        .filter((name = '') => folderOf(name) !== folder)
        .filter((name = '') => !allowed.includes(folderOf(name)) && !allowed.includes(name))
        .map((name) => `${file.name} -> ${name ?? ''}`)
    })
    expect(upward).toEqual([])
    expect(byName.get('errors.ts')?.imports).toEqual([])
  })

  it('reads settings only at the rim', () => {
    const readers = files.filter((file) =>
      file.imports.some((imported) =>
        ['config.ts', 'settings.ts'].includes(target(file, imported) ?? ''),
      ),
    )
    expect(readers.map(({ name }) => name).filter((name) => !RIM.test(name))).toEqual([])
  })

  it('has no cycles', () => {
    const cyclic = files.filter((file) =>
      file.imports.some((imported) => {
        const inside = imported.typeOnly ? undefined : target(file, imported)
        return inside !== undefined && reachableFrom(inside).files.has(file.name)
      }),
    )
    expect(cyclic.map(({ name }) => name)).toEqual([])
  })

  it.each(CONFINED)('has $name only where it belongs', ({ module, where }) => {
    const users = files.filter(({ imports }) =>
      imports.some(({ specifier }) => module.test(specifier)),
    )
    expect(users.map(({ name }) => name).filter((name) => !where.test(name))).toEqual([])
    expect(users).not.toEqual([])
  })

  it('reaches nothing of Node from index.ts', () => {
    const { files: reached, packages } = reachableFrom('index.ts')
    expect([...reached].filter((name) => NODE_FILES.test(name))).toEqual([])
    const names = [...packages].map((name) =>
      name
        .split('/')
        .slice(0, name.startsWith('@') ? 2 : 1)
        .join('/'),
    )
    expect([...new Set(names)].sort()).toEqual([
      '@valibot/to-json-schema',
      'hono',
      'minisearch',
      'valibot',
    ])
  })

  it('reaches nothing of hono, of the app or of Node from engine.ts', () => {
    const { files: reached, packages } = reachableFrom('engine.ts')
    expect([...reached].filter((name) => NODE_FILES.test(name) || /^http\//.test(name))).toEqual([])
    expect([...packages].sort()).toEqual(['minisearch', 'valibot'])
  })

  it.each([
    ['client.ts', /^client\//],
    ['instantsearch.ts', /^(?:client|instantsearch)\//],
  ])('reaches nothing of the service from %s', (entry, own) => {
    const { files: reached, packages } = reachableFrom(entry)
    expect([...reached].filter((name) => !own.test(name)).sort()).toEqual(
      [entry, 'errors.ts'].sort(),
    )
    expect([...packages]).toEqual(['hono/client'])
  })

  it('opens every file with a comment', () => {
    const silent = files.filter(({ text }) => !/^(?:#!.*\n)?\/\/ \S/.test(text))
    expect(silent.map(({ name }) => name)).toEqual([])
  })

  it('has no folder of more than 20 files', () => {
    const counts = new Map<string, number>()
    for (const { name } of files) counts.set(dirname(name), (counts.get(dirname(name)) ?? 0) + 1)
    expect([...counts].filter(([, count]) => count > 20)).toEqual([])
  })

  it('has no file of more than 250 lines', () => {
    const long = files.map(({ name, text }) => [name, text.split('\n').length - 1] as const)
    expect(long.filter(([, lines]) => lines > 250)).toEqual([])
  })
})
