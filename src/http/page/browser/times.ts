// Dates in the reader's own zone and manner, and ages that grow while the page stands.
import { relativeTime } from '../relative-time.ts'

/** How often ages are written anew, milliseconds. */
const RENEWAL_MS = 60_000

/** Writes all dates of the document, and keeps their ages true. Gives what does so for new parts. */
export function startTimes(): { readonly write: (root: ParentNode) => void } {
  // The page is in English; whose English is the reader's.
  const locale = navigator.languages.find((language) => /^en\b/i.test(language)) ?? 'en-GB'
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' })
  const write = (root: ParentNode): void => {
    for (const time of root.querySelectorAll('time')) {
      const ms = Date.parse(time.dateTime)
      if (Number.isNaN(ms)) continue
      setText(time.querySelector('[data-instant]'), format.format(ms))
      setText(time.querySelector('[data-ago]'), relativeTime(ms, Date.now()))
    }
  }
  write(document)
  setInterval(() => {
    write(document)
  }, RENEWAL_MS)
  return { write }
}

function setText(element: Element | null, text: string): void {
  if (element !== null && element.textContent !== text) element.textContent = text
}
