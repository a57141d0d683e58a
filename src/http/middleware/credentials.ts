// The secrets that requests carry. Not hono's bearer auth, which takes no `X-API-Key` and does not say which
// key it was: rate limits count by key.
import type { Context } from 'hono'
import { LedeError } from '../../errors.ts'
import { problemResponse, toProblem } from '../response/problems.ts'

/** Tells which of the secrets a text is: its number, or -1. */
export type SecretMatcher = (presented: string) => Promise<number>

const encoder = new TextEncoder()

async function digest(text: string): Promise<Uint8Array> {
  return new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(text)))
}

/**
 * Makes a comparison with secrets whose time says nothing of them: hashes are compared, all bytes of
 * all of them, so that neither lengths nor beginnings show.
 */
export function createSecretMatcher(secrets: readonly string[]): SecretMatcher {
  const hashing = Promise.all(secrets.map(digest))
  return async (presented) => {
    const [hashes, hash] = await Promise.all([hashing, digest(presented)])
    let found = -1
    hashes.forEach((secret, number) => {
      let difference = 0
      for (let i = 0; i < secret.length; i++) difference |= (secret[i] ?? 0) ^ (hash[i] ?? 0)
      if (difference === 0) found = number
    })
    return found
  }
}

/** Longest secret that is looked at, characters: hashing more would only cost time. */
const MAX_SECRET_LENGTH = 1024

/** Gives the secret that a request carries: `Authorization: Bearer ...`, else `X-API-Key`. */
export function presentedSecret(c: Context): string | undefined {
  const [, bearer] = /^Bearer +(\S+) *$/i.exec(c.req.header('Authorization') ?? '') ?? []
  const secret = bearer ?? c.req.header('X-API-Key')
  return secret === undefined || secret.length > MAX_SECRET_LENGTH ? undefined : secret
}

/** Refuses a request for want of a secret, saying what is wanted and nothing of what came. */
export function refuseUnauthorized(wanted: string): Response {
  const detail = `Expected ${wanted} as \`Authorization: Bearer ...\``
  return problemResponse(toProblem(new LedeError('unauthorized', detail)), {
    'WWW-Authenticate': 'Bearer realm="lede"',
  })
}
