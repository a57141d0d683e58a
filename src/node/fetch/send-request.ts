// One GET over plain Node HTTP, on a connection of its own, to an address that was checked when it was
// looked up. Follows no redirect and reads no body.
import { lookup as systemLookup } from 'node:dns'
import { request as requestHttp, type IncomingMessage } from 'node:http'
import { request as requestHttps } from 'node:https'
import { isIP, type LookupFunction } from 'node:net'

import { ACCEPTED_ENCODINGS } from './decompress.ts'
import { FetchError } from './fetch-error.ts'
import type { FetchOptions, Resolve } from './fetch-options.ts'
import { isPublicAddress } from './public-address.ts'

interface RequestOptions extends FetchOptions {
  /** `name:password` */
  readonly credentials: string | undefined
}

/** By this servers know who asks. */
const USER_AGENT = 'Lede (news search)'

const ACCEPT =
  'application/rss+xml, application/atom+xml, application/feed+json, application/xml;q=0.9, ' +
  'text/html;q=0.9, application/json;q=0.9, text/markdown;q=0.9, */*;q=0.5'

/**
 * Sends a GET and gives the answer's head; the body is for the caller to read or to destroy.
 * @throws FetchError for an address that must not be connected to; Node's errors for the rest.
 */
export async function sendRequest(url: URL, options: RequestOptions): Promise<IncomingMessage> {
  const { allowPrivate = false, isAllowed = allowPrivate ? () => true : isPublicAddress } = options
  const { resolve = systemLookup, credentials, validators, signal } = options
  // Node looks up names only; an address that is written out never gets to `lookup`.
  const host = url.hostname.replace(/^\[|\]$/gu, '')
  if (isIP(host) !== 0 && !isAllowed(host)) throw refused(host)
  const request = url.protocol === 'https:' ? requestHttps : requestHttp
  const { etag, lastModified } = validators ?? {}
  return new Promise((done, fail) => {
    request(
      {
        protocol: url.protocol,
        hostname: host,
        port: url.port,
        path: `${url.pathname}${url.search}`,
        ...(credentials !== undefined && { auth: credentials }),
        headers: {
          'user-agent': USER_AGENT,
          accept: ACCEPT,
          'accept-encoding': ACCEPTED_ENCODINGS,
          ...(etag !== undefined && { 'if-none-match': etag }),
          ...(lastModified !== undefined && { 'if-modified-since': lastModified }),
        },
        // A connection of an agent may have been opened by somebody with other permissions.
        agent: false,
        lookup: guardedLookup(resolve, isAllowed),
        ...(signal && { signal }),
      },
      done,
    )
      .once('error', fail)
      .end()
  })
}

/** Gives only those addresses of a name that may be connected to. */
function guardedLookup(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, found) => {
      const allowed = error === null ? found.filter(({ address }) => isAllowed(address)) : []
      const [first] = allowed
      if (error !== null) callback(error, '')
      else if (first === undefined) callback(refused(hostname), '')
      else if (options.all === true) callback(null, allowed)
      else callback(null, first.address, first.family)
    })
  }
}

function refused(host: string): FetchError {
  return new FetchError(`${host} is a private or special address; --allow-private permits those`, {
    isRefused: true,
  })
}
