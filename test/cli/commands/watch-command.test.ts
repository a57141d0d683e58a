// `lede watch` as a process: what it logs, what it leaves, how it stops.
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import { readIndexedStories } from '../../../src/store/read-index.ts'
import { scratchFolder } from '../../store/sample.ts'
import { localServer } from '../../node/fetch/local-server.ts'
import { built, lede, startServer, startWatch } from '../lede.ts'

const feed = (...titles: readonly string[]): string =>
  `<rss version="2.0"><channel>${titles.map((title) => `<item><title>${title}</title></item>`).join('')}</channel></rss>`

describe.skipIf(!built)('lede watch', () => {
  it('asks once with --once, and logs what came of it', async () => {
    const cwd = await scratchFolder()
    const { url } = await localServer((_, response) => response.end(feed('A', 'B')))
    const { code, stdout } = await lede(
      ['watch', url, '--once', '--allow-private', '--out', 'news'],
      { cwd },
    )
    expect(code).toBe(0)
    const log = stdout
      .trim()
      .split('\n')
      .map((line): unknown => JSON.parse(line))
    expect(log).toMatchObject([
      { msg: 'watching', addresses: 1, everyMs: 900_000 },
      { msg: 'read', source: `${url}/`, stories: 2, isUnchanged: false },
      { msg: 'indexed', added: 2, changed: 0, stories: 2 },
      { msg: 'stopped' },
    ])
    expect(await readIndexedStories(join(cwd, 'news'))).toHaveLength(2)
  })

  it('exits with 1 with --once where something could not be fetched', async () => {
    const cwd = await scratchFolder()
    const { code, stdout } = await lede(['watch', 'http://127.0.0.1:1/', '--once'], { cwd })
    expect({ code, stdout }).toEqual({
      code: 1,
      stdout: expect.stringContaining('private or special address') as unknown,
    })
  })

  it.each(['SIGINT', 'SIGTERM'] as const)('stops on %s with exit code 0', async (signal) => {
    const cwd = await scratchFolder()
    const { url } = await localServer((_, response) => response.end(feed('A')))
    const watch = await startWatch([url, '--every', '1s', '--allow-private'], { cwd }, 'indexed')
    watch.child.kill(signal)
    expect(await watch.ended).toBe(0)
    expect(watch.log.slice(-2)).toMatchObject([{ msg: 'stopping', signal }, { msg: 'stopped' }])
  })

  it.each([
    [['watch'], /missing required argument 'addresses'/],
    [['watch', 'feed.xml'], /Expected an http or https address to watch, received "feed\.xml"/],
    [['watch', 'http://a.example', '--every', 'often'], /Expected `--every` to be a time/],
  ])('refuses %j', async (args, reason) => {
    const { code, stderr } = await lede(args, { cwd: await scratchFolder() })
    expect({ code, stderr }).toEqual({ code: 2, stderr: expect.stringMatching(reason) as unknown })
  })

  it('feeds a server that runs, which takes over each new index', async () => {
    const cwd = await scratchFolder()
    let titles = ['Ferry']
    const { url } = await localServer((_, response) => response.end(feed(...titles)))
    const watch = await startWatch([url, '--every', '1s', '--allow-private'], { cwd }, 'indexed')
    const server = await startServer([], { cwd })
    const find = async (q: string): Promise<unknown> =>
      ((await (await fetch(`${server.url}/search?q=${q}`)).json()) as { totalHits: unknown })
        .totalHits
    expect([await find('ferry'), await find('bridge')]).toEqual([1, 0])
    titles = ['Bridge']
    const replaced = await server.logged('index replaced')
    expect(replaced).toMatchObject({ stories: 2 })
    expect([await find('ferry'), await find('bridge')]).toEqual([1, 1])
    for (const { child } of [watch, server]) child.kill('SIGTERM')
    expect([await watch.ended, await server.ended]).toEqual([0, 0])
  })
})
