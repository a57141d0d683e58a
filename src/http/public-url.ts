// The address that clients reach the service at, checked as text.

/** Completes "Expected ... to be". */
export const PUBLIC_URL_EXPECTATION =
  'an http or https address without parameters, such as https://example.org/news'

/** Gives an address without the slash at its end, so that paths can follow. */
export function withoutSlash(address: string): string {
  return address.endsWith('/') ? address.slice(0, -1) : address
}

/** Tells whether a text is the absolute address of a service: http or https, no parameters, no fragment. */
export function isPublicUrl(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return isWeb && username === '' && password === '' && !/[?#\s]/.test(text)
}
