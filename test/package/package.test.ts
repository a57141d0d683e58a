// Does the package work for those who install it? Packs a copy of the repository, installs the tarball
// beside hono into an empty project, and uses it there as strangers do.
import { type ExecFileException, execFile } from 'node:child_process'
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import * as v from 'valibot'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url))
const fixtures = fileURLToPath(new URL('project/', import.meta.url))
const tsc = join(root, 'node_modules/typescript/bin/tsc')

/** What packing reads. node_modules is linked. */
const PACKED = ['package.json', 'tsconfig.json', 'tsconfig.build.json', 'src', 'LICENSE'] as const
const WORDS = ['README.md', 'CHANGELOG.md'] as const

interface Finished {
  readonly code: number
  readonly stdout: string
  readonly stderr: string
}

/** Runs a program to its end, for at most two minutes, without what npm tells the tests of itself. */
async function run(program: string, args: readonly string[], cwd: string): Promise<Finished> {
  const inherited = Object.entries(process.env).filter(
    ([name]) =>
      !/^(?:INIT_CWD$|npm_(?:package|lifecycle|command|config_local_prefix)|LEDE_)/.test(name),
  )
  const env = { ...Object.fromEntries(inherited), NODE_NO_WARNINGS: '1' }
  return new Promise((resolve) => {
    const finish = (error: ExecFileException | null, stdout: string, stderr: string): void => {
      const code = typeof error?.code === 'number' ? error.code : error === null ? 0 : -1
      resolve({ code, stdout, stderr: code === -1 ? `${error?.message ?? ''}\n${stderr}` : stderr })
    }
    execFile(program, args, { cwd, env, timeout: 120_000 }, finish).stdin?.end()
  })
}

/** The same for a program that has to succeed. */
async function succeed(program: string, args: readonly string[], cwd: string): Promise<string> {
  const finished = await run(program, args, cwd)
  if (finished.code === 0) return finished.stdout
  throw new Error(`${program} ${args.join(' ')}\n${finished.stdout}${finished.stderr}`)
}

/** What `npm pack --json` says. */
const PackedSchema = v.array(
  v.object({ filename: v.string(), files: v.array(v.object({ path: v.string() })) }),
)

