// The rules of fetching:
//  1. An answer comes whole, unpacked, with what is needed to read it and to ask again.
//  2. Time, size and redirects are bounded, whatever the server does.
//  3. Nothing but allowed addresses is connected to, checked when the connection is made.
import type { IncomingMessage, ServerResponse } from 'node:http'
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { fetchAddress, parseRetryAfter } from '../../../src/node/fetch/fetch-address.ts'
import type { FetchOptions } from '../../../src/node/fetch/fetch-options.ts'
import { localServer, type LocalServer } from './local-server.ts'

const text = async (url: string, options?: FetchOptions): Promise<string> => {
  const fetched = await fetchAddress(url, { allowPrivate: true, ...options })
  return fetched.isUnchanged ? 'unchanged' : new TextDecoder().decode(fetched.bytes)
}
const refusal = async (url: string, options?: FetchOptions): Promise<string> =>
  text(url, options).then(
    () => 'no error',
    (error: unknown) => (error instanceof Error ? `${error.name}: ${error.message}` : ''),
  )

/** A server that answers each path with what is given for it. */
const paths = (
  answers: Readonly<Record<string, (response: ServerResponse, request: IncomingMessage) => void>>,
  host?: string,
): Promise<LocalServer> =>
  localServer((request, response) => {
    const answer = answers[request.url ?? '']
    if (answer === undefined) response.writeHead(404).end()
    else answer(response, request)
  }, host)

