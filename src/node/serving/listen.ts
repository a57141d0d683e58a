// Listening on a port, and the reasons why that fails.
import type { Server } from 'node:http'

import { LedeError } from '../../errors.ts'

/** Where a server can be reached. */
export interface ServerAddress {
  /** `http://127.0.0.1:3000`, without a slash at its end. */
  readonly url: string
  readonly port: number
}

/**
 * Connections that may wait to be let in. Where there are more, their clients try again a second later;
 * Node's 511 is a burst that a busy moment has. Linux takes up to 4096 (`net.core.somaxconn`).
 */
const BACKLOG = 4096

/**
 * Begins to listen.
 * @throws LedeError `invalid_config` for a port or host that cannot be had.
 */
export async function listen(server: Server, port: number, host: string): Promise<ServerAddress> {
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject)
      server.listen({ port, host, backlog: BACKLOG }, () => {
        server.off('error', reject)
        resolve()
      })
    })
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : ''
    const reason = UNUSABLE[code]
    if (reason === undefined) throw error
    throw new LedeError('invalid_config', `Cannot serve on ${host}, port ${port}: ${reason}`, {
      cause: error,
    })
  }
  const bound = server.address()
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port
  return { url: `http://${toUrlHost(host)}:${boundPort}`, port: boundPort }
}

/** Why a port cannot be had, by Node's error code. */
const UNUSABLE: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program is using it. Choose another port with `--port` or `PORT`.',
  EACCES: 'this user may not use it. Choose a port from 1024 with `--port` or `PORT`.',
  EADDRNOTAVAIL: 'this machine has no such address.',
  ENOTFOUND: 'no such host.',
}

function toUrlHost(host: string): string {
  // "All addresses" is no address to go to.
  if (host === '0.0.0.0' || host === '::' || host === '') return 'localhost'
  return host.includes(':') ? `[${host}]` : host
}
