// How scraped text pages were read, as a table: a column for each half of the sites and one for all.
import type { ReadTextPage } from '../ingest/read-text-pages.ts'
import { formatShare, formatTable } from './table.ts'

/** Gives the table and the pages of which something is missing. */
export function formatTextPages(pages: readonly ReadTextPage[]): string {
  const groups = [
    pages.filter(({ half }) => half === 'tuned'),
    pages.filter(({ half }) => half === 'checked'),
    pages,
  ]
  const row = (name: string, value: (group: readonly ReadTextPage[]) => string): string[] => [
    name,
    ...groups.map(value),
  ]
  const table = formatTable(
    ['scraped text pages', 'tuned on', 'checked on', 'all'],
    [
      row('pages', (group) => String(group.length)),
      row('sites', (group) => String(new Set(group.map(({ site }) => site)).size)),
      row('headline the same', (group) => shareOf(group, (page) => page.isSameHeadline)),
      row('or nearly', (group) => shareOf(group, (page) => page.isNearHeadline)),
      row('teasers', (group) => String(sumOf(group, (page) => page.teasers))),
      row('of which rubbish', (group) =>
        String(sumOf(group, (page) => page.rubbishTeasers.length)),
      ),
      row('long sentences kept', (group) => {
        const kept = sumOf(group, (page) => page.keptSentences)
        return formatShare(kept / sumOf(group, (page) => page.longSentences))
      }),
      row('pages that lost half', (group) => String(group.filter(hasLostHalf).length)),
      row('author, where stated', (group) =>
        shareOf(
          group.filter((page) => page.statedAuthors.length > 0),
          (page) => page.hasAuthor,
        ),
      ),
      row('date, where stated', (group) =>
        shareOf(
          group.filter((page) => page.statedDays.length > 0),
          (page) => page.hasDate,
        ),
      ),
      row('pages with issues', (group) =>
        String(group.filter(({ issues }) => issues.length > 0).length),
      ),
    ],
  )
  const missing = pages.flatMap((page) => {
    const reasons = reasonsOf(page)
    return reasons.length === 0 ? [] : [[page.file, reasons.join(', ')]]
  })
  if (missing.length === 0) return table
  return `${table}\n\n${formatTable(['page', 'not as expected'], missing)}`
}

function reasonsOf(page: ReadTextPage): readonly string[] {
  return [
    page.isSameHeadline ? '' : page.isNearHeadline ? 'headline nearly' : 'headline',
    page.rubbishTeasers.length > 0 ? 'teasers' : '',
    hasLostHalf(page) ? 'text' : '',
    page.statedAuthors.length > 0 && !page.hasAuthor ? 'author' : '',
    page.statedDays.length > 0 && !page.hasDate ? 'date' : '',
  ].filter((reason) => reason !== '')
}

function hasLostHalf({ keptSentences, longSentences }: ReadTextPage): boolean {
  return keptSentences * 2 < longSentences
}

function sumOf(pages: readonly ReadTextPage[], value: (page: ReadTextPage) => number): number {
  return pages.reduce((sum, page) => sum + value(page), 0)
}

function shareOf(pages: readonly ReadTextPage[], is: (page: ReadTextPage) => boolean): string {
  const count = pages.filter(is).length
  return `${formatShare(count / pages.length)} (${count} of ${pages.length})`
}
