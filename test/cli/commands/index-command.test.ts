import { existsSync } from 'node:fs'
import { mkdir, open, readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

import { segmentOfCompiled } from '../../../src/store/file-names.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { writeIndex } from '../../../src/store/write-index.ts'
import { readStories } from '../../../src/sources/read-stories.ts'
import { manyStories, scratchFolder, STORIES } from '../../store/sample.ts'
import { localServer } from '../../node/fetch/local-server.ts'
import { built, lede } from '../lede.ts'

const realPage = fileURLToPath(new URL('../../../../shared/seeds/', import.meta.url))
if (!existsSync(realPage)) console.warn('skipped: the real page (no ../shared/seeds)')

/** A folder with `seeds/stories.jsonl`: three stories and as many faulty lines as asked. */
async function newsroom(faults = 0): Promise<string> {
  const cwd = await scratchFolder()
  await mkdir(join(cwd, 'seeds'))
  const lines = [
    ...STORIES.map((story) => JSON.stringify(story)),
    ...Array.from({ length: faults }, () => '{'),
  ]
  await writeFile(join(cwd, 'seeds', 'stories.jsonl'), lines.join('\n'))
  return cwd
}

describe.skipIf(!built)('lede index', () => {
  it('builds index-data from seeds and sums up', async () => {
    const cwd = await newsroom()
    const { code, stdout, stderr } = await lede(['index'], { cwd })
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '3 stories (2 articles, 1 teaser) from 1 file, 0 issues, written to index-data\n',
    })
    expect(stderr).toBe('Reading 1/1 files\nIndexing 3/3 stories\n')
    expect(await readdir(join(cwd, 'index-data'))).toContain('manifest.json')
  })

  it.skipIf(!existsSync(realPage))('finds 16 stories on the real page', async () => {
    const cwd = await scratchFolder()
    const { stdout } = await lede(['index', realPage, '--out', 'elsewhere'], { cwd })
    expect(stdout).toBe(
      '16 stories (1 article, 15 teasers) from 1 file, 0 issues, written to elsewhere\n',
    )
  })

  it('reads standard input and the folder from the environment', async () => {
    const cwd = await scratchFolder()
    const { code, stdout } = await lede(['index', '-'], {
      cwd,
      environment: { LEDE_INDEX: 'from-environment' },
      input: JSON.stringify(STORIES),
    })
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: expect.stringContaining(
        'from 1 file, 0 issues, written to from-environment',
      ) as unknown,
    })
  })

  it('reads what is given as the format that --format names', async () => {
    const cwd = await scratchFolder()
    const input = '# Ferry Sinks\nNobody was hurt.'
    const { code, stdout } = await lede(['index', '-', '--format', 'markdown'], { cwd, input })
    expect({ code, stdout: stdout.slice(0, 22) }).toEqual({
      code: 0,
      stdout: '1 story (1 article, 0 ',
    })
    const wrong = await lede(['index', '-', '--format', 'word'], { cwd, input })
    expect(wrong).toMatchObject({ code: 2, stderr: expect.stringContaining('markdown') as unknown })
  })

  it('fetches addresses, private ones if it may, and asks only for what has changed', async () => {
    const cwd = await scratchFolder()
    const feed = '<rss version="2.0"><channel><item><title>Ferry</title></item></channel></rss>'
    const { url, requests } = await localServer((request, response) => {
      const isKnown = request.headers['if-none-match'] === '"v1"'
      response.writeHead(isKnown ? 304 : 200, { etag: '"v1"' }).end(isKnown ? '' : feed)
    })
    const refused = await lede(['index', url], { cwd })
    expect(refused).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('private') as unknown,
    })
    expect(requests).toEqual([])
    for (const status of [200, 304]) {
      const { code, stdout } = await lede(['index', url, '--allow-private'], { cwd })
      expect({ status, code, stdout }).toEqual({
        status,
        code: 0,
        stdout: '1 story (0 articles, 1 teaser) from 1 file, 0 issues, written to index-data\n',
      })
    }
    expect(requests.map(({ headers }) => headers['if-none-match'])).toEqual([undefined, '"v1"'])
    expect(await lede(['index', url, '--allow-private', '--check'], { cwd })).toMatchObject({
      code: 0,
    })
  })

  it('refuses a feed of 100 MB and one that expands without end, and names them', async () => {
    const cwd = await scratchFolder()
    const start = '<?xml version="1.0"?><rss version="2.0"><channel>'
    const handle = await open(join(cwd, 'huge.xml'), 'w')
    await handle.write(start)
    const items = Buffer.alloc(2 ** 20, '<item><title>A headline</title></item>')
    for (let written = 0; written < 100; written++) await handle.write(items)
    await handle.close()
    const entities = Array.from({ length: 20 }, (_, i) => {
      return `<!ENTITY a${i + 1} "${`&a${i};`.repeat(20)}">`
    })
    const bomb = `<!DOCTYPE rss [<!ENTITY a0 "ha">${entities.join('')}]>${start.slice(21)}`
    const item = '<item><title>Bomb</title><description>&a20;</description></item></channel></rss>'
    await writeFile(join(cwd, 'bomb.xml'), bomb + item)
    await writeFile(join(cwd, 'deep.html'), '<div>'.repeat(2_000_000))
    const { stdout, stderr } = await lede(['index', 'huge.xml', 'bomb.xml', 'deep.html'], { cwd })
    expect(stderr).toContain('\nhuge.xml: over 32 MiB; only JSON Lines may be\n')
    expect(stderr).toContain('\ndeep.html: elements nested over 200 deep\n')
    expect(stdout).toMatch(/^1 story \(0 articles, 1 teaser\) from 3 files, 2 issues/)
  })

  it('reports issues with file and line, counts what is too many, and goes on', async () => {
    const cwd = await newsroom(25)
    const { code, stdout, stderr } = await lede(['index'], { cwd })
    expect(code).toBe(0)
    expect(stdout).toContain('3 stories (2 articles, 1 teaser) from 1 file, 25 issues, written')
    const reported = stderr.split('\n').filter((line) => /^stories\.jsonl:\d+: ./.test(line))
    expect(reported).toHaveLength(20)
    expect(reported[0]).toMatch(/^stories\.jsonl:4: /)
    expect(stderr).toContain('\n... and 5 more issues\n')
  })

  it('writes the index and exits with 3 when there are issues and --strict', async () => {
    const cwd = await newsroom(1)
    expect(await lede(['index', '--strict'], { cwd })).toMatchObject({ code: 3 })
    expect(await readdir(join(cwd, 'index-data'))).toContain('manifest.json')
    expect(await lede(['index', '--strict'], { cwd: await newsroom() })).toMatchObject({ code: 0 })
  })

  it('leaves the old index as it is when the sources hold no story', async () => {
    const cwd = await newsroom()
    await lede(['index'], { cwd })
    const before = await readFile(join(cwd, 'index-data', 'manifest.json'), 'utf8')
    await writeFile(join(cwd, 'empty.jsonl'), '')
    const { code, stdout, stderr } = await lede(['index', 'empty.jsonl', 'gone'], { cwd })
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' })
    expect(stderr).toMatch(
      /^lede: No story in `empty\.jsonl`, `gone` \(1 file, 1 issue\)\. No index was written\.$/m,
    )
    expect(await readFile(join(cwd, 'index-data', 'manifest.json'), 'utf8')).toBe(before)
  })

  it('dates stories in the zone that is set', async () => {
    const cwd = await scratchFolder()
    const input = '{"title":"T","body":"B","date":"2025-10-25T18:10:00"}'
    await lede(['index', '-', '--time-zone', 'Asia/Dubai'], { cwd, input })
    const { stdout } = await lede(['inspect', '--json'], { cwd })
    expect(stdout).toContain('"newest": "2025-10-25T18:10:00+04:00"')
  })
})

