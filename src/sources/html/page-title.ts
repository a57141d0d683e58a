// The headline of a page: from its metadata, else from its headings, else from `<title>` without the name
// of the site.
import { foldTitle } from '../../story/fold-title.ts'
import { tidyLine } from '../../story/tidy-text.ts'
import { htmlToLine } from './html-blocks.ts'
import type { Place } from './scan-places.ts'

/** Separators between a headline and the name of its site. */
const SEPARATOR = / [|–—·»:•-]+ |[|»]/u

/** The titles of a page, by place. */
export interface Titles {
  /** Titles in metadata, the most reliable first: JSON-LD, Open Graph. */
  readonly said: readonly string[]
  /** `<title>` */
  readonly document: string
  readonly headings: readonly Place[]
  readonly sites: readonly string[]
}

/** Chooses the headline; undefined if there is none. */
export function chooseTitle({ said, document, headings, sites }: Titles): string | undefined {
  const titles = [...said, ...headlinesOf(headings, document, sites), document]
  return titles.map((title) => withoutSite(htmlToLine(title), sites)).find((title) => title !== '')
}

/** Gives the text of the only `<h1>`, unless it is the name of the site. */
function headlinesOf(
  headings: readonly Place[],
  document: string,
  sites: readonly string[],
): readonly string[] {
  const parts = document.split(SEPARATOR).map(foldTitle).filter(Boolean)
  const longest = parts.reduce((most, part) => (part.length > most.length ? part : most), '')
  const textOf = (place: Place): string => tidyLine(place.lines.join(' '))
  const topmost = headings
    .filter(({ mark, elsewhere }) => mark === 3 && elsewhere === 0)
    .map((place) => ({ text: textOf(place), isHome: place.isHome }))
  const [only, ...others] = topmost
  if (only === undefined || others.length > 0) return []
  const folded = foldTitle(only.text)
  const isSite =
    only.isHome ||
    sites.some((site) => foldTitle(site) === folded) ||
    (parts.length > 1 && parts.includes(folded) && folded !== longest)
  if (!isSite) return [only.text]
  // The heading below the site's name that `<title>` repeats.
  const named = headings.map(textOf).find((text) => foldTitle(text) === longest)
  return named === undefined ? [withoutSite(document, [...sites, only.text])] : [named]
}

/** Removes ` | Site` or `Site: ` from a title. */
function withoutSite(title: string, sites: readonly string[]): string {
  for (const site of sites.map(tidyLine)) {
    if (site === '' || site.length >= title.length) continue
    if (title.endsWith(site)) {
      const kept = title.slice(0, -site.length).trimEnd()
      if (/[|–—:·»-]$/u.test(kept)) return kept.slice(0, -1).trimEnd()
    }
    if (title.startsWith(`${site}:`) || title.startsWith(`${site} |`)) {
      return title.slice(site.length).replace(/^ ?[|:] ?/u, '')
    }
  }
  return title
}
