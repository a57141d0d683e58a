// A page as a response: UTF-8, with its length, and headers that let it load only what is the service's own.
import { SECURITY_HEADERS } from '../response/security-headers.ts'

const encoder = new TextEncoder()

/**
 * What browsers may do with a page: scripts, styles, pictures and requests come from its own origin,
 * nothing is inline, and nobody may frame it.
 */
export const PAGE_POLICY = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ')

/** Writes a document as a response. */
export function htmlResponse(
  html: { toString(): string | Promise<string> },
  headers: Readonly<Record<string, string>>,
  status = 200,
): Response {
  // No component waits for anything, so that the document is there at once. No document may hold null
  // characters; half surrogate pairs are replaced when the text becomes UTF-8.
  const body = `<!doctype html>${String(html)}`.replaceAll('\0', '\uFFFD')
  return new Response(body, {
    status,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Security-Policy': PAGE_POLICY,
      'Content-Type': 'text/html; charset=utf-8',
      'Content-Length': String(encoder.encode(body).byteLength),
      ...headers,
    },
  })
}
