// An HTTP server within bounds, which closes without losing a request.
import { createServer, type Server } from 'node:http'
import { Server as NetServer } from 'node:net'
import { setImmediate as nextTurn, setTimeout as wait } from 'node:timers/promises'

import { LedeError } from '../../errors.ts'
import { type Answer, boundConnections } from './bound-connections.ts'
import { boundRequests, OVERLOADED, pathOf, type Refuse } from './bound-requests.ts'
import type { ServingLimits } from './serving-limits.ts'

/** A server that can be closed. */
export interface BoundedServer {
  readonly server: Server
  /**
   * Closes: for `delayMs` it goes on as before, except that answers say `Connection: close` and
   * `/readyz` answers with a 503; then it takes no connections, and ends when what was asked is
   * answered, but no later than `limitMs` after the beginning.
   */
  readonly close: (delayMs: number, limitMs: number) => Promise<void>
}

/**
 * How long a connection on which nothing was asked yet may still ask when the server takes no further
 * ones, milliseconds: its request can be on the way. More than a round trip to anywhere.
 */
const LAST_REQUEST_MS = 300

/** Most turns of the event loop that are waited for nobody to come. */
const MAX_TURNS = 100

const STOPPING = new LedeError('not_ready', 'The service is stopping')

const OLD_PROTOCOL = new LedeError('invalid_request', 'Expected HTTP/1.0 or HTTP/1.1')

/** Makes a server whose requests are answered within bounds. */
export function createBoundedServer(
  limits: ServingLimits,
  answer: Answer,
  refuse: Refuse,
): BoundedServer {
  const { headersMs, requestMs, checkEveryMs, keepAliveMs, stalledMs } = limits
  const server = createServer({
    headersTimeout: headersMs,
    requestTimeout: requestMs,
    connectionsCheckingInterval: checkEveryMs,
    keepAliveTimeout: keepAliveMs,
  })
  server.setTimeout(stalledMs)
  let isStopping = false
  const requests = boundRequests(limits, answer, refuse)
  const connections = boundConnections(server, limits, {
    answer: (incoming, outgoing) => {
      if (incoming.httpVersionMajor !== 1) refuse(OLD_PROTOCOL, incoming, outgoing)
      else if (isStopping && pathOf(incoming) === '/readyz') refuse(STOPPING, incoming, outgoing)
      else requests.answer(incoming, outgoing)
    },
    refuse: (incoming, outgoing) => {
      refuse(OVERLOADED, incoming, outgoing)
    },
  })
  /**
   * Takes no more connections; gives what resolves when there are none. Whoever has connected and was
   * not let in would lose a request, so the door is shut when nobody has come for a turn of the event
   * loop in which nothing else was done.
   */
  const shut = async (): Promise<() => Promise<void>> => {
    const release = requests.hold()
    for (let turn = 0; turn < MAX_TURNS; turn++) {
      const before = connections.accepted()
      await nextTurn()
      if (connections.accepted() === before) break
    }
    // Not the HTTP server's own, which cuts off who has not read all of an answer yet.
    const closed = new Promise<void>((resolve) => {
      NetServer.prototype.close.call(server, () => {
        resolve()
      })
    })
    release()
    return () => closed
  }
  const close = async (delayMs: number, limitMs: number): Promise<void> => {
    isStopping = true
    connections.sayClose()
    const limit = setTimeout(() => {
      server.closeAllConnections()
    }, limitMs)
    await wait(Math.min(delayMs, limitMs))
    const closed = await shut()
    if (connections.size() > 0) await wait(Math.min(LAST_REQUEST_MS, limitMs))
    await nextTurn()
    connections.closeQuiet()
    await closed()
    clearTimeout(limit)
    // Of the HTTP server, too, which has a timer.
    server.close()
  }
  return { server, close }
}
