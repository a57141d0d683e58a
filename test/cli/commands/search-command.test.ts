// `lede search` and `lede inspect` on an index on disk, and what every command has in common.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

import { buildIndex } from '../../../src/store/build-index.ts'
import { writeIndex } from '../../../src/store/write-index.ts'
import { manyStories, scratchFolder, STORIES } from '../../store/sample.ts'
import { built, lede } from '../lede.ts'

/** A folder with an index of the sample stories in `index-data`. */
async function newsroom(stories = STORIES): Promise<string> {
  const cwd = await scratchFolder()
  await writeIndex(buildIndex(stories), join(cwd, 'index-data'))
  return cwd
}

describe.skipIf(!built)('lede search', () => {
  it('prints the answer as JSON and exits with 0 when something was found', async () => {
    const { code, stdout, stderr } = await lede(['search', 'ferry'], { cwd: await newsroom() })
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(JSON.parse(stdout)).toMatchObject({ q: 'ferry', totalHits: 1, hits: [{ id: 'ferry' }] })
  })

  it('exits with 1 when nothing was found', async () => {
    const { code, stdout } = await lede(['search', 'zzzzzz'], { cwd: await newsroom() })
    expect(code).toBe(1)
    expect(JSON.parse(stdout)).toMatchObject({ totalHits: 0, hits: [] })
  })

  it('takes several words, an excluded one, and a limit', async () => {
    const cwd = await newsroom(manyStories(5))
    const words = ['search', '--limit', '2', '--', 'harbour', 'report', '-edition']
    expect(JSON.parse((await lede(words, { cwd })).stdout)).toMatchObject({
      q: 'harbour report -edition',
      totalHits: 0,
    })
    const { stdout } = await lede(['search', 'harbour', 'report', '--limit', '2'], { cwd })
    expect(JSON.parse(stdout)).toMatchObject({ totalHits: 5, pageSize: 2 })
  })

  it('writes all that matches, whole, as a table or as JSON Lines', async () => {
    const cwd = await newsroom(manyStories(150))
    const table = await lede(['search', 'harbour', 'report', '--format', 'csv'], { cwd })
    expect({ ...table, stdout: table.stdout.split('\r\n', 1)[0] }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^id,kind,title,/) as unknown,
      stderr: '',
    })
    expect(table.stdout.trimEnd().split('\r\n')).toHaveLength(151)
    const lines = (await lede(['search', '--format', 'ndjson'], { cwd })).stdout.trimEnd()
    const stories = lines.split('\n').map((line): unknown => JSON.parse(line))
    expect(stories).toHaveLength(150)
    expect(stories[0]).toHaveProperty('body')
  })

  it('writes no rows and exits with 1 where nothing is to be written', async () => {
    const cwd = await newsroom()
    const none = await lede(['search', 'zzzzzz', '--format', 'csv'], { cwd })
    expect(none).toMatchObject({ code: 1, stderr: '' })
    expect(none.stdout.trimEnd()).toMatch(/^id,[^\n]+$/)
    const both = await lede(['search', 'ferry', '--format', 'csv', '--limit', '5'], { cwd })
    expect(both).toMatchObject({ code: 2, stdout: '' })
  })

  it('says in one line what is wrong with a limit or a missing index', async () => {
    const cwd = await newsroom()
    expect(await lede(['search', 'ferry', '--limit', '0'], { cwd })).toMatchObject({
      code: 2,
      stdout: '',
      stderr: 'lede: Expected `--limit` to be an integer from 1 to 100, received "0"\n',
    })
    expect(await lede(['search', 'ferry', '--index', 'none'], { cwd })).toEqual({
      code: 1,
      stdout: '',
      stderr: 'lede: No index in `none`. Run `lede index --out none` to build it.\n',
    })
  })

  it('prints text into a pipe where that is asked for, in colours where they are', async () => {
    const cwd = await newsroom()
    const args = ['search', '--text', 'ferry']
    const plain = await lede(args, { cwd })
    expect({ code: plain.code, stderr: plain.stderr }).toEqual({ code: 0, stderr: '' })
    expect(plain.stdout).toMatch(/^1 story for ferry .*\n\n1\. Harbour ferry resumes/)
    expect(plain.stdout).not.toContain('\u001b')
    const environment = { FORCE_COLOR: '1', COLUMNS: '40' }
    const coloured = await lede(args, { cwd, environment })
    expect(coloured.stdout).toContain('\u001b[33m')
    // eslint-disable-next-line no-control-regex -- escapes of colours are what is taken away
    const lines = coloured.stdout.replace(/\u001b\[\d+m/g, '').split('\n')
    expect(Math.max(...lines.slice(2).map((line) => line.length))).toBeLessThanOrEqual(40)
    const both = await lede([...args, '--json'], { cwd })
    expect(both).toMatchObject({ code: 2, stdout: '' })
  })

  it('does not mind settings that are for a server', async () => {
    const run = { cwd: await newsroom(), environment: { PORT: 'tcp://10.0.0.1:80' } }
    expect(await lede(['search', 'ferry'], run)).toMatchObject({ code: 0 })
    expect(await lede(['serve'], run)).toMatchObject({ code: 2 })
  })

  it('finds synonyms from a file, and refuses a faulty one with its line', async () => {
    const cwd = await newsroom()
    await writeFile(join(cwd, 'words.txt'), '# boats\nvaporetto, ferry\n')
    const found = await lede(['search', 'vaporetto'], {
      cwd,
      environment: { LEDE_SYNONYMS: 'words.txt' },
    })
    expect(JSON.parse(found.stdout)).toMatchObject({
      hits: [{ id: 'ferry' }],
      interpretation: { synonyms: { vaporetto: ['ferry'] } },
    })
    await writeFile(join(cwd, 'words.txt'), 'vaporetto, ferry\nlone\n')
    const refused = await lede(['search', '--synonyms', 'words.txt', 'ferry'], { cwd })
    expect(refused.code).not.toBe(0)
    expect(refused.stderr).toMatch(/^lede: words\.txt:2: Expected words that mean the same.*\n$/)
  })

  it('ends quietly when its reader has enough', async () => {
    const cwd = await newsroom(manyStories(400))
    const cli = fileURLToPath(new URL('../../../dist/cli.js', import.meta.url))
    const child = spawn(process.execPath, [cli, 'search', 'report', '--limit', '100'], { cwd })
    let stderr = ''
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text))
    child.stdout.destroy()
    const [code] = (await once(child, 'close')) as [number]
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  })
})