describe('fetchAddress', () => {
  it('gives the body, its type, its encoding and what makes the next request conditional', async () => {
    const { url, requests } = await paths({
      '/feed?a=b': (response) => {
        response.setHeader('content-type', 'Application/RSS+xml; charset="ISO-8859-1"')
        response
          .setHeader('etag', '"v1"')
          .setHeader('last-modified', 'Sat, 25 Oct 2025 17:49:00 GMT')
        response.end('<rss/>')
      },
    })
    expect(await fetchAddress(`${url}/feed?a=b#top`, { allowPrivate: true })).toEqual({
      isUnchanged: false,
      bytes: Buffer.from('<rss/>'),
      address: `${url}/feed?a=b#top`,
      mediaType: 'application/rss+xml',
      charset: 'ISO-8859-1',
      validators: { etag: '"v1"', lastModified: 'Sat, 25 Oct 2025 17:49:00 GMT' },
    })
    expect(requests[0]?.headers).toMatchObject({
      'user-agent': expect.stringContaining('Lede') as unknown,
      'accept-encoding': 'gzip, deflate, br',
    })
  })

  it('asks conditionally and takes 304 for unchanged', async () => {
    const { url, requests } = await paths({ '/': (response) => response.writeHead(304).end() })
    const validators = { etag: 'W/"v1"', lastModified: 'Sat, 25 Oct 2025 17:49:00 GMT' }
    expect(await text(url, { validators })).toBe('unchanged')
    expect(requests[0]?.headers).toMatchObject({
      'if-none-match': 'W/"v1"',
      'if-modified-since': 'Sat, 25 Oct 2025 17:49:00 GMT',
    })
  })

  it.each([
    ['gzip', gzipSync],
    ['deflate', deflateSync],
    ['br', brotliCompressSync],
    ['identity', (content: string): Buffer => Buffer.from(content)],
  ])('unpacks %s', async (encoding, pack) => {
    const { url } = await paths({
      '/': (response) => response.setHeader('content-encoding', encoding).end(pack('Ferry')),
    })
    expect(await text(url)).toBe('Ferry')
  })

  it.each([
    ['compress', Buffer.from('x'), /packed as "compress"/],
    ['gzip, gzip, gzip', Buffer.from('x'), /packed too often/],
    ['gzip', Buffer.from('no gzip'), /broken compression/],
    [
      'gzip',
      gzipSync(Array.from({ length: 99 }, (_, i) => Math.sqrt(i)).join()).subarray(0, 99),
      /broken compression/,
    ],
  ])('refuses a body that says %s and is not', async (encoding, body, reason) => {
    const { url } = await paths({
      '/': (response) => response.setHeader('content-encoding', encoding).end(body),
    })
    expect(await refusal(url)).toMatch(reason)
  })

  it.each<[string, (response: ServerResponse) => void]>([
    ['as it says', (response) => response.setHeader('content-length', 5000).end('x'.repeat(5000))],
    ['without saying so', (response) => response.end('x'.repeat(5000))],
    [
      'when it is unpacked',
      (response) =>
        response.setHeader('content-encoding', 'gzip').end(gzipSync('x'.repeat(10_000_000))),
    ],
    [
      'without end',
      (response) => {
        const more = (): void => {
          while (!response.destroyed && response.write('x'.repeat(1000)));
          response.once('drain', more)
        }
        more()
      },
    ],
  ])('refuses a body that is too large %s', async (_, answer) => {
    const { url } = await paths({ '/': answer })
    expect(await refusal(url, { maxBytes: 4000 })).toBe('FetchError: over 4000 bytes')
  })

  it.each<[string, (response: ServerResponse) => void]>([
    ['before its head', () => undefined],
    ['within its body', (response) => response.write('x')],
    ['between redirects', (response) => response.writeHead(302, { location: '/slow' }).end()],
  ])('gives up on a server that goes silent %s', async (_, answer) => {
    const { url } = await paths({ '/': answer, '/slow': () => undefined })
    expect(await refusal(url, { timeoutMs: 300 })).toBe('FetchError: no whole answer within 0.3 s')
  })

  it('follows redirects to where they lead', async () => {
    const { url } = await paths({
      '/': (response) => response.writeHead(301, { location: '/a/b' }).end('moved'),
      '/a/b': (response) => response.writeHead(307, { location: '../c' }).end(),
      '/c': (response) => response.end('here'),
    })
    const fetched = await fetchAddress(url, { allowPrivate: true })
    expect(fetched).toMatchObject({ address: `${url}/c`, bytes: Buffer.from('here') })
  })

  it.each([
    ['in circles', '/', /over 5 redirects/],
    ['out of the web', 'file:///etc/passwd', /neither http nor https/],
    ['nowhere', 'http://', /no address/],
  ])('does not follow redirects %s', async (_, location, reason) => {
    const { url, requests } = await paths({
      '/': (response) => response.writeHead(302, { location }).end(),
    })
    expect(await refusal(url)).toMatch(reason)
    expect(requests.length).toBeLessThanOrEqual(6)
  })

  it('sends a password to its own origin only', async () => {
    const other = await paths({ '/': (response) => response.end('other') })
    const { url, requests } = await paths({
      '/': (response) => response.writeHead(302, { location: other.url }).end(),
    })
    const address = url.replace('//', '//ann:s%20ecret@')
    expect(await text(address)).toBe('other')
    const expected = `Basic ${Buffer.from('ann:s ecret').toString('base64')}`
    expect(requests[0]?.headers.authorization).toBe(expected)
    expect(other.requests[0]?.headers.authorization).toBeUndefined()
  })

  it.each([
    [404, /answered 404 Not Found/],
    [500, /answered 500 Internal Server Error/],
    [206, /answered 206/],
    [302, /answered 302/],
  ])('takes %i for no answer', async (status, reason) => {
    const { url } = await paths({ '/': (response) => response.writeHead(status).end('x') })
    expect(await refusal(url)).toMatch(reason)
  })

  it('says how long a busy server wants to be left alone', async () => {
    const { url } = await paths({
      '/': (response) => response.writeHead(503, { 'retry-after': '120' }).end(),
    })
    await expect(text(url)).rejects.toMatchObject({ retryAfterSeconds: 120, isRefused: false })
  })

  it.each([
    ['http://127.0.0.1:1/', /connection was refused/],
    ['http://[::1', /no address/],
    ['ftp://a.example/', /neither http nor https/],
  ])('says why %s cannot be fetched', async (address, reason) => {
    expect(await refusal(address)).toMatch(reason)
  })

  it('says that the connection broke off, and when headers never end', async () => {
    const { url } = await paths({
      '/': (response) => response.destroy(),
      '/half': (response) => {
        response.setHeader('content-length', 100)
        response.write('x', () => response.destroy())
      },
      '/headers': (response) => response.setHeader('x', 'x'.repeat(100_000)).end(),
    })
    expect(await refusal(url)).toBe('FetchError: the connection broke off')
    expect(await refusal(`${url}/half`)).toMatch(/^FetchError: /)
    expect(await refusal(`${url}/headers`)).toBe('FetchError: its headers are too long')
  })

  it('throws what an aborted signal says', async () => {
    const { url } = await paths({ '/': () => undefined })
    const reason = new Error('stopped')
    await expect(text(url, { signal: AbortSignal.abort(reason) })).rejects.toBe(reason)
  })
})

