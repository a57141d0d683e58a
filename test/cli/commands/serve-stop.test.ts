// `lede serve` that is told to stop while clients go on asking, as behind a load balancer.
import { mkdir, writeFile } from 'node:fs/promises'
import { Agent, get, type IncomingMessage } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { describe, expect, it } from 'vitest'

import { manyStories, scratchFolder } from '../../store/sample.ts'
import { asking, openRaw, statuses } from '../../node/serving/raw-connection.ts'
import { built, startServer } from '../lede.ts'

async function newsroom(): Promise<string> {
  const cwd = await scratchFolder()
  await mkdir(join(cwd, 'seeds'))
  await writeFile(join(cwd, 'seeds', 'stories.json'), JSON.stringify(manyStories(30)))
  return cwd
}

/**
 * Asks over a connection that is kept; gives the answer when all of it is there, else an error's code: `refused`
 * where the connection was new and the service never took it.
 */
function ask(url: string, agent: Agent): Promise<IncomingMessage | string> {
  return new Promise((resolve) => {
    const failed = (error: Error): void => {
      resolve('code' in error ? String(error.code) : error.message)
    }
    const request = get(url, { agent }, (response) => {
      text(response).then(() => {
        resolve(response)
      }, failed)
    })
    request.on('error', (error) => {
      // A connection that waits to be taken when the door shuts is reset instead of refused.
      if (request.reusedSocket) failed(error)
      else resolve('refused')
    })
  })
}

describe.skipIf(!built)('a service that is told to stop', () => {
  it('loses no request of clients that ask on and on', async () => {
    const server = await startServer(['--stop-delay-ms', '500'], { cwd: await newsroom() })
    const seen = { answered: 0, afterwards: 0 }
    const client = async (): Promise<string> => {
      const agent = new Agent({ keepAlive: true, maxSockets: 1 })
      for (;;) {
        const answer = await ask(`${server.url}/search?q=report`, agent)
        // Refused at the door: nothing was sent, and a load balancer asks elsewhere.
        if (typeof answer === 'string') return answer
        if (answer.statusCode !== 200) return String(answer.statusCode)
        if (answer.headers.connection === 'close') seen.afterwards++
        if (++seen.answered === 200) server.child.kill('SIGTERM')
      }
    }
    const ends = await Promise.all(Array.from({ length: 16 }, client))
    expect(new Set(ends)).toEqual(new Set(['refused']))
    expect(seen.afterwards).toBeGreaterThan(16)
    expect(await server.ended).toBe(0)
    expect(server.log.filter(({ msg }) => msg === 'request')).toHaveLength(seen.answered)
  })

  it('says that it is not ready, and that connections close, while it still answers', async () => {
    const args = ['--stop-delay-ms', '600000', '--drain-ms', '600000']
    const server = await startServer(args, { cwd: await newsroom() })
    const kept = await openRaw(server.port)
    kept.send(asking('/healthz'))
    await kept.holds('alive')
    server.child.kill('SIGTERM')
    await server.logged('draining')
    const ready = await fetch(`${server.url}/readyz`)
    expect(ready.status).toBe(503)
    expect(ready.headers.get('Retry-After')).toMatch(/^\d+$/)
    expect(await ready.json()).toMatchObject({
      code: 'not_ready',
      detail: 'The service is stopping',
    })
    const search = await fetch(`${server.url}/search?q=report`)
    expect(search.status).toBe(200)
    expect(search.headers.get('Connection')).toBe('close')
    expect((await fetch(`${server.url}/healthz`)).status).toBe(200)
    // What was sent ahead is answered, too, and only the last answer closes.
    kept.send(asking('/search?q=report') + asking('/search?q=harbour') + asking('/healthz'))
    const received = await kept.closed
    expect(statuses(received)).toEqual([200, 200, 200, 200])
    expect(received.match(/^Connection: close\r$/gm)).toHaveLength(1)
    server.child.kill('SIGTERM')
    expect(await server.ended).toBe(143)
  })
})
