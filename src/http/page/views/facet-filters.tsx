// The filters next to the hits: dates, and the values of each facet with their counts. The same link takes a
// chosen one back.
import type { FacetCounts } from '../../../engine/response.ts'
import { DateFilter } from './date-filter.tsx'
import type { PageFacets } from '../find-view.ts'
import { pageAddress } from '../page-address.ts'
import {
  isRepeatable,
  labelOf,
  LISTED_FACETS,
  type ListedFacet,
  type PageParameters,
  restOf,
  valueName,
} from '../shown-parameters.ts'
import { formatCount, type Site } from '../site.ts'

/** Values of a facet that are shown at once; the rest opens. */
const SHOWN_VALUES = 6

/** Most values of a facet on a page. */
const MAX_VALUES = 60

interface FiltersProps {
  readonly site: Site
  readonly parameters: PageParameters
  readonly facets: PageFacets
  /** Whether there is anything to narrow down; without it only the tips are shown. */
  readonly canNarrow: boolean
}

/** Shows all that narrows the view. */
export function FacetFilters({ site, parameters, facets, canNarrow }: FiltersProps) {
  return (
    <aside id="filters" class="filters" aria-labelledby="filters-title">
      <h2 id="filters-title" class="unseen">
        {canNarrow ? 'Narrow down' : 'Ask otherwise'}
      </h2>
      {canNarrow && (
        <section>
          <h3>Published</h3>
          <DateFilter site={site} parameters={parameters} />
        </section>
      )}
      {LISTED_FACETS.map((facet) => (
        <FacetValues site={site} parameters={parameters} facet={facet} counts={facets[facet]} />
      ))}
      <SearchTips site={site} />
    </aside>
  )
}

interface FacetValuesProps extends Omit<FiltersProps, 'facets' | 'canNarrow'> {
  readonly facet: ListedFacet
  readonly counts: FacetCounts | undefined
}

function FacetValues({ counts = {}, ...props }: FacetValuesProps) {
  const chosen = props.parameters[props.facet] ?? []
  const values = Object.entries(counts).slice(0, MAX_VALUES)
  // One value that holds for everything narrows nothing.
  if (values.length === 0 || (values.length === 1 && chosen.length === 0)) return null
  const shown = values.slice(0, SHOWN_VALUES)
  const more = values.slice(SHOWN_VALUES)
  return (
    <section>
      <h3>{labelOf(props.facet)}</h3>
      <FacetList {...props} values={shown} chosen={chosen} />
      {more.length > 0 && (
        <details id={`more-${props.facet}`}>
          <summary>{restOf(props.facet)}</summary>
          <FacetList {...props} values={more} chosen={chosen} />
        </details>
      )}
    </section>
  )
}

interface FacetListProps extends Omit<FiltersProps, 'facets' | 'canNarrow'> {
  readonly facet: ListedFacet
  readonly values: readonly (readonly [string, number])[]
  readonly chosen: readonly string[]
}

function FacetList({ site, parameters, facet, values, chosen }: FacetListProps) {
  return (
    <ul class="options">
      {values.map(([value, count]) => {
        const others = chosen.filter((other) => !isSame(other, value))
        const isChosen = others.length < chosen.length
        const next = isChosen ? others : isRepeatable(facet) ? [...others, value] : [value]
        return (
          <li>
            <a
              id={`${facet}-${encodeURIComponent(value.replace(/\p{Cs}/gu, '\uFFFD'))}`}
              href={pageAddress(site.root, parameters, { [facet]: next })}
              aria-current={isChosen ? 'true' : undefined}
            >
              <bdi>{valueName(facet, value)}</bdi>
              <span class="count">{formatCount(count)}</span>
            </a>
          </li>
        )
      })}
    </ul>
  )
}

function isSame(a: string, b: string): boolean {
  return a.toLowerCase() === b.toLowerCase()
}

/** What can be written -> what it finds. */
const TIPS = [
  ['"exact words"', 'side by side, as written'],
  ['+word', 'only with that word'],
  ['-word', 'without that word'],
  ['this OR that', 'either; (this OR that) other with parentheses'],
  ['title:word', 'in the headline; also author:, section:'],
  ['when:7d', 'of the last seven days; also after:2025-10-01, before:'],
  ['begin*', 'words that begin so'],
] as const

function SearchTips({ site }: { readonly site: Site }) {
  return (
    <details id="tips" class="tips">
      <summary>What can be asked</summary>
      <dl>
        {TIPS.map(([written, meaning]) => (
          <>
            <dt>
              <code>{written}</code>
            </dt>
            <dd>{meaning}</dd>
          </>
        ))}
      </dl>
      <p>
        Words may come in any order, and the last may be unfinished. Where few stories have all of
        them, those with most are shown.{' '}
        <a href={`${site.root}?sortBy=popularity`}>Most viewed stories</a>
      </p>
    </details>
  )
}
