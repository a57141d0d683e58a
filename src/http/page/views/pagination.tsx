// Links to other pages of hits: the neighbours, the first and the last.
import { MAX_WINDOW } from '../../../engine/search-parameters.ts'
import type { SearchResponse } from '../../../engine/response.ts'
import { pageAddress } from '../page-address.ts'
import type { PageParameters } from '../shown-parameters.ts'
import { formatCount, type Site } from '../site.ts'

/** Pages that are linked on each side of the present one. */
const NEIGHBOURS = 2

interface PaginationProps {
  readonly site: Site
  readonly parameters: PageParameters
  readonly response: SearchResponse
}

/** Links the pages; nothing where there is one. */
export function Pagination({ site, parameters, response }: PaginationProps) {
  const { page, pageSize, totalPages } = response
  const last = Math.min(totalPages, Math.floor(MAX_WINDOW / pageSize))
  if (last < 2) return null
  const address = (number: number) =>
    pageAddress(site.root, parameters, { page: number === 1 ? [] : [String(number)] })
  return (
    <nav class="pages" aria-label="Pages">
      <ol>
        {page > 1 && (
          <li>
            <a href={address(page - 1)} rel="prev">
              Previous
            </a>
          </li>
        )}
        {pageNumbers(page, last).map((number) =>
          number === undefined ? (
            <li class="gap">…</li>
          ) : (
            <li>
              <a href={address(number)} aria-current={number === page ? 'page' : undefined}>
                <span class="unseen">Page </span>
                {formatCount(number)}
              </a>
            </li>
          ),
        )}
        {page < last && (
          <li>
            <a href={address(page + 1)} rel="next">
              Next
            </a>
          </li>
        )}
      </ol>
    </nav>
  )
}

/** Lists the pages to link, in order; undefined stands for those left out. */
export function pageNumbers(page: number, last: number): (number | undefined)[] {
  const first = Math.max(1, Math.min(page - NEIGHBOURS, last - 2 * NEIGHBOURS))
  const end = Math.min(last, Math.max(page + NEIGHBOURS, 1 + 2 * NEIGHBOURS))
  const middle = Array.from({ length: end - first + 1 }, (_, i) => first + i)
  const before = first === 1 ? [] : first === 2 ? [1] : [1, undefined]
  const after = end === last ? [] : end === last - 1 ? [last] : [undefined, last]
  return [...before, ...middle, ...after]
}
