// A part of another document in the place of one here. Its addresses keep their meaning, and what the reader
// had opened stays open.

/** Puts the children of `next`, which came from `address`, in the place of those of `present`. */
export function adopt(present: HTMLElement, next: Element, address: URL): void {
  resolveAddresses(next, address)
  const open = [...present.querySelectorAll<HTMLDetailsElement>('details[open][id]')]
  for (const { id } of open) {
    const same = next.querySelector(`#${CSS.escape(id)}`)
    if (same instanceof Element) same.setAttribute('open', '')
  }
  present.replaceChildren(...next.childNodes)
}

/** Makes relative addresses absolute, since they were relative to another document. */
export function resolveAddresses(root: Element, base: URL): void {
  for (const name of ['href', 'action']) {
    for (const element of root.querySelectorAll(`[${name}]`)) {
      const address = element.getAttribute(name) ?? ''
      // A fragment means this document, wherever it came from.
      if (!address.startsWith('#')) element.setAttribute(name, new URL(address, base).href)
    }
  }
}
