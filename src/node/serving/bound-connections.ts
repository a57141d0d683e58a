// Bounds on connections: how many are open, and one request after another on each. The next begins when
// the last answer is sent, so a client that does not read is not answered.
import type { IncomingMessage, Server, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import process from 'node:process'

import type { ServingLimits } from './serving-limits.ts'

/** Answers a request; the answer is over when the response closes. */
export type Answer = (incoming: IncomingMessage, outgoing: ServerResponse) => void

/** What is done with the requests of bounded connections. */
export interface Answers {
  readonly answer: Answer
  /** Answers the last request of a connection that has sent too many; the connection closes after it. */
  readonly refuse: Answer
}

/** The open connections of a server. */
export interface Connections {
  /** Those that are open. */
  readonly size: () => number
  /** Those that there ever were. */
  readonly accepted: () => number
  /** From now on answers say `Connection: close` where no further request waits behind them. */
  readonly sayClose: () => void
  /** Closes those on which nothing is asked, now and as soon as nothing is. */
  readonly closeQuiet: () => void
}

interface Exchange {
  readonly incoming: IncomingMessage
  readonly outgoing: ServerResponse
}

interface Connection {
  /** Asked and not answered, oldest first; the first is being answered. */
  readonly pending: Exchange[]
  /** Requests after the first that were parsed, looked at or not. */
  ahead: number
  /** It has sent too many: what comes now is not looked at. */
  isOver: boolean
}

/** Has the requests of a server answered within bounds. */
export function boundConnections(
  server: Server,
  { maxConnections, maxAhead, maxAheadInAll }: ServingLimits,
  { answer, refuse }: Answers,
): Connections {
  const connections = new Map<Socket, Connection>()
  /** Those on which nothing is asked, longest first. */
  const quiet = new Set<Socket>()
  let aheadInAll = 0
  let accepted = 0
  let saysClose = false
  let closesQuiet = false

  const forget = (socket: Socket): void => {
    aheadInAll -= connections.get(socket)?.ahead ?? 0
    connections.delete(socket)
    quiet.delete(socket)
  }
  const cutOff = (socket: Socket): void => {
    forget(socket)
    socket.destroy()
  }
  const becomeQuiet = (socket: Socket): void => {
    if (closesQuiet) cutOff(socket)
    else quiet.add(socket)
  }
  const mayClose = ({ pending }: Connection): void => {
    const [first] = pending
    if (saysClose && pending.length === 1 && first?.outgoing.headersSent === false) {
      first.outgoing.shouldKeepAlive = false
    }
  }

  const answerFirst = (socket: Socket, connection: Connection): void => {
    // Gone, or closed by what the last answer said: nobody waits for the rest.
    if (!socket.writable || !connections.has(socket)) return
    const [first] = connection.pending
    if (first === undefined) {
      becomeQuiet(socket)
      return
    }
    const { incoming, outgoing } = first
    outgoing.once('close', () => {
      connection.pending.shift()
      if (connection.pending.length > 0) {
        connection.ahead--
        aheadInAll--
      }
      answerFirst(socket, connection)
    })
    mayClose(connection)
    if (connection.isOver && connection.pending.length === 1) {
      outgoing.shouldKeepAlive = false
      refuse(incoming, outgoing)
    } else answer(incoming, outgoing)
  }

  server.on('connection', (socket) => {
    accepted++
    connections.set(socket, { pending: [], ahead: 0, isOver: false })
    quiet.add(socket)
    socket.once('close', () => {
      forget(socket)
    })
    const [longest] = quiet
    if (connections.size > maxConnections && longest !== undefined) cutOff(longest)
  })
  server.on('request', (incoming, outgoing) => {
    const { socket } = incoming
    const connection = connections.get(socket)
    // Node goes on to parse what it has read of a connection that was cut off.
    if (connection === undefined) return
    const { pending } = connection
    if (pending.length > 0) {
      connection.ahead++
      aheadInAll++
      if (aheadInAll > maxAheadInAll) {
        cutOff(socket)
        return
      }
      if (connection.isOver) return
    }
    connection.isOver = pending.length > maxAhead
    pending.push({ incoming, outgoing })
    if (pending.length > 1) return
    quiet.delete(socket)
    // When all is parsed that was read, so that it is known whether more was sent ahead.
    process.nextTick(answerFirst, socket, connection)
  })

  return {
    size: () => connections.size,
    accepted: () => accepted,
    sayClose: () => {
      saysClose = true
      for (const connection of connections.values()) mayClose(connection)
    },
    closeQuiet: () => {
      closesQuiet = true
      for (const socket of [...quiet]) cutOff(socket)
    },
  }
}
