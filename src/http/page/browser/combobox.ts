// Suggestions by keyboard, pointer and screen reader: the ARIA pattern of an editable combobox with a list.
// The focus stays in the field, the arrows move a mark in the list.

/** One suggestion, as `/suggest` answers it. */
interface Suggestion {
  readonly text: string
  /** Escaped text with marks. */
  readonly html: string
  readonly kind: 'story' | 'term'
  readonly id?: string
}

/** How long typing must rest before suggestions are asked for, milliseconds. */
const TYPING_REST_MS = 90

/** Most suggestions that are shown. */
const LIMIT = 7

/**
 * Adds suggestions to a search field. Gives what closes them.
 * @param onLeave Called when a suggestion leads to another page.
 */
export function startCombobox(
  form: HTMLFormElement,
  input: HTMLInputElement,
  onLeave: () => void,
): { readonly close: () => void } {
  const list = document.createElement('ul')
  list.id = 'suggestions'
  list.className = 'suggestions'
  list.role = 'listbox'
  list.ariaLabel = 'Suggestions'
  list.hidden = true
  input.after(list)
  for (const [name, value] of [
    ['role', 'combobox'],
    ['aria-autocomplete', 'list'],
    ['aria-controls', list.id],
    ['aria-expanded', 'false'],
  ] as const) {
    input.setAttribute(name, value)
  }

  let suggestions: readonly Suggestion[] = []
  let marked = -1
  let pending: AbortController | undefined
  let timer: ReturnType<typeof setTimeout> | undefined

  const close = (): void => {
    clearTimeout(timer)
    pending?.abort()
    suggestions = []
    marked = -1
    list.hidden = true
    list.replaceChildren()
    input.setAttribute('aria-expanded', 'false')
    input.removeAttribute('aria-activedescendant')
  }

  const mark = (index: number): void => {
    marked = index
    for (const [i, option] of [...list.children].entries()) {
      option.setAttribute('aria-selected', String(i === index))
      if (i === index) {
        option.scrollIntoView({ block: 'nearest' })
        input.setAttribute('aria-activedescendant', option.id)
      }
    }
    if (index < 0) input.removeAttribute('aria-activedescendant')
  }

  const choose = ({ text, kind, id }: Suggestion): void => {
    close()
    if (kind === 'story' && id !== undefined) {
      onLeave()
      location.assign(new URL(`stories/${encodeURIComponent(id)}`, form.action))
      return
    }
    input.value = text
    form.requestSubmit()
  }

  const open = (found: readonly Suggestion[]): void => {
    close()
    if (found.length === 0 || document.activeElement !== input) return
    suggestions = found
    list.replaceChildren(...found.map(toOption))
    list.hidden = false
    input.setAttribute('aria-expanded', 'true')
  }

  const ask = async (): Promise<void> => {
    pending?.abort()
    const request = new AbortController()
    pending = request
    const address = new URL('suggest', form.action)
    address.search = new URLSearchParams({ q: input.value, limit: String(LIMIT) }).toString()
    try {
      const response = await fetch(address, { signal: request.signal })
      if (!response.ok) return
      // The service is our own, and its answer is held by the contract's tests.
      const answer = (await response.json()) as { readonly suggestions: readonly Suggestion[] }
      if (!request.signal.aborted) open(answer.suggestions)
    } catch {
      // Without suggestions, the search still works.
    }
  }

  const follow = (): void => {
    clearTimeout(timer)
    if (input.value.trim() === '') close()
    else timer = setTimeout(() => void ask(), TYPING_REST_MS)
  }
  input.addEventListener('input', (event) => {
    if (!(event instanceof InputEvent && event.isComposing)) follow()
  })
  input.addEventListener('compositionend', follow)
  input.addEventListener('blur', close)

  input.addEventListener('keydown', (event) => {
    if (event.isComposing) return
    const count = suggestions.length
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault()
      if (count === 0) {
        follow()
        return
      }
      // Between the last and the first, no suggestion is marked.
      const step = event.key === 'ArrowDown' ? 1 : -1
      mark(((marked + 1 + step + count + 1) % (count + 1)) - 1)
    } else if (event.key === 'Escape' && count > 0) {
      event.preventDefault()
      close()
    } else if (event.key === 'Enter') {
      const chosen = suggestions[marked]
      if (chosen === undefined) return
      event.preventDefault()
      choose(chosen)
    }
  })

  // The field keeps the focus while the pointer chooses.
  list.addEventListener('pointerdown', (event) => {
    event.preventDefault()
  })
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null
    const chosen = option === null ? undefined : suggestions[[...list.children].indexOf(option)]
    if (chosen !== undefined) choose(chosen)
  })
  return { close }
}

function toOption({ html, kind }: Suggestion, index: number): HTMLElement {
  const option = document.createElement('li')
  option.id = `suggestion-${index}`
  option.role = 'option'
  option.ariaSelected = 'false'
  const text = document.createElement('span')
  text.dir = 'auto'
  text.innerHTML = html
  option.append(text)
  if (kind === 'story') {
    const label = document.createElement('span')
    label.className = 'quiet'
    label.textContent = 'Story'
    option.append(label)
  }
  return option
}
