// A chip for each filter that is set, which takes it back with one click, and the same filters for the next
// search.
import { ANY_TIME, describeDates } from '../chosen-dates.ts'
import { type Changes, keptParameters, pageAddress } from '../page-address.ts'
import {
  DATE_PARAMETERS,
  labelOf,
  NARROWING,
  type PageParameters,
  valueName,
} from '../shown-parameters.ts'
import type { Site } from '../site.ts'

/** One filter that is set. */
interface Chip {
  readonly name: string | undefined
  readonly value: string
  /** What takes it back. */
  readonly changes: Changes
}

interface ChipsProps {
  readonly site: Site
  readonly parameters: PageParameters
}

/** Shows the chips. */
export function FilterChips({ site, parameters }: ChipsProps) {
  const chips = listChips(parameters)
  if (chips.length === 0) return null
  const all = Object.fromEntries(NARROWING.map((name) => [name, []]))
  return (
    <ul class="chips" aria-label="Filters">
      {chips.map(({ name, value, changes }) => (
        <li>
          <a href={pageAddress(site.root, parameters, changes)}>
            <span class="unseen">Remove </span>
            <span class="quiet">{name}</span> <bdi>{value}</bdi>
            <span aria-hidden="true" class="cross">
              ×
            </span>
          </a>
        </li>
      ))}
      {chips.length > 1 && (
        <li>
          <a href={pageAddress(site.root, parameters, all)}>Remove all</a>
        </li>
      )}
    </ul>
  )
}

/** What the search field's form sends next to the query, so that a new search keeps the filters. */
export function KeptFilters({ parameters }: Pick<ChipsProps, 'parameters'>) {
  return (
    <>
      {keptParameters(parameters, ['q', 'page']).map(([name, value]) => (
        <input type="hidden" form="search" name={name} value={value} />
      ))}
    </>
  )
}

function listChips(parameters: PageParameters): Chip[] {
  const dates = describeDates(parameters)
  const others = NARROWING.filter((name) => !DATE_PARAMETERS.some((date) => date === name))
  return [
    ...(dates === undefined ? [] : [{ name: labelOf('from'), value: dates, changes: ANY_TIME }]),
    ...others.flatMap((name) =>
      (parameters[name] ?? []).map((value, i, values) => ({
        name: labelOf(name),
        value: valueName(name, value),
        changes: { [name]: values.filter((_, other) => other !== i) },
      })),
    ),
  ]
}
