// Related stories that open below a hit, and close again. Without this, the hit's link leads to a page of
// them.
import { resolveAddresses } from './adopt.ts'

/** Most related stories below a hit. */
const LIMIT = '4'

/** Makes the links of related stories open below their hits. */
export function startRelated(view: HTMLElement, onShown: (shown: HTMLElement) => void): void {
  view.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a.related') : null
    const hit = link?.closest<HTMLElement>('.hit')
    if (!(link instanceof HTMLAnchorElement) || hit == null) return
    if (event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
      return
    event.preventDefault()
    const opened = hit.querySelector(':scope > .related-hits')
    if (opened === null) void open(link, hit, onShown)
    else {
      opened.remove()
      link.setAttribute('aria-expanded', 'false')
    }
  })
}

async function open(
  link: HTMLAnchorElement,
  hit: HTMLElement,
  onShown: (shown: HTMLElement) => void,
): Promise<void> {
  // Two clicks before the answer open one list.
  if (link.ariaBusy === 'true') return
  link.ariaBusy = 'true'
  const address = new URL(link.href)
  address.searchParams.set('limit', LIMIT)
  try {
    const response = await fetch(address, { headers: { Accept: 'text/html' } })
    const page = new DOMParser().parseFromString(await response.text(), 'text/html')
    const list = page.querySelector<HTMLElement>('.related-hits') ?? page.querySelector('.nothing')
    if (list === null) throw new Error(`nothing at ${address.href}`)
    resolveAddresses(list, address)
    list.classList.add('related-hits')
    hit.append(list)
    link.setAttribute('aria-expanded', 'true')
    onShown(hit)
  } catch {
    location.assign(link.href)
  } finally {
    link.ariaBusy = null
  }
}
