// The header of the story on its page, and what stands within or next to it.
import { foldTitle } from '../../story/fold-title.ts'
import type { Place } from './scan-places.ts'
import { isNearTitle } from './story-node.ts'

/** How far before a headline its header begins, in characters of visible text: a label, a date. */
const MAX_BEFORE = 400
/** The same after it: a subtitle, a byline, a caption. */
const MAX_AFTER = 700

/** The headline of a page, with tests of what is near it. */
export interface PageHeader {
  readonly headline: Place | undefined
  /** Tells whether a place is within or next to the header. */
  readonly isNear: (place: Place) => boolean
  /** Tells whether a place may belong to the story: neither elsewhere nor in another article. */
  readonly isOwn: (place: Place) => boolean
}

/** Finds the header: the heading that is the page's title, or else its only `<h1>`. */
export function findHeader(places: readonly Place[], titles: readonly string[]): PageHeader {
  const headings = places.filter((place) => place.kind === 'heading' && !place.isHome)
  const folded = titles.map(foldTitle).filter(Boolean)
  const named = headings
    .filter(({ lines }) => {
      const own = foldTitle(lines.join(' '))
      return folded.some((title) => isNearTitle(own, title))
    })
    .sort((a, b) => Math.sign(a.elsewhere) - Math.sign(b.elsewhere) || b.mark - a.mark)
  const topmost = headings.filter(({ mark, elsewhere }) => mark === 3 && elsewhere === 0)
  const headline = named[0] ?? (topmost.length === 1 ? topmost[0] : undefined)
  const article = headline?.article ?? 0
  // A site may give its whole page a class like `comments-open`, story included.
  const isOwn = (place: Place): boolean =>
    (place.elsewhere === 0 || place.elsewhere === headline?.elsewhere) &&
    (article === 0 || place.article === article || place.article === 0)
  return {
    headline,
    isOwn,
    isNear: (place) =>
      headline !== undefined &&
      isOwn(place) &&
      place.end >= headline.start - MAX_BEFORE &&
      place.start <= headline.end + MAX_AFTER,
  }
}
