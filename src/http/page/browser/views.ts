// The next view of the page, loaded as HTML and put in the place of the present one: one renderer, on the
// server, and an address that is always that of what is shown.
import { adopt } from './adopt.ts'

interface ViewParts {
  readonly form: HTMLFormElement
  readonly input: HTMLInputElement
  readonly view: HTMLElement
  /** Where assistive technology hears what was found. */
  readonly status: HTMLElement
  /** Called with what is new in the document. */
  readonly onShown: (shown: HTMLElement) => void
  /** Called when the reader is done with typing. */
  readonly onCommit: () => void
}

/** How a view came about: typed, chosen (a link, a form), or gone back to. */
type Cause = 'typed' | 'chosen' | 'history'

/** How long typing must rest before the view follows, milliseconds. */
const TYPING_REST_MS = 160

/**
 * Makes the search page's view follow typing, links, forms and the history. Gives what stops a view that
 * is on its way: one that came while the browser leaves the page would keep it there.
 */
export function startViews(parts: ViewParts): { readonly stop: () => void } {
  const { form, input, view, status, onShown, onCommit } = parts
  let pending: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown = location.pathname + location.search
  /** The history holds an entry for what is being typed; what is typed next replaces it. */
  let hasTypedEntry = false

  const stop = (): void => {
    clearTimeout(timer)
    pending?.abort()
  }

  const show = async (address: URL, cause: Cause): Promise<void> => {
    stop()
    const request = new AbortController()
    pending = request
    view.setAttribute('aria-busy', 'true')
    try {
      const headers = { Accept: 'text/html' }
      const response = await fetch(address, { headers, signal: request.signal })
      const next = new DOMParser().parseFromString(await response.text(), 'text/html')
      if (request.signal.aborted) return
      const nextView = next.getElementById('view')
      if (nextView === null) throw new Error(`no view at ${address.href}`)
      remember(address, cause)
      if (cause !== 'typed') input.value = next.querySelector<HTMLInputElement>('#q')?.value ?? ''
      document.title = next.title
      const focused = view.contains(document.activeElement) ? document.activeElement?.id : undefined
      adopt(view, nextView, address)
      if (cause === 'chosen') {
        scrollTo(0, 0)
        if (focused !== undefined) refocus(focused)
      }
      onShown(view)
      status.textContent = view.querySelector('h1')?.textContent ?? ''
    } catch {
      if (!request.signal.aborted) fail(address)
    } finally {
      if (pending === request) {
        pending = undefined
        view.removeAttribute('aria-busy')
      }
    }
  }

  const remember = (address: URL, cause: Cause): void => {
    const path = address.pathname + address.search
    if (cause !== 'history' && path !== shown) {
      if (cause === 'typed' && hasTypedEntry) history.replaceState(null, '', path)
      else {
        history.replaceState({ top: scrollY }, '')
        history.pushState(null, '', path)
      }
    }
    hasTypedEntry = cause === 'typed' && (hasTypedEntry || path !== shown)
    shown = path
  }

  const refocus = (id: string): void => {
    const same = id === '' ? null : document.getElementById(id)
    const target = same ?? view
    target.focus({ preventScroll: true })
  }

  const fail = (address: URL): void => {
    const notice = document.createElement('p')
    notice.className = 'notice'
    notice.setAttribute('role', 'alert')
    const again = document.createElement('a')
    again.href = address.href
    again.textContent = 'Try again'
    notice.append('The search cannot be reached. Is the connection down? ', again)
    view.querySelector('[role=alert]')?.remove()
    view.prepend(notice)
  }

  const follow = (): void => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      const address = addressOf(form)
      if (address.pathname + address.search !== shown || pending !== undefined) {
        void show(address, 'typed')
      }
    }, TYPING_REST_MS)
  }
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) follow()
  })
  input.addEventListener('compositionend', follow)

  document.addEventListener('submit', (event) => {
    const sent = event.target
    if (!(sent instanceof HTMLFormElement) || sent.method !== 'get') return
    event.preventDefault()
    onCommit()
    void show(addressOf(sent), 'chosen')
  })

  document.addEventListener('click', (event) => {
    const link = event.target instanceof Element ? event.target.closest('a') : null
    if (link === null || !isPlainClick(event)) return
    if (!isView(link)) {
      if (link.hash === '') stop()
      return
    }
    event.preventDefault()
    onCommit()
    void show(new URL(link.href), 'chosen')
  })

  addEventListener('popstate', (event) => {
    // Going to a fragment is also told here, and changes no view.
    if (location.pathname + location.search === shown) return
    onCommit()
    const state: unknown = event.state
    void show(new URL(location.href), 'history').then(() => {
      scrollTo(0, topOf(state))
    })
  })
  return { stop }
}

/** The address that a form leads to; fields without a value are left out. */
function addressOf(form: HTMLFormElement): URL {
  const address = new URL(form.action)
  const search = new URLSearchParams()
  for (const [name, value] of new FormData(form)) {
    if (typeof value === 'string' && value !== '') search.append(name, value)
  }
  address.search = search.toString()
  return address
}

/** Tells whether a link leads to another view of this page. */
function isView(link: HTMLAnchorElement): boolean {
  return (
    link.origin === location.origin &&
    link.pathname === location.pathname &&
    link.hash === '' &&
    link.target === ''
  )
}

function isPlainClick(event: MouseEvent): boolean {
  return (
    event.button === 0 &&
    !event.defaultPrevented &&
    !event.ctrlKey &&
    !event.metaKey &&
    !event.shiftKey &&
    !event.altKey
  )
}

/** How far down the reader was, as `remember` left it, CSS pixels. */
function topOf(state: unknown): number {
  const isKept = typeof state === 'object' && state !== null && 'top' in state
  return isKept && typeof state.top === 'number' ? state.top : 0
}
