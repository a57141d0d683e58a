// `lede serve` under a flood of requests that nobody reads the answers of, in a process with little memory.
import { connect } from 'node:net'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it, onTestFinished } from 'vitest'

import { manyStories, scratchFolder } from '../../store/sample.ts'
import { built, startServer } from '../lede.ts'

/** Heap of the process, megabytes: it holds a small index with ease, and not the answers to the flood. */
const HEAP_MB = 96

/** Bytes that each connection sends, and how many there are. */
const FLOOD_BYTES = 655_000
const CONNECTIONS = 10

function flood(port: number, path: string): void {
  const request = `GET ${path} HTTP/1.1\r\nHost: news.example\r\n\r\n`
  for (let number = 0; number < CONNECTIONS; number++) {
    const socket = connect(port, '127.0.0.1')
    socket.on('error', () => undefined)
    socket.pause()
    socket.write(request.repeat(Math.ceil(FLOOD_BYTES / request.length)))
    onTestFinished(() => {
      socket.destroy()
    })
  }
}

describe.skipIf(!built)('a flood that nobody reads the answers of', () => {
  it.each(['/docs', '/search?q=harbour&pageSize=100', '/nothing', '/healthz'])(
    'of %s leaves the service alive and others answered',
    async (path) => {
      const cwd = await scratchFolder()
      await mkdir(join(cwd, 'seeds'))
      await writeFile(join(cwd, 'seeds', 'stories.json'), JSON.stringify(manyStories(200)))
      const environment = { NODE_OPTIONS: `--max-old-space-size=${HEAP_MB}` }
      // Long enough that nothing is refused for a machine that is slow.
      const server = await startServer(['--timeout-ms', '60000'], { cwd, environment })
      flood(server.port, path)
      for (let asked = 0; asked < 100; asked++) {
        const other = asked % 2 === 0 ? '/search?q=harbour' : '/healthz'
        expect((await fetch(server.url + other)).status).toBe(200)
      }
      expect(server.child.exitCode).toBeNull()
      server.child.kill('SIGTERM')
      expect(await server.ended).toBe(0)
    },
  )
})
