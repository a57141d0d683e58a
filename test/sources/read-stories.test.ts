import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { type ReadProgress, readStories } from '../../src/sources/read-stories.ts'
import { chunksOf } from './byte-chunks.ts'

const PAGE =
  'Ferry Sinks\n\nFerry Sinks\n\nPost by : X\n\nOct. 25, 2025 6 p.m. 5\n\nNobody was hurt.\n'

let folder = ''
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lede-stories-'))
})
afterEach(() => {
  rmSync(folder, { recursive: true, force: true })
})

function write(name: string, content: string | Uint8Array): string {
  const path = join(folder, name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return path
}

describe('readStories', () => {
  it('reads folders with their folders, and gives every story its path there', async () => {
    write('b/page.txt', PAGE)
    write('a.json', '[{"title":"A"}]')
    write('c/d/e.JSONL', '{"title":"E"}\n{"title":"F"}')
    write('n.ndjson', '{"title":"N"}')
    const stories = await readStories([folder])
    expect(stories.map(({ title, source }) => [title, source]).sort()).toEqual([
      ['A', 'a.json'],
      ['E', 'c/d/e.JSONL'],
      ['F', 'c/d/e.JSONL'],
      ['Ferry Sinks', 'b/page.txt'],
      ['N', 'n.ndjson'],
    ])
    expect(stories.files).toBe(4)
    expect(stories.issues).toEqual([])
  })

  it('reads feeds, web pages and Markdown, and joins those of one address', async () => {
    const text = 'The ferry from the old port sank on Saturday evening, in calm weather. '.repeat(4)
    write(
      'feed.xml',
      `<rss version="2.0"><channel><link>https://a.example/</link><item><title>Ferry down</title>
       <link>https://a.example/ferry?utm_source=rss</link><description>It sank…</description>
       <pubDate>Sat, 25 Oct 2025 17:49:00 GMT</pubDate></item></channel></rss>`,
    )
    write(
      'saved/ferry.html',
      `<!doctype html><link rel="canonical" href="http://www.a.example/ferry"><h1>Ferry Sinks</h1><p>${text}</p>`,
    )
    write('post.md', '---\ntitle: Bridge\n---\nIt *opens*.')
    write('saved/without-ending', '<feed><entry><title>Tunnel</title></entry></feed>')
    const stories = await readStories([folder])
    expect(stories).toMatchObject([
      {
        kind: 'article',
        title: 'Ferry Sinks',
        body: text.trim(),
        publishedAt: '2025-10-25T17:49:00+00:00',
        source: 'saved/ferry.html',
      },
      { title: 'Bridge', body: 'It opens.' },
      { title: 'Tunnel', kind: 'teaser' },
    ])
    expect(stories).toMatchObject({ files: 4, issues: [] })
  })

  it('finds the format by the content, unless it is told', async () => {
    const feed = write(
      'feed.txt',
      '<rss version="2.0"><channel><item><title>A</title></item></channel></rss>',
    )
    expect(await readStories([feed])).toMatchObject([{ kind: 'teaser', title: 'A' }])
    const stories = await readStories([write('a.json', '# A\n\nText.')], { format: 'markdown' })
    expect(stories).toMatchObject([{ title: 'A', body: 'Text.' }])
  })

  it('passes over hidden files and other kinds in folders', async () => {
    write('.hidden.txt', PAGE)
    write('.git/page.txt', PAGE)
    write('README.md', PAGE)
    write('picture.png', new Uint8Array([0xff, 0xd8]))
    write('LICENSE', 'Permission is granted.')
    write('empty', '')
    const stories = await readStories([folder])
    expect([...stories]).toEqual([])
    expect(stories).toMatchObject({ files: 0, issues: [] })
  })

  it('follows links and does not go round in circles', async () => {
    write('real/page.txt', PAGE)
    symlinkSync(folder, join(folder, 'real', 'up'))
    symlinkSync(join(folder, 'real', 'page.txt'), join(folder, 'link.txt'))
    symlinkSync(join(folder, 'nowhere.txt'), join(folder, 'broken.txt'))
    const stories = await readStories([folder])
    expect(stories.map(({ title }) => title)).toEqual(['Ferry Sinks'])
    expect(stories.files).toBe(2)
    expect(stories.issues).toEqual([{ source: 'broken.txt', reason: 'no such file or folder' }])
  })

  it('reports what is no file, by itself and in a folder, and waits for nobody', async () => {
    write('page.txt', PAGE)
    const pipe = join(folder, 'pipe.json')
    const made = spawnSync('mkfifo', [pipe])
    const socket = join(folder, 'socket.txt')
    const server = createServer().listen(socket)
    onTestFinished(() => void server.close())
    await once(server, 'listening')
    symlinkSync('/dev/null', join(folder, 'zero.xml'))
    const hint = 'not a file; give its content to standard input, and read `-`'
    const expected = [
      ...(made.status === 0 ? [{ source: 'pipe.json', reason: `a pipe, ${hint}` }] : []),
      { source: 'socket.txt', reason: `a socket, ${hint}` },
      { source: 'zero.xml', reason: `a device, ${hint}` },
    ]
    const { issues, files } = await readStories([folder])
    expect({ issues, files }).toEqual({ issues: expected, files: 1 })
    const alone = await readStories([socket, '/dev/null'])
    expect(alone.issues.map(({ reason }) => reason)).toEqual([
      `a socket, ${hint}`,
      `a device, ${hint}`,
    ])
  })

  it.each([
    ['page', PAGE, 'Ferry Sinks'],
    ['wire.data', '  [{"title": "A"}]', 'A'],
    ['wire.log', '\ufeff{"title": "A"}', 'A'],
    ['.hidden', PAGE, 'Ferry Sinks'],
  ])(
    'tells the format of the file %s, given by name, by its first character',
    async (name, content, title) => {
      const stories = await readStories([write(name, content)])
      expect(stories).toMatchObject([{ title, source: name }])
    },
  )

  it('reads standard input, once', async () => {
    const stories = await readStories(['-', '-'], { stdin: chunksOf(PAGE) })
    expect(stories).toMatchObject([{ title: 'Ferry Sinks', source: 'stdin' }])
    expect(stories.files).toBe(1)
  })

  it('reports an address that is not of the web', async () => {
    expect((await readStories(['ftp://news.example/feed'])).issues).toEqual([
      {
        source: 'ftp://news.example/feed',
        reason: 'not an address that is fetched: only http and https are',
      },
    ])
  })

  it('reports what cannot be read and keeps the rest', async () => {
    write('bad.txt', new Uint8Array([0x46, 0xff, 0xfe, 0x0a]))
    write('bad.json', '[\n{"title":')
    write('bad.jsonl', '{"title":"A"}\noops\n{"title":"B"}\n')
    write('empty.txt', '')
    write('empty.json', '')
    write('good.txt', PAGE)
    const stories = await readStories([folder, join(folder, 'missing.txt')])
    expect(stories.map(({ title }) => title).sort()).toEqual(['A', 'B', 'Ferry Sinks'])
    expect(stories.issues).toEqual([
      { source: join(folder, 'missing.txt'), reason: 'no such file or folder' },
      { source: 'bad.json', line: 2, reason: 'bad JSON' },
      { source: 'bad.jsonl', line: 2, reason: 'bad JSON' },
      { source: 'bad.txt', reason: 'not UTF-8' },
    ])
    expect(stories.files).toBe(6)
  })

  it.skipIf(process.getuid?.() === 0)('reports a file without permission', async () => {
    chmodSync(write('secret.txt', PAGE), 0)
    const { issues, files } = await readStories([folder])
    expect(issues).toEqual([{ source: 'secret.txt', reason: 'no permission to read' }])
    expect(files).toBe(0)
  })

  it('gives dates without a zone the offset of the zone that is set', async () => {
    const stories = await readStories([write('page.txt', PAGE)], { timeZone: 'Asia/Dubai' })
    expect(stories).toMatchObject([{ publishedAt: '2025-10-25T18:00:00+04:00' }])
  })

  it('refuses a time zone that nobody knows', async () => {
    await expect(readStories([], { timeZone: 'Mars/Base' })).rejects.toMatchObject({
      code: 'invalid_config',
      message: expect.stringContaining('"Mars/Base"') as unknown,
    })
  })

  it('tells its progress after each file and within long ones', async () => {
    write('a.txt', PAGE)
    write('b.jsonl', Array.from({ length: 2500 }, (_, i) => `{"title":"T${i}"}`).join('\n'))
    const told: ReadProgress[] = []
    await readStories([folder], { onProgress: (progress) => told.push(progress) })
    expect(told.map(({ files, filesTotal, stories }) => [files, filesTotal, stories])).toEqual([
      [1, 2, 1],
      [1, 2, 1001],
      [1, 2, 2001],
      [2, 2, 2501],
    ])
  })

  it('gives the same stories whatever the order of sources and the names of files', async () => {
    const teaser = 'Ferry sinks\nA snippet.\nOct. 25, 2025 6 p.m. 9\n'
    const page = write('one/page.txt', `${PAGE}\nTrending News\n\n${teaser}`)
    const other = write('two/other.txt', `Another\nIts snippet.\nOct. 24, 2025 noon 1\n${teaser}`)
    const renamed = write('three/renamed.txt', `${PAGE}\nTrending News\n\n${teaser}`)
    const stories = await readStories([page, other])
    expect(stories).toMatchObject([
      { title: 'Ferry Sinks', views: 9, lists: ['latest', 'trending'] },
      { title: 'Another' },
    ])
    expect([...(await readStories([other, page]))]).toEqual([...stories])
    expect((await readStories([other, renamed])).map(({ id }) => id)).toEqual(
      stories.map(({ id }) => id),
    )
  })
})
