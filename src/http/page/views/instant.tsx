// A date and how long ago it was, for readers and, in `datetime`, for the script that writes it in the
// reader's own zone.
import { relativeTime } from '../relative-time.ts'
import type { Site } from '../site.ts'

/** Shows an instant; nothing for a text that is none. */
export function Instant({ site, iso }: { readonly site: Site; readonly iso: string }) {
  const ms = Date.parse(iso)
  if (Number.isNaN(ms)) return null
  return (
    <time datetime={iso}>
      <span data-instant>{site.formatInstant(ms)}</span>{' '}
      <span class="ago" data-ago>
        {relativeTime(ms, site.nowMs)}
      </span>
    </time>
  )
}
