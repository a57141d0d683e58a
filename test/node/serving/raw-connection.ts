// A connection of which every byte is ours, to ask what no client library would.
import { once } from 'node:events'
import { connect, type Socket } from 'node:net'
import { onTestFinished } from 'vitest'

export interface RawConnection {
  readonly socket: Socket
  readonly send: (text: string) => void
  /** What came so far. */
  readonly received: () => string
  /** Resolves with all that came when the connection is closed, by whichever side. */
  readonly closed: Promise<string>
  /** Resolves when what came holds a text so many times. */
  readonly holds: (text: string, times?: number) => Promise<void>
}

/** Opens a connection; it is closed with the test. */
export async function openRaw(port: number): Promise<RawConnection> {
  const socket = connect(port, '127.0.0.1')
  onTestFinished(() => {
    socket.destroy()
  })
  let received = ''
  socket.setEncoding('latin1').on('data', (text) => (received += String(text)))
  // Connections that are cut off end with an error or without one.
  socket.on('error', () => undefined)
  const closed = new Promise<string>((resolve) => {
    socket.on('close', () => {
      resolve(received)
    })
  })
  await once(socket, 'connect')
  return {
    socket,
    send: (text) => socket.write(text),
    received: () => received,
    closed,
    holds: async (text, times = 1) => {
      while (received.split(text).length <= times) {
        if (socket.destroyed) throw new Error(`closed, after: ${received.slice(0, 500)}`)
        await Promise.race([once(socket, 'data'), closed])
      }
    },
  }
}

/** Writes a request for a path as it stands on the wire. */
export function asking(path: string, ...headers: readonly string[]): string {
  return [`GET ${path} HTTP/1.1`, 'Host: news.example', ...headers, '', ''].join('\r\n')
}

/** Gives the statuses of the answers in what came. */
export function statuses(received: string): number[] {
  return [...received.matchAll(/HTTP\/1\.1 (\d{3}) /g)].map(([, status]) => Number(status))
}
