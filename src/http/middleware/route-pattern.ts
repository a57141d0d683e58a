// The route that a request belongs to, as its pattern: what is counted by route stays few, whatever addresses
// are asked.
import type { Context } from 'hono'
import { basePath as mountOf, baseRoutePath, matchedRoutes } from 'hono/route'

/** Stands for every address that the app does not know. */
export const UNKNOWN_ROUTE = 'unknown'

/**
 * Gives the pattern of a request's route below the mount (`/stories/:id`), to a middleware of the
 * app, before or after the route has answered.
 */
export function routePattern(c: Context): string {
  const base = baseRoutePath(c)
  for (const { basePath, path } of matchedRoutes(c)) {
    // Middleware and the answer to unknown addresses are registered for `*`.
    if (basePath !== base || path.endsWith('*')) continue
    return (base === '/' ? path : path.slice(base.length)) || '/'
  }
  // A mount's root is a route without the slash at its end, and answered with it, too.
  return c.req.path === `${mountOf(c)}/` ? '/' : UNKNOWN_ROUTE
}
