// Streams take turns with everything else, however many there are and however fast they are read.
import { createServer, get } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, it } from 'vitest'
import { streamText } from '../../../src/http/export/stream-text.ts'

const server = createServer((_, response) => response.end())
afterEach(() => {
  server.close()
})

/** Asks the server over a socket, which takes several rounds of the event loop. */
async function ask(): Promise<number | undefined> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo // of a server on TCP
  return new Promise((resolve, reject) => {
    get({ port, agent: false }, ({ statusCode }) => {
      resolve(statusCode)
    }).on('error', reject)
  })
}

// eslint-disable-next-line @typescript-eslint/require-await
async function* endless(): AsyncGenerator<string, void> {
  for (;;) yield 'a line of an export that does not end\n'
}

describe('streamText', () => {
  it.each([1, 2, 5])(
    'lets sockets be served beside %d streams that are never waited for',
    async (count) => {
      const errors: unknown[] = []
      const readers = Array.from({ length: count }, () =>
        streamText(endless(), (error) => errors.push(error)).getReader(),
      )
      let isAnswered = false
      const read = async (reader: ReadableStreamDefaultReader<Uint8Array>): Promise<number> => {
        let bytes = 0
        while (!isAnswered) bytes += (await reader.read()).value?.byteLength ?? 0
        await reader.cancel()
        return bytes
      }
      const reading = Promise.all(readers.map(read))
      const status = await ask()
      isAnswered = true
      expect(status).toBe(200)
      for (const bytes of await reading) expect(bytes).toBeGreaterThan(0)
      expect(errors).toEqual([])
    },
  )

  it('joins lines to parts that are worth sending, and loses none', async () => {
    const lines = Array.from({ length: 5000 }, (_, i) => `line ${i} é\n`)
    // eslint-disable-next-line @typescript-eslint/require-await
    async function* all(): AsyncGenerator<string, void> {
      yield* lines
    }
    const parts: Uint8Array[] = []
    for await (const part of streamText(all(), () => undefined)) parts.push(part)
    expect(Buffer.concat(parts).toString()).toBe(lines.join(''))
    expect(parts.length).toBeLessThan(5)
  })
})

describe('a stream that nobody takes any more', () => {
  it.each([
    ['a line that comes', () => Promise.resolve({ done: false as const, value: 'late\n' })],
    ['the end', () => Promise.resolve({ done: true as const, value: undefined })],
    ['a failure', () => Promise.reject(new Error('connection lost'))],
  ])('passes over %s after it was left', async (_, come) => {
    const errors: unknown[] = []
    let arrive: () => void = () => undefined
    const arrival = new Promise<void>((resolve) => (arrive = resolve))
    let ask: () => void = () => undefined
    const asked = new Promise<void>((resolve) => (ask = resolve))
    const lines: AsyncIterator<string> = {
      next: async () => {
        ask()
        await arrival
        return come()
      },
    }
    const reader = streamText(lines, (error) => errors.push(error)).getReader()
    const reading = reader.read()
    await asked
    await reader.cancel()
    arrive()
    expect((await reading).done).toBe(true)
    await new Promise((resolve) => setImmediate(resolve))
    expect(errors).toEqual([])
  })
})
