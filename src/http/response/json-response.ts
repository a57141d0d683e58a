// Text as a response: UTF-8, with its length, so that compression can tell whether it is worth it and HEAD
// says what GET would.
import type { TypedResponse } from 'hono'
import type { StatusCode } from 'hono/utils/http-status'
import { SECURITY_HEADERS } from './security-headers.ts'

const encoder = new TextEncoder()

/** A response that typed clients know the JSON of. */
export type JsonAnswer<T, TStatus extends StatusCode = 200> = Response &
  TypedResponse<T, TStatus, 'json'>

/**
 * Gives a response the type that clients see. What it says is true of the answers to typed requests:
 * those in other formats and the 304s go to clients that ask for them by name or by header.
 */
export function asJsonAnswer<T, TStatus extends StatusCode = 200>(
  response: Response,
): JsonAnswer<T, TStatus> {
  return response as JsonAnswer<T, TStatus> // hono's mark is for the compiler only
}

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
