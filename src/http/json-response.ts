// One way to write text as a response: UTF-8, with its length, so that compression can tell whether
// it is worth it and HEAD says what GET would.

import { SECURITY_HEADERS } from './security-headers.ts'

const encoder = new TextEncoder()

/**
 * Writes a value as a JSON response; `Content-Type` is `application/json` unless the headers say
 * otherwise. JSON.stringify escapes lone surrogates, so the bytes are valid UTF-8 for any text.
 */
export function jsonResponse(
  value: unknown,
  headers: Readonly<Record<string, string>>,
  status = 200,
): Response {
  return textResponse(
    JSON.stringify(value),
    { 'Content-Type': 'application/json', ...headers },
    status,
  )
}

/** Writes a text as a response; the headers say its type. */
export function textResponse(
  body: string,
  headers: Readonly<Record<string, string>>,
  status = 200,
): Response {
  // The bytes are only counted: Node sends a text in one piece with the headers, bytes in another.
  return new Response(body, {
    status,
    headers: {
      ...SECURITY_HEADERS,
      'Content-Length': String(encoder.encode(body).byteLength),
      ...headers,
    },
  })
}

/** Gives the 304 for a client that holds the answer already. */
export function notModifiedResponse(headers: Readonly<Record<string, string>>): Response {
  return new Response(null, { status: 304, headers: { ...SECURITY_HEADERS, ...headers } })
}
