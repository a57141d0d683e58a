// The address that a request comes from: that of its connection, unless proxies in front of the service
// are trusted to say for whom they pass it on.
import proxyAddr from '@fastify/proxy-addr'
import { IncomingMessage } from 'node:http'
import ipaddr from 'ipaddr.js'
import { LedeError } from '../../errors.ts'

/**
 * The proxies whose `X-Forwarded-For` is believed: none (`false`); so many of them, counted from the
 * service; or that of proxies at these addresses, subnets (`10.0.0.0/8`) and names of subnets
 * (`loopback`, `linklocal`, `uniquelocal`).
 */
export type TrustProxy = false | number | readonly string[]

type IsTrusted = (address: string, hops: number) => boolean

/**
 * Bits of an IPv6 address that stand for one client: networks are given out by the /64, so anyone who has
 * one address has 2^64 of them.
 */
const IPV6_CLIENT_BITS = 64

/**
 * Makes the function that gives a client's address, for a search app's option `clientAddress`; it
 * works where the app is served by `@hono/node-server`.
 * @throws LedeError `invalid_config` for what is no address, subnet or name of one.
 */
export function createClientAddress(
  trustProxy: TrustProxy = false,
): (request: Request, env: unknown) => string | undefined {
  const isTrusted = toTrust(trustProxy)
  return (_, env) => {
    const incoming = incomingOf(env)
    if (incoming?.socket.remoteAddress === undefined) return undefined
    return toClient(proxyAddr(incoming, isTrusted))
  }
}

function toTrust(trustProxy: TrustProxy): IsTrusted {
  if (trustProxy === false) return () => false
  if (typeof trustProxy === 'number') return (_, hops) => hops < trustProxy
  try {
    return proxyAddr.compile([...trustProxy])
  } catch (cause) {
    const received = JSON.stringify(trustProxy)
    const message = `Expected \`trustProxy\` to be addresses, subnets or names of them, received ${received}`
    throw new LedeError('invalid_config', message, { cause })
  }
}

function incomingOf(env: unknown): IncomingMessage | undefined {
  if (typeof env !== 'object' || env === null || !('incoming' in env)) return undefined
  return env.incoming instanceof IncomingMessage ? env.incoming : undefined
}

/** Writes an address so that one client has one; what a proxy wrote may be anything. */
function toClient(address: string): string {
  if (!ipaddr.isValid(address)) return 'unknown'
  const parsed = ipaddr.process(address)
  if (parsed.kind() === 'ipv4') return parsed.toString()
  const network = ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${IPV6_CLIENT_BITS}`)
  return `${network.toString()}/${IPV6_CLIENT_BITS}`
}
