// The view of a search: what was asked, how it was understood, what was found, and what to do next.
import type { SearchRequest } from '../../../engine/request.ts'
import { FacetFilters } from './facet-filters.tsx'
import { FilterChips, KeptFilters } from './filter-chips.tsx'
import type { FoundView } from '../find-view.ts'
import { Histogram } from './histogram.tsx'
import { HitView } from './hit-view.tsx'
import { InterpretationNote } from './interpretation-note.tsx'
import { NothingFound } from './nothing-found.tsx'
import { pageAddress } from '../page-address.ts'
import type { ReadPage } from '../page-parameters.ts'
import type { PageParameters } from '../shown-parameters.ts'
import { Pagination } from './pagination.tsx'
import { countOf, type Site } from '../site.ts'

interface SearchViewProps {
  readonly site: Site
  readonly asked: ReadPage
  readonly found: FoundView
}

/** Shows a search. */
export function SearchView({ site, asked, found }: SearchViewProps) {
  const { parameters, request, notices } = asked
  const { response, facets } = found
  const isFront = Object.keys(parameters).length === 0
  // Where nothing is found without any filter, none helps; one that is set can be changed.
  const canNarrow = response.totalHits > 0 || found.unfilteredHits !== undefined
  return (
    <>
      <KeptFilters parameters={parameters} />
      <div class="heading">
        <Heading request={request} totalHits={response.totalHits} isFront={isFront} />
        {canNarrow && (
          <a class="to-filters" href="#filters">
            Filters
          </a>
        )}
      </div>
      {notices.map((notice) => (
        <p class="notice">
          <bdi>{notice}</bdi>
        </p>
      ))}
      <InterpretationNote site={site} parameters={parameters} response={response} />
      <FilterChips site={site} parameters={parameters} />
      <Histogram site={site} parameters={parameters} months={facets.month ?? {}} />
      <div class="columns">
        <section class="found" aria-label="Stories">
          {response.hits.length === 0 ? (
            <NothingFound site={site} parameters={parameters} found={found} />
          ) : (
            <>
              <Orders site={site} parameters={parameters} request={request} />
              <ol class={isFront ? 'hits front' : 'hits'} start={firstRank(request)}>
                {response.hits.map((hit) => (
                  <li>
                    <HitView
                      site={site}
                      hit={hit}
                      parameters={parameters}
                      byScore={request.sortBy === 'relevance'}
                      dropped={response.interpretation.dropped}
                    />
                  </li>
                ))}
              </ol>
              <Pagination site={site} parameters={parameters} response={response} />
            </>
          )}
        </section>
        <FacetFilters site={site} parameters={parameters} facets={facets} canNarrow={canNarrow} />
      </div>
    </>
  )
}

interface HeadingProps {
  readonly request: SearchRequest
  readonly totalHits: number
  readonly isFront: boolean
}

function Heading({ request: { q }, totalHits, isFront }: HeadingProps) {
  if (isFront) return <h1>Latest stories</h1>
  const found = totalHits === 0 ? 'No stories' : countOf(totalHits, 'story', 'stories')
  if (q.trim() === '') return <h1>{found}</h1>
  return (
    <h1>
      {found} for{' '}
      <q>
        <bdi>{q}</bdi>
      </q>
    </h1>
  )
}

/** Order -> its name. */
const ORDERS = [
  ['relevance', 'Best match'],
  ['newest', 'Newest'],
  ['oldest', 'Oldest'],
  ['popularity', 'Most viewed'],
] as const satisfies readonly (readonly [SearchRequest['sortBy'], string])[]

interface OrdersProps {
  readonly site: Site
  readonly parameters: PageParameters
  readonly request: SearchRequest
}

/** Lets the reader choose the order, and ask why it is as it is. */
function Orders({ site, parameters, request }: OrdersProps) {
  const hasQuery = request.q.trim() !== ''
  const usual = hasQuery ? 'relevance' : 'newest'
  return (
    <nav class="orders" aria-label="Order">
      <ul>
        {ORDERS.filter(([order]) => hasQuery || order !== 'relevance').map(([order, name]) => (
          <li>
            <a
              id={`order-${order}`}
              href={pageAddress(site.root, parameters, { sortBy: order === usual ? [] : [order] })}
              aria-current={request.sortBy === order ? 'true' : undefined}
            >
              {name}
            </a>
          </li>
        ))}
      </ul>
      {hasQuery && (
        <a
          id="explain"
          class="quiet"
          href={pageAddress(site.root, parameters, { explain: request.explain ? [] : ['true'] })}
        >
          {request.explain ? 'Hide the reasons' : 'Why this order?'}
        </a>
      )}
    </nav>
  )
}

function firstRank({ page, pageSize }: SearchRequest): number {
  return (page - 1) * pageSize + 1
}
