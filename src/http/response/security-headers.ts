// Security headers of an API: nothing may be loaded, framed or sniffed. Not hono's middleware, which would
// open each finished response again: these are constant, and responses are made with them.

/**
 * The headers of every answer. Strict transport security is left to the owner of the domain.
 * `Cross-Origin-Resource-Policy` is lifted where CORS is allowed.
 */
export const SECURITY_HEADERS = {
  'Content-Security-Policy': "default-src 'none'; frame-ancestors 'none'",
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Origin-Agent-Cluster': '?1',
  'Referrer-Policy': 'no-referrer',
  'X-Content-Type-Options': 'nosniff',
  'X-DNS-Prefetch-Control': 'off',
  'X-Download-Options': 'noopen',
  'X-Frame-Options': 'DENY',
  'X-Permitted-Cross-Domain-Policies': 'none',
  'X-XSS-Protection': '0',
} as const
