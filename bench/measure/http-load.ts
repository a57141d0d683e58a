// How fast does a server answer many requests over connections that stay open? A plain client over
// sockets: it costs little beside the server and times each answer to the microsecond.
import { connect, type Socket } from 'node:net'

export interface LoadOptions {
  /** `http://127.0.0.1:3000`. */
  readonly origin: string
  /** Asked for in turn, each connection from a place of its own. */
  readonly paths: readonly string[]
  /** Each sends its next request when it has its answer. */
  readonly connections: number
  readonly durationMs: number
}

export interface LoadResult {
  /** From the request's last byte to the answer's last byte, one value a request. */
  readonly latenciesMs: readonly number[]
  readonly requestsPerSecond: number
  /** Mean length of an answer's body, bytes. */
  readonly bodyBytes: number
}

/**
 * Sends requests until the time is up.
 * @throws Error when an answer is not 200, has no length, or a connection fails.
 */
export async function loadHttp(options: LoadOptions): Promise<LoadResult> {
  const { origin, paths, connections, durationMs } = options
  const requests = paths.map((path) => renderRequest(new URL(path, origin)))
  const tally: Tally = { latenciesMs: [], bodyBytes: 0 }
  const started = performance.now()
  const untilMs = started + durationMs
  await Promise.all(
    Array.from({ length: connections }, (_, number) => {
      const first = Math.floor((number / connections) * requests.length)
      return runConnection(new URL(origin), requests, first, untilMs, tally)
    }),
  )
  const seconds = (performance.now() - started) / 1000
  return {
    latenciesMs: tally.latenciesMs,
    requestsPerSecond: tally.latenciesMs.length / seconds,
    bodyBytes: tally.bodyBytes / tally.latenciesMs.length,
  }
}

interface Tally {
  readonly latenciesMs: number[]
  bodyBytes: number
}

function renderRequest(url: URL): Buffer {
  const target = url.pathname + url.search
  return Buffer.from(`GET ${target} HTTP/1.1\r\nHost: ${url.host}\r\nAccept: */*\r\n\r\n`)
}

function runConnection(
  { hostname, port }: URL,
  requests: readonly Buffer[],
  first: number,
  untilMs: number,
  tally: Tally,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect({ host: hostname, port: Number(port), noDelay: true })
    let next = first
    let sentMs = 0
    const send = (): void => {
      const request = requests[next % requests.length]
      next++
      if (request === undefined) throw new RangeError('Expected paths to ask for, received none')
      sentMs = performance.now()
      socket.write(request)
    }
    readAnswers(socket, (bodyBytes) => {
      const now = performance.now()
      tally.latenciesMs.push(now - sentMs)
      tally.bodyBytes += bodyBytes
      if (now < untilMs) send()
      else socket.end()
    })
    socket.once('connect', send)
    socket.once('error', reject)
    socket.once('close', (failed: boolean) => {
      if (failed) return
      if (performance.now() < untilMs) reject(new Error('The server closed a connection'))
      else resolve()
    })
  })
}

const HEAD_END = '\r\n\r\n'

/** Calls back for each whole answer on a socket; destroys it with an error at one that is no 200. */
function readAnswers(socket: Socket, onAnswer: (bodyBytes: number) => void): void {
  let head = ''
  let bodyBytes = 0
  let missing = 0
  socket.on('data', (chunk: Buffer) => {
    let rest = chunk
    if (missing === 0) {
      // latin1: one character a byte, so that lengths agree.
      head += rest.toString('latin1')
      const end = head.indexOf(HEAD_END)
      if (end === -1) return
      const length = /^content-length: *(\d+)\r?$/im.exec(head.slice(0, end + 2))?.[1]
      if (!head.startsWith('HTTP/1.1 200 ') || length === undefined) {
        socket.destroy(new Error(`Expected 200 and a length, received ${head.slice(0, end)}`))
        return
      }
      bodyBytes = Number(length)
      const beginning = head.length - end - HEAD_END.length
      rest = rest.subarray(rest.length - beginning)
      missing = bodyBytes
      head = ''
    }
    missing -= rest.length
    if (missing === 0) onAnswer(bodyBytes)
    else if (missing < 0) socket.destroy(new Error('Received more than one answer to a request'))
  })
}
