// Watching feeds on a server of our own:
//  1. What is new comes into the index, what is there stays.
//  2. An unchanged feed is not read again, a failing one disturbs no other and is asked less often.
//  3. Aborting ends it at once, whatever it is at.
import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { buildIndex } from '../../../src/store/build-index.ts'
import { withIndexLock } from '../../../src/store/lock/index-lock.ts'
import { readIndexedStories } from '../../../src/store/read-index.ts'
import { writeIndex } from '../../../src/store/write-index.ts'
import { type WatchEvent, watchSources } from '../../../src/node/sources/watch-sources.ts'
import { scratchFolder, STORIES } from '../../store/sample.ts'
import { localServer } from '../fetch/local-server.ts'

const rss = (...titles: readonly string[]): string =>
  `<rss version="2.0"><channel>${titles
    .map(
      (title) => `<item><title>${title}</title><link>https://wire.example/${title}</link></item>`,
    )
    .join('')}</channel></rss>`

const fetch = { allowPrivate: true }
const titlesIn = async (directory: string): Promise<string[]> =>
  (await readIndexedStories(directory)).map(({ title }) => title).sort()

/** Watches until `isEnough` of the events so far. */
async function watchUntil(
  addresses: readonly string[],
  directory: string,
  isEnough: (events: readonly WatchEvent[]) => boolean,
): Promise<readonly WatchEvent[]> {
  const events: WatchEvent[] = []
  const stop = new AbortController()
  await watchSources(addresses, directory, {
    everyMs: 20,
    fetch,
    signal: stop.signal,
    onEvent: (event) => {
      events.push(event)
      if (isEnough(events)) stop.abort()
    },
  })
  return events
}
const ofKind = <K extends WatchEvent['kind']>(
  events: readonly WatchEvent[],
  kind: K,
): Extract<WatchEvent, { kind: K }>[] =>
  events.filter((event): event is Extract<WatchEvent, { kind: K }> => event.kind === kind)

describe('watchSources', () => {
  it('makes an index and adds what is new to it', async () => {
    const directory = join(await scratchFolder(), 'index')
    let asked = 0
    const { url } = await localServer((_, response) => {
      asked++
      // A feed shows its newest only.
      response.end(asked === 1 ? rss('A', 'B') : rss('B', 'C'))
    })
    const events = await watchUntil([url], directory, (all) => ofKind(all, 'indexed').length === 2)
    expect(ofKind(events, 'indexed')).toMatchObject([
      { added: 2, changed: 0, stories: 2 },
      { added: 1, changed: 0, stories: 3 },
    ])
    expect(await titlesIn(directory)).toEqual(['A', 'B', 'C'])
  })

  it('keeps the stories of an index that somebody else made', async () => {
    const directory = join(await scratchFolder(), 'index')
    await writeIndex(buildIndex(STORIES), directory)
    const { url } = await localServer((_, response) => response.end(rss('A')))
    await watchSources([url], directory, { once: true, fetch })
    expect(await titlesIn(directory)).toEqual([...STORIES.map(({ title }) => title), 'A'].sort())
  })

  it('reads an unchanged feed once, and indexes nothing anew for it', async () => {
    const directory = join(await scratchFolder(), 'index')
    const { url, requests } = await localServer((request, response) => {
      const isKnown = request.headers['if-none-match'] === '"v1"'
      response.writeHead(isKnown ? 304 : 200, { etag: '"v1"' }).end(isKnown ? '' : rss('A'))
    })
    const events = await watchUntil([url], directory, (all) => ofKind(all, 'read').length === 3)
    expect(
      ofKind(events, 'read').map(({ stories, isUnchanged }) => [stories, isUnchanged]),
    ).toEqual([
      [1, false],
      [0, true],
      [0, true],
    ])
    expect(ofKind(events, 'indexed')).toHaveLength(1)
    expect(requests[0]?.headers['if-none-match']).toBeUndefined()
    // Watching again begins with what is kept: it may never have come into the index.
    const again = await watchUntil([url], directory, (all) => ofKind(all, 'read').length === 1)
    expect(again).toMatchObject([{ kind: 'read', stories: 1, isUnchanged: true }])
  })

  it('goes on when a feed fails, asks it less often, and reads it when it is back', async () => {
    const directory = join(await scratchFolder(), 'index')
    let asked = 0
    const bad = await localServer((_, response) => {
      asked++
      if (asked <= 2) response.writeHead(500).end()
      else response.end(rss('Back'))
    })
    const good = await localServer((_, response) => response.end(rss('A')))
    const events = await watchUntil(
      [bad.url, good.url],
      directory,
      (all) => ofKind(all, 'indexed').length === 2,
    )
    expect(ofKind(events, 'failed')).toMatchObject([
      {
        source: `${bad.url}/`,
        reason: 'answered 500 Internal Server Error',
        failures: 1,
        retryInMs: 40,
      },
      { failures: 2, retryInMs: 80 },
    ])
    expect(await titlesIn(directory)).toEqual(['A', 'Back'])
  })

  it('leaves a server alone for as long as it asks', async () => {
    const directory = join(await scratchFolder(), 'index')
    const { url, requests } = await localServer((_, response) => {
      response.writeHead(429, { 'retry-after': '3600' }).end()
    })
    const other = await localServer((_, response) => response.end(rss('A')))
    const events = await watchUntil(
      [url, other.url],
      directory,
      (all) => ofKind(all, 'read').length === 5,
    )
    expect(ofKind(events, 'failed')).toMatchObject([{ failures: 1, retryInMs: 3_600_000 }])
    expect(requests).toHaveLength(1)
  })

  it('reports what an answer holds that is no feed, and goes on', async () => {
    const directory = join(await scratchFolder(), 'index')
    const { url } = await localServer((_, response) => response.end('<?xml version="1.0"?><oops/>'))
    const events: WatchEvent[] = []
    const onEvent = (event: WatchEvent): void => void events.push(event)
    await watchSources([url], directory, { once: true, fetch, onEvent })
    expect(events).toMatchObject([{ kind: 'read', stories: 0, issues: [{ source: `${url}/` }] }])
  })

  it('tries again later while another build holds the folder', async () => {
    const directory = join(await scratchFolder(), 'index')
    await writeIndex(buildIndex(STORIES), directory)
    const { url } = await localServer((_, response) => response.end(rss('A')))
    const events = await withIndexLock(directory, () =>
      watchUntil([url], directory, (all) => ofKind(all, 'not_indexed').length === 2),
    )
    expect(ofKind(events, 'not_indexed')[0]?.reason).toMatch(/^Another build/)
    expect(await titlesIn(directory)).not.toContain('A')
  })

  it('blames no feed for a disk that keeps no answers, and indexes what it told', async () => {
    const directory = await scratchFolder()
    await writeFile(join(directory, 'fetched'), 'no folder')
    const { url } = await localServer((_, response) => response.end(rss('A')))
    const events = await watchUntil([url], directory, (all) => ofKind(all, 'not_kept').length === 3)
    expect(ofKind(events, 'failed')).toEqual([])
    expect(ofKind(events, 'not_kept')[0]).toEqual({
      kind: 'not_kept',
      source: `${url}/`,
      reason: expect.stringContaining(`\`${join(directory, 'fetched')}\``) as string,
    })
    expect(await titlesIn(directory)).toEqual(['A'])
  })

  it('removes what killed processes left among the answers', async () => {
    const directory = await scratchFolder()
    const fetched = join(directory, 'fetched')
    await mkdir(fetched)
    const left = join(fetched, '0123.body.tmp-17')
    await writeFile(left, '')
    await utimes(left, 0, 0)
    await writeFile(join(fetched, '4567.json.tmp-18'), 'being written')
    await writeFile(join(fetched, 'notes.txt'), '')
    await utimes(join(fetched, 'notes.txt'), 0, 0)
    const { url } = await localServer((_, response) => response.end(rss('A')))
    await watchSources([url], directory, { once: true, fetch })
    expect((await readdir(fetched)).filter((name) => !/^\w{32}\./.test(name)).sort()).toEqual([
      '4567.json.tmp-18',
      'notes.txt',
    ])
  })

  it('throws for an index that is damaged, rather than replace it', async () => {
    const directory = await scratchFolder()
    await writeFile(join(directory, 'manifest.json'), '{')
    const { url } = await localServer((_, response) => response.end(rss('A')))
    await expect(watchSources([url], directory, { fetch })).rejects.toMatchObject({
      code: 'index_damaged',
    })
  })

  it('ends when it is aborted while a server says nothing', async () => {
    const directory = join(await scratchFolder(), 'index')
    const stop = new AbortController()
    const { url } = await localServer(() => {
      stop.abort()
    })
    const events: WatchEvent[] = []
    const onEvent = (event: WatchEvent): void => void events.push(event)
    await watchSources([url], directory, { fetch, signal: stop.signal, onEvent })
    expect(events).toEqual([])
  })

  it.each(['wire', 'ftp://wire.example/', ''])('refuses to watch %j', async (address) => {
    await expect(watchSources([address], 'nowhere')).rejects.toMatchObject({
      code: 'invalid_config',
    })
  })
})
