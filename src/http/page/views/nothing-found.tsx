// A view without stories, with ways on: to the pages that there are, without the filters, or with another
// query.
import type { FoundView } from '../find-view.ts'
import { pageAddress } from '../page-address.ts'
import { NARROWING, type PageParameters } from '../shown-parameters.ts'
import { countOf, formatCount, type Site } from '../site.ts'

interface NothingProps {
  readonly site: Site
  readonly parameters: PageParameters
  readonly found: FoundView
}

/** Says why there is nothing and what helps. */
export function NothingFound({ site, parameters, found }: NothingProps) {
  const { response, unfilteredHits = 0 } = found
  const { q, totalHits, totalPages, page } = response
  const { clauses } = response.interpretation
  if (totalHits > 0) {
    const last = pageAddress(site.root, parameters, { page: [String(totalPages)] })
    return (
      <div class="nothing">
        <p>
          There is no page {formatCount(page)}:{' '}
          {totalPages === 1 ? 'all is on one page' : `the last is ${formatCount(totalPages)}`}.
        </p>
        <p>
          <a href={last}>Go to the last page</a>
        </p>
      </div>
    )
  }
  const unfiltered = Object.fromEntries(NARROWING.map((name) => [name, []]))
  return (
    <div class="nothing">
      {unfilteredHits > 0 && (
        <p>
          <a href={pageAddress(site.root, parameters, unfiltered)}>
            Remove the filters: {countOf(unfilteredHits, 'story', 'stories')}
          </a>
        </p>
      )}
      <p>What helps:</p>
      <ul>
        {clauses.length > 1 && <li>fewer words, or more common ones</li>}
        {q.includes('"') && <li>words without quotes, so that their other forms count</li>}
        {clauses.length > 0 && (
          <li>
            a name as newspapers write it, or its beginning with a star: <code>korea*</code>
          </li>
        )}
        <li>
          <a href={site.root}>the latest stories</a>, or{' '}
          <a href={pageAddress(site.root, {}, { sortBy: ['popularity'] })}>the most viewed</a>
        </li>
      </ul>
    </div>
  )
}
