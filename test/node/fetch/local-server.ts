// A server on loopback that answers as a test wants, and remembers what it was asked.
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import { onTestFinished } from 'vitest'

export interface LocalServer {
  /** `http://127.0.0.1:12345` */
  readonly url: string
  readonly port: number
  readonly requests: readonly IncomingMessage[]
}

/** Starts a server that stops with the test. */
export async function localServer(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  host = '127.0.0.1',
): Promise<LocalServer> {
  const requests: IncomingMessage[] = []
  const server = createServer((request, response) => {
    requests.push(request)
    answer(request, response)
  })
  server.listen(0, host)
  await once(server, 'listening')
  onTestFinished(() => {
    server.closeAllConnections()
    server.close()
  })
  const bound = server.address()
  if (typeof bound !== 'object' || bound === null) throw new Error('no port')
  return { url: `http://${host}:${bound.port}`, port: bound.port, requests }
}