describe('which addresses are fetched', () => {
  it.each([
    '127.0.0.1',
    '[::1]',
    '[::ffff:127.0.0.1]',
    '0x7f.1',
    '2130706433',
    '0.0.0.0',
    'localhost',
    'LOCALHOST',
  ])('not %s', async (host) => {
    const { port, requests } = await paths({ '/': (response) => response.end('inside') })
    const options = { allowPrivate: false }
    expect(await refusal(`http://${host}:${port}/`, options)).toMatch(
      /is a private or special address; --allow-private permits those$/,
    )
    await expect(text(`http://${host}:${port}/`, options)).rejects.toMatchObject({
      isRefused: true,
    })
    expect(requests).toEqual([])
  })

  it('not what a name turns out to stand for', async () => {
    const { port, requests } = await paths({ '/': (response) => response.end('inside') })
    let lookups = 0
    const options: FetchOptions = {
      allowPrivate: false,
      resolve: (_, __, callback) => {
        lookups++
        callback(null, [{ address: '127.0.0.1', family: 4 }])
      },
    }
    expect(await refusal(`http://news.example:${port}/`, options)).toMatch(/private or special/)
    expect({ lookups, requests }).toEqual({ lookups: 1, requests: [] })
  })

  it('connects to what was checked, whatever a second lookup would say', async () => {
    const inside = await paths({ '/': (response) => response.end('inside') })
    const outside = await paths({ '/': (response) => response.end('outside') }, '127.0.0.2')
    let lookups = 0
    const options: FetchOptions = {
      // Here 127.0.0.2 plays the public internet.
      isAllowed: (address) => address === '127.0.0.2',
      resolve: (_, __, callback) => {
        lookups++
        const address = lookups === 1 ? '127.0.0.2' : '127.0.0.1'
        callback(null, [{ address, family: 4 }])
      },
    }
    expect(await text(`http://rebound.example:${outside.port}/`, options)).toBe('outside')
    expect(await refusal(`http://rebound.example:${inside.port}/`, options)).toMatch(
      /private or special/,
    )
    expect({ lookups, requests: inside.requests }).toEqual({ lookups: 2, requests: [] })
  })

  it('takes of several addresses the public ones only', async () => {
    const { port } = await paths({ '/': (response) => response.end('outside') }, '127.0.0.2')
    const options: FetchOptions = {
      isAllowed: (address) => address === '127.0.0.2',
      resolve: (_, __, callback) => {
        callback(null, [
          { address: '127.0.0.1', family: 4 },
          { address: '127.0.0.2', family: 4 },
        ])
      },
    }
    expect(await text(`http://mixed.example:${port}/`, options)).toBe('outside')
  })

  it('not where a redirect leads inside', async () => {
    const inside = await paths({ '/': (response) => response.end('inside') })
    const { url } = await paths(
      { '/': (response) => response.writeHead(302, { location: inside.url }).end() },
      '127.0.0.2',
    )
    const isAllowed = (address: string): boolean => address === '127.0.0.2'
    expect(await refusal(url, { isAllowed })).toMatch(
      /127\.0\.0\.1 is a private or special address/,
    )
    expect(inside.requests).toEqual([])
  })
})

describe('parseRetryAfter', () => {
  const now = Date.UTC(2025, 9, 25, 17, 49)
  it.each([
    ['120', 120],
    ['Sat, 25 Oct 2025 17:51:00 GMT', 120],
    ['Sat, 25 Oct 2025 17:00:00 GMT', 0],
    ['soon', undefined],
    ['-5', undefined],
    [undefined, undefined],
  ])('reads %j as %s seconds', (value, seconds) => {
    expect(parseRetryAfter(value, now)).toBe(seconds)
  })
})
