// The key that leads to the search field: the slash, unless the reader has turned that off. Speech input may
// press single keys that nobody meant (WCAG 2.2, 2.1.4).

const STORED = 'lede.shortcut'

/** Lets `/` move the focus to the field, and the reader turn that off. */
export function startShortcut(input: HTMLInputElement): void {
  const setting = document.querySelector<HTMLElement>('#shortcut')
  const checkbox = setting?.querySelector('input')
  if (setting == null || checkbox == null) return
  checkbox.checked = recall() !== 'off'
  setting.hidden = false
  checkbox.addEventListener('change', () => {
    store(checkbox.checked ? 'on' : 'off')
  })
  document.addEventListener('keydown', (event) => {
    if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey) return
    if (!checkbox.checked || event.defaultPrevented || isWriting(event.target)) return
    event.preventDefault()
    input.focus()
    input.select()
  })
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable ||
      (target.matches('input, textarea, select') && !target.matches('[type=checkbox]')))
  )
}

/** A browser may refuse to store anything; then the setting lasts as long as the page. */
function recall(): string | null {
  try {
    return localStorage.getItem(STORED)
  } catch {
    return null
  }
}

function store(value: string): void {
  try {
    localStorage.setItem(STORED, value)
  } catch {
    // Nothing to do: see `recall`.
  }
}
