// What browsers may do with an answer of an API that is no page: nothing may be loaded, framed or
// sniffed. Constant, so that responses are made with them and no middleware has to open each one again.

/**
 * The headers of every answer. Strict transport security is left to whoever owns the domain.
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