/** Packs a copy, so that building it disturbs nobody who runs from dist/. */
async function pack(folder: string): Promise<{ tarball: string; names: readonly string[] }> {
  const copy = join(folder, 'copy')
  await mkdir(copy)
  for (const name of [...PACKED, ...WORDS]) {
    await cp(join(root, name), join(copy, name), { recursive: true })
  }
  await symlink(join(root, 'node_modules'), join(copy, 'node_modules'), 'dir')
  const json = await succeed('npm', ['pack', '--json', '--pack-destination', folder], copy)
  // npm's answer, after what the build printed.
  const [packed] = v.parse(PackedSchema, JSON.parse(json.slice(json.search(/^\[/m))))
  if (packed === undefined) throw new Error(json)
  return { tarball: join(folder, packed.filename), names: packed.files.map(({ path }) => path) }
}

/** What embed.ts prints wherever it runs. */
const EMBEDDED = {
  titles: ['Old <mark>Bridge</mark> Reopens'],
  didYouMean: 'bridge',
  refused: 'invalid_request',
  german: 1,
  mounted: { status: 200, body: { totalHits: 1, hits: [{ id: 'ferry' }] } },
  asked: { kind: { article: 1 } },
}

describe('the packed tarball', () => {
  let folder = ''
  let project = ''
  let names: readonly string[] = []
  let unreachable = false
  /** What the compiler says of an app that has no types of Node, and of one that has. */
  let checked: { readonly embedding: Finished; readonly node: Finished } | undefined

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'lede-package-'))
    project = join(folder, 'project')
    await mkdir(project)
    await writeFile(join(project, 'package.json'), '{ "private": true, "type": "module" }')
    const packed = await pack(folder)
    names = packed.names
    const asked = await run('npm', ['view', 'hono', 'version', '--fetch-retries=1'], project)
    unreachable = asked.code !== 0
    if (unreachable) {
      console.warn('skipped: the installed package (the npm registry cannot be reached)')
      return
    }
    const install = ['install', '--no-audit', '--no-fund', packed.tarball, 'hono']
    await succeed('npm', install, project)
    await cp(fixtures, project, { recursive: true })
    await writeFile(
      join(project, 'stories.jsonl'),
      '{"title":"Old Bridge Reopens","body":"Cyclists crossed first."}\n' +
        '{"title":"Ferry Stops for Winter","body":"The river freezes."}\n',
    )
    const others = (await readdir(fixtures)).filter((name) => name !== 'embed.ts')
    const typeRoots = [join(root, 'node_modules/@types')]
    checked = {
      embedding: await compile({ types: [], lib: ['es2023', 'dom', 'dom.iterable'] }, ['embed.ts']),
      node: await compile({ types: ['node'], typeRoots, lib: ['es2023'] }, others),
    }
  }, 300_000)
  afterAll(() => rm(folder, { recursive: true, force: true }))

  /** Compiles files of the project strictly, the declarations of all packages included. */
  async function compile(options: object, files: readonly string[]): Promise<Finished> {
    const compilerOptions = { strict: true, target: 'es2023', module: 'nodenext', ...options }
    await writeFile(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions, files }))
    return run(process.execPath, [tsc], project)
  }

  it('holds the build, the words and nothing else', () => {
    const others = names.filter((name) => !/^dist\/.*\.(?:js|d\.ts)$/.test(name))
    expect([...others].sort()).toEqual(['CHANGELOG.md', 'LICENSE', 'README.md', 'package.json'])
    expect(names).toEqual(
      expect.arrayContaining([
        'dist/cli.js',
        'dist/index.js',
        'dist/index.d.ts',
        'dist/engine.js',
        'dist/engine.d.ts',
        'dist/languages.js',
        'dist/languages.d.ts',
        'dist/node.js',
        'dist/node.d.ts',
        'dist/client.js',
        'dist/client.d.ts',
        'dist/instantsearch.js',
        'dist/instantsearch.d.ts',
      ]),
    )
  })

  describe('installed', () => {
    beforeEach((context) => {
      if (unreachable) context.skip()
    })

    it('typechecks in an app that has no types of Node', () => {
      expect(checked?.embedding).toMatchObject({ code: 0, stdout: '' })
    })

    it('typechecks in an app of Node, which runs and ends by itself', async () => {
      expect(checked?.node).toMatchObject({ code: 0, stdout: '' })
      const { code, stdout, stderr } = await run(process.execPath, ['serve.js'], project)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(JSON.parse(stdout)).toMatchObject({
        stories: 2,
        status: 200,
        answer: { totalHits: 1, hits: [{ title: 'Old Bridge Reopens' }] },
      })
    })

    it('loads no module of Node when `lede` is imported, and leaves nothing open', async () => {
      const args = ['--import', './record-imports.js', 'embed.js']
      const { code, stdout, stderr } = await run(process.execPath, args, project)
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toMatchObject(EMBEDDED)
      const imported = stderr.split('\n').filter((line) => line.startsWith('import '))
      expect(imported.some((line) => line.endsWith('/lede/dist/index.js'))).toBe(true)
      expect(imported.filter((line) => !line.startsWith('import file:'))).toEqual([])
    })

    it('loads no module of hono when `lede/engine` is imported', async () => {
      const args = ['--import', './record-imports.js', 'functions.js']
      const { code, stdout, stderr } = await run(process.execPath, args, project)
      expect(code).toBe(0)
      expect(JSON.parse(stdout)).toEqual({ titles: ['Ferry Stops for Winter'] })
      const imported = stderr.split('\n').filter((line) => line.startsWith('import '))
      expect(imported.some((line) => line.endsWith('/lede/dist/engine.js'))).toBe(true)
      expect(imported.filter((line) => line.includes('/hono/'))).toEqual([])
    })

    it('runs where there is no `process` and no `Buffer`', async () => {
      const flags = ['--experimental-vm-modules', '--experimental-import-meta-resolve']
      const args = [...flags, 'bare-context.js']
      const { code, stdout, stderr } = await run(process.execPath, args, project)
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
      expect(JSON.parse(stdout)).toMatchObject({
        ...EMBEDDED,
        runtime: ['undefined', 'undefined'],
      })
    })

    it('brings the `lede` command', async () => {
      const lede = join(project, 'node_modules/.bin/lede')
      expect(await succeed(lede, ['--version'], project)).toMatch(/^\d+\.\d+\.\d+\n$/)
      expect(await succeed(lede, ['--help'], project)).toContain('Usage: lede')
      const indexed = await succeed(lede, ['index', 'stories.jsonl'], project)
      expect(indexed).toContain('2 stories')
      const answer: unknown = JSON.parse(await succeed(lede, ['search', 'ferry'], project))
      expect(answer).toMatchObject({ totalHits: 1, hits: [{ title: 'Ferry Stops for Winter' }] })
    })

    it.each(['lede/dist/index.js', 'lede/src/index.ts', 'lede/http', 'lede/node.js'])(
      'does not offer %s',
      async (specifier) => {
        const args = ['--input-type=module', '-e', `await import('${specifier}')`]
        const { code, stderr } = await run(process.execPath, args, project)
        expect(code).toBe(1)
        expect(stderr).toContain('ERR_PACKAGE_PATH_NOT_EXPORTED')
      },
    )

    it('offers its package.json', async () => {
      const script =
        "import it from 'lede/package.json' with { type: 'json' }; console.log(it.name)"
      const args = ['--input-type=module', '-e', script]
      expect(await succeed(process.execPath, args, project)).toBe('lede\n')
    })
  })
})
