import { getRequestListener } from '@hono/node-server'
import { createServer, IncomingMessage } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { Socket } from 'node:net'
import { describe, expect, it } from 'vitest'

import { createClientAddress, type TrustProxy } from '../../../src/node/serving/client-address.ts'

const request = new Request('http://localhost/')

/** A request as Node has it, from this address, with this X-Forwarded-For. */
function envOf(remoteAddress: string | undefined, forwardedFor?: string): object {
  const socket = Object.defineProperty(new Socket(), 'remoteAddress', { value: remoteAddress })
  const incoming = new IncomingMessage(socket)
  if (forwardedFor !== undefined) incoming.headers['x-forwarded-for'] = forwardedFor
  return { incoming }
}

describe('createClientAddress', () => {
  it.each<[TrustProxy, string, string | undefined, string]>([
    // Nobody is believed: whatever the header says, it is the connection's.
    [false, '192.0.2.1', undefined, '192.0.2.1'],
    [false, '192.0.2.1', '198.51.100.7', '192.0.2.1'],
    [false, '::ffff:192.0.2.1', undefined, '192.0.2.1'],
    // So many proxies: what the last of them wrote, never what a client wrote before.
    [1, '10.0.0.1', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    [2, '10.0.0.1', '203.0.113.9, 198.51.100.7', '203.0.113.9'],
    [3, '10.0.0.1', '203.0.113.9, 198.51.100.7', '203.0.113.9'],
    [1, '10.0.0.1', undefined, '10.0.0.1'],
    // Proxies by their addresses.
    [['10.0.0.0/8'], '10.0.0.1', '203.0.113.9, 198.51.100.7', '198.51.100.7'],
    [['10.0.0.0/8'], '10.0.0.1', '203.0.113.9, 10.9.9.9', '203.0.113.9'],
    [['10.0.0.0/8'], '192.0.2.1', '203.0.113.9', '192.0.2.1'],
    [['loopback'], '127.0.0.1', '203.0.113.9', '203.0.113.9'],
    [['loopback'], '::1', '203.0.113.9', '203.0.113.9'],
    // IPv6: by network.
    [false, '2001:db8:1:2:3:4:5:6', undefined, '2001:db8:1:2::/64'],
    [false, '2001:db8:1:2:ffff::9', undefined, '2001:db8:1:2::/64'],
    [false, 'fe80::1%eth0', undefined, 'fe80::/64'],
    // What a proxy passes on may be anything.
    [1, '10.0.0.1', 'unknown', 'unknown'],
    [1, '10.0.0.1', '"><script>', 'unknown'],
    [1, '10.0.0.1', 'x'.repeat(10_000), 'unknown'],
  ])('with %j trusted takes %s with %j for %s', (trustProxy, address, forwardedFor, expected) => {
    expect(createClientAddress(trustProxy)(request, envOf(address, forwardedFor))).toBe(expected)
  })

  it.each([undefined, null, {}, { incoming: {} }, envOf(undefined)])(
    'knows none where there is no connection: %#',
    (env) => {
      expect(createClientAddress()(request, env)).toBeUndefined()
    },
  )

  it.each([[['nonsense']], [['10.0.0.0/99']]])('refuses to trust %j', (trustProxy) => {
    expect(() => createClientAddress(trustProxy)).toThrow(
      expect.objectContaining({ code: 'invalid_config' }) as Error,
    )
  })

  it('tells the address of a real connection', async () => {
    const clientAddress = createClientAddress()
    const listener = getRequestListener((asked, env) => new Response(clientAddress(asked, env)))
    const server = createServer((incoming, outgoing) => void listener(incoming, outgoing))
    await once(server.listen(0, '127.0.0.1'), 'listening')
    const { port } = server.address() as AddressInfo // a TCP server's address is one
    const response = await fetch(`http://127.0.0.1:${port}/`)
    expect(await response.text()).toBe('127.0.0.1')
    server.close()
  })
})
