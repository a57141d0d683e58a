// Web addresses of stories: absolute, without passwords, and in the form in which equal ones are equal.

/** Tracking parameters of links; the page is the same without them. */
const TRACKING = /^(?:utm_\w+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid|cmpid|ns_\w+)$/i

/** Longest address that is read, in UTF-16 code units; browsers accept about as much. */
const MAX_ADDRESS_LENGTH = 2048

/**
 * Gives the absolute address that a link means; undefined for one that is neither http nor https.
 * @param base What a relative link is relative to.
 */
export function toAddress(link: string, base?: string): string | undefined {
  const text = link.trim()
  if (text === '' || text.length > MAX_ADDRESS_LENGTH) return undefined
  if (!URL.canParse(text, base)) return undefined
  const url = new URL(text, base)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return undefined
  // A password in a link would be visible to every reader.
  url.username = url.password = ''
  return url.href
}

/** Gives an address that is safe to show: without user name and password. */
export function plainAddressOf(address: string): string {
  return toAddress(address) ?? 'a malformed address'
}

/**
 * Gives the form in which addresses of one story are equal: scheme, `www.`, tracking parameters,
 * fragment and a closing slash make no difference. Undefined for a site's front page, which is the
 * address of many stories.
 */
export function addressKey(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const url = new URL(address)
  for (const name of [...url.searchParams.keys()]) {
    if (TRACKING.test(name)) url.searchParams.delete(name)
  }
  url.searchParams.sort()
  const path = url.pathname.replace(/\/$/u, '')
  if (path === '' && url.search === '') return undefined
  return `${url.host.replace(/^www\./u, '')}${path}${url.search}`
}
