// API keys and rate limits, before anything is answered.
import type { Context, MiddlewareHandler } from 'hono'
import {
  createSecretMatcher,
  presentedSecret,
  refuseUnauthorized,
  type SecretMatcher,
} from './credentials.ts'
import { requestOf } from './identify.ts'
import { countRequest, type RateLimiter, type RateLimitVerdict } from './rate-limit.ts'
import { routePattern } from './route-pattern.ts'
import type { SearchAppSettings } from '../search-app-options.ts'

/** Routes for orchestrators, which have no key and ask as often as they want to. */
export const HEALTH_ROUTES: ReadonlySet<string> = new Set(['/healthz', '/readyz'])

/** Routes that the admin token opens, too. */
const ADMIN_MAY = new Set(['/metrics', '/admin/queries'])

/**
 * Makes the middleware that refuses clients without a key and those that ask too often. A client without a
 * key is counted by its address, so that keys cannot be tried out faster than anything else.
 */
export function guard(settings: SearchAppSettings): MiddlewareHandler {
  const { apiKeys, adminToken, rateLimiter } = settings
  const matchKey = apiKeys.length === 0 ? undefined : createSecretMatcher(apiKeys)
  const matchToken = adminToken === undefined ? undefined : createSecretMatcher([adminToken])
  return async (c, next) => {
    const route = routePattern(c)
    if (HEALTH_ROUTES.has(route)) {
      await next()
      return
    }
    const key = await findSecret(c, matchKey)
    const { headers, refusal } =
      rateLimiter === undefined ? UNLIMITED : await count(rateLimiter, c, key, settings)
    const opens =
      matchKey === undefined ||
      key >= 0 ||
      (ADMIN_MAY.has(route) && (await findSecret(c, matchToken)) >= 0)
    if (refusal !== undefined) c.res = refusal
    else if (opens) await next()
    else c.res = refuseUnauthorized('an API key')
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value)
  }
}

const UNLIMITED: RateLimitVerdict = { headers: {}, refusal: undefined }

async function count(
  limiter: RateLimiter,
  c: Context,
  key: number,
  { clientAddress, onError }: SearchAppSettings,
): Promise<RateLimitVerdict> {
  const client = key >= 0 ? `key ${key}` : `address ${clientAddress(c.req.raw, c.env) ?? ''}`
  try {
    return await countRequest(limiter, client)
  } catch (error) {
    // A limiter that cannot count (its store is gone) is no reason to answer nobody.
    onError(error, requestOf(c))
    return UNLIMITED
  }
}

async function findSecret(c: Context, match: SecretMatcher | undefined): Promise<number> {
  const secret = match === undefined ? undefined : presentedSecret(c)
  return secret === undefined ? -1 : ((await match?.(secret)) ?? -1)
}