describe.skipIf(!built)('lede inspect', () => {
  it('says what an index holds', async () => {
    const { code, stdout } = await lede(['inspect'], { cwd: await newsroom() })
    expect(code).toBe(0)
    expect(stdout).toContain('stories     3 (2 articles, 1 teaser)\n')
    expect(stdout).toMatch(/^file {8}stories-[0-9a-f]{12}\.jsonl {2}\d+ bytes$/m)
    expect(stdout).toMatch(/^segment {5}[0-9a-f]{16} {2}3 stories, 0 deleted, [\d,]+ bytes$/m)
  })

  it('gives the same as JSON', async () => {
    const { stdout } = await lede(['inspect', '--json'], { cwd: await newsroom() })
    expect(JSON.parse(stdout)).toMatchObject({
      formatVersion: 2,
      counts: { stories: 3 },
      segments: [{ stories: 3 }],
    })
  })

  it('refuses a damaged index with exit code 1', async () => {
    const cwd = await newsroom()
    await writeFile(join(cwd, 'index-data', 'manifest.json'), '{')
    expect(await lede(['inspect'], { cwd })).toEqual({
      code: 1,
      stdout: '',
      stderr:
        'lede: The index in `index-data` is damaged: `manifest.json` is no JSON. Run `npm run index` (or `lede index`) to build it.\n',
    })
  })
})

describe.skipIf(!built)('lede', () => {
  it.each([
    [['serch', 'x'], "unknown command 'serch' (Did you mean search?)"],
    [['serve', '--prot', '1'], "unknown option '--prot' (Did you mean --port?)"],
  ])('says for %j what was meant', async (args, said) => {
    expect(await lede(args, { cwd: await scratchFolder() })).toEqual({
      code: 2,
      stdout: '',
      stderr: `lede: ${said}\n`,
    })
  })

  it.each([
    [['--help']],
    [['serve', '--help']],
    [['index', '--help']],
    [['search', '--help']],
    [['doctor', '--help']],
  ])('documents its exit codes with %j', async (args) => {
    const { code, stdout } = await lede(args, { cwd: await scratchFolder() })
    expect(code).toBe(0)
    expect(stdout).toContain('Exit codes:')
  })

  it('documents the exit codes of a command only with it', async () => {
    const { stdout } = await lede(['inspect', '--help'], { cwd: await scratchFolder() })
    expect(stdout).toMatch(/there is no index/)
    expect(stdout).not.toMatch(/--strict|SIGINT/)
  })

  it('tells its version', async () => {
    const { code, stdout } = await lede(['--version'], { cwd: await scratchFolder() })
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringMatching(/^\d+\.\d+\.\d+\n$/) as unknown,
    })
  })

  it.each<[string[], RegExp]>([
    [['serve', '--prot', '1'], /^lede: unknown option '--prot' \(Did you mean --port\?\)\n$/],
    [['explode'], /^lede: unknown command 'explode'. See `lede --help`\n$/],
    [['watch'], /^lede: missing required argument 'addresses'. See `lede watch --help`\n$/],
    [['search', '-kohli'], /^lede: unknown option '-kohli'. A query .* `lede search -- -word`\n$/],
    [['completion', 'cmd'], /^lede: .*'cmd' is invalid .* Allowed choices are bash, zsh, fish.\n$/],
    [['serve', '--port', 'many'], /^lede: Expected `--port` to be an integer .*"many"\n$/],
    [['index', '--time-zone', 'Mars'], /^lede: Expected `--time-zone` to be an IANA .*"Mars"\n$/],
  ])('answers %j with one line and exit code 2', async (args, message) => {
    const { code, stdout, stderr } = await lede(args, { cwd: await scratchFolder() })
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(message)
  })
})