describe.skipIf(!built)('lede index of many stories', () => {
  it('builds on threads what buildIndex builds, and tells how far it is', async () => {
    const cwd = await scratchFolder()
    // More than a thread pays for, and texts that are cut into several segments.
    const stories = manyStories(3000).map((story) => ({
      ...story,
      body: `${story.body} `.repeat(90),
    }))
    const input = stories.map((story) => JSON.stringify(story)).join('\n')
    const { code, stderr } = await lede(['index', '-'], { cwd, input })
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /^Reading 1\/1 files\n(?:Indexing \d+\/3000 stories.*\n)*Indexing 3000\/3000/,
    )
    const [threads, expected] = [join(cwd, 'index-data'), join(cwd, 'expected')]
    await writeFile(join(cwd, 'stories.jsonl'), input)
    const read = await readStories([join(cwd, 'stories.jsonl')])
    const index = buildIndex(read.map((story) => ({ ...story, source: 'stdin' })))
    expect(index.segments.length).toBeGreaterThan(1)
    await writeIndex(index, expected)
    const names = await readdir(expected)
    const others = (await readdir(threads)).filter((name) => !names.includes(name))
    const compiled = index.segments.map(({ name }) => name).sort()
    expect(others.map(segmentOfCompiled).sort()).toEqual(compiled)
    for (const name of names) {
      const bytes = await readFile(join(threads, name))
      expect(bytes.equals(await readFile(join(expected, name))), name).toBe(true)
    }
    expect(await lede(['index', '-', '--check'], { cwd, input })).toMatchObject({ code: 0 })
  })
})

describe.skipIf(!built)('lede index --check', () => {
  it('exits with 0 when the index is what the sources make, and writes nothing', async () => {
    const cwd = await newsroom()
    await lede(['index'], { cwd })
    expect(await lede(['index', '--check'], { cwd })).toMatchObject({
      code: 0,
      stdout: '`index-data` is what these sources make.\n',
    })
  })

  it('exits with 1 and says so when it is not, and leaves it', async () => {
    const cwd = await newsroom()
    await lede(['index'], { cwd })
    await writeFile(join(cwd, 'seeds', 'more.json'), '{"title":"New","body":"story"}')
    for (let run = 0; run < 2; run++) {
      const { code, stderr } = await lede(['index', '--check'], { cwd })
      expect(code).toBe(1)
      expect(stderr).toContain('`index-data` is not what these sources make: it holds 3 stories')
    }
  })

  it('exits with 1 when there is no index, and makes none', async () => {
    const cwd = await newsroom()
    const { code, stderr } = await lede(['index', '--check'], { cwd })
    expect(code).toBe(1)
    expect(stderr).toContain(
      'lede: No index in `index-data`. Run `npm run index` (or `lede index`) to build it.\n',
    )
    expect(await readdir(cwd)).toEqual(['seeds'])
  })
})
