// Addresses of the page's links: one a view, relative to the page, so that it holds under any mount and
// behind any proxy.
import { PAGE_PARAMETERS, type PageParameter, type PageParameters } from './shown-parameters.ts'

/** What a link changes: parameter -> its values; none removes it. */
export type Changes = PageParameters

/**
 * Writes the address of a view that differs from the present one by some parameters. Any change
 * leads to the first page, unless it is the page that changes.
 * @param root Way to the page: `./`, or `../` once for each level below it.
 */
export function pageAddress(root: string, parameters: PageParameters, changes: Changes): string {
  const search = new URLSearchParams()
  for (const [name, value] of keptParameters({ ...parameters, page: [], ...changes }, [])) {
    search.append(name, value)
  }
  const text = search.toString()
  return text === '' ? root : `${root}?${text}`
}

/** Writes the address of a view's search as a feed, which has the newest first. */
export function feedAddress(root: string, parameters: PageParameters): string {
  const search = new URLSearchParams()
  for (const [name, value] of keptParameters(parameters, ['sortBy', 'page', 'explain'])) {
    search.append(name, value)
  }
  search.append('format', 'rss')
  return `${root}search?${search.toString()}`
}

/** Lists parameters in the order of addresses, as name and value, except some. */
export function keptParameters(
  parameters: PageParameters,
  but: readonly PageParameter[],
): readonly (readonly [PageParameter, string])[] {
  return PAGE_PARAMETERS.filter((name) => !but.includes(name)).flatMap((name) =>
    (parameters[name] ?? []).map((value) => [name, value] as const),
  )
}

/** Writes the address of a story's page. */
export function storyAddress(root: string, id: string): string {
  return `${root}stories/${encodeId(id)}`
}

/** Writes the address of the stories related to a story. */
export function relatedAddress(root: string, id: string): string {
  return `${storyAddress(root, id)}/related`
}

/** Gives an address that may stand in a link: of the web, nothing that runs. */
export function webAddress(url: string | undefined): URL | undefined {
  if (url === undefined || !URL.canParse(url)) return undefined
  const address = new URL(url)
  return address.protocol === 'http:' || address.protocol === 'https:' ? address : undefined
}

/** Half of a surrogate pair, which no address can carry, becomes U+FFFD. */
function encodeId(id: string): string {
  return encodeURIComponent(id.replace(/\p{Cs}/gu, '\uFFFD'))
}
