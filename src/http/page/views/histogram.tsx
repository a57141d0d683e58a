// The histogram of dates: bars that lead to their period, as links in a list, drawn by classes.
import { ANY_TIME, choosePeriod, chosenPeriods } from '../chosen-dates.ts'
import { pageAddress } from '../page-address.ts'
import type { PageParameters } from '../shown-parameters.ts'
import { countOf, type Site } from '../site.ts'
import { toTimeBuckets, type TimeBucket } from '../time-buckets.ts'

interface HistogramProps {
  readonly site: Site
  readonly parameters: PageParameters
  /** Counts by month over all dates. */
  readonly months: Readonly<Record<string, number>>
}

/** Shows the histogram; nothing where it would say nothing. */
export function Histogram({ site, parameters, months }: HistogramProps) {
  const chosen = chosenPeriods(parameters)
  const { unit, buckets, year } = toTimeBuckets(months, chosen[0])
  if (buckets.length < 2) return null
  return (
    <nav class="when" aria-label={`Stories by ${unit}`}>
      {year !== undefined && (
        <a class="all-years" href={pageAddress(site.root, parameters, ANY_TIME)}>
          All years
        </a>
      )}
      <ol class="histogram">
        {buckets.map((bucket, i) => (
          <li>
            <Bar
              address={pageAddress(
                site.root,
                parameters,
                chosen.includes(bucket.period) ? ANY_TIME : choosePeriod(bucket.period),
              )}
              bucket={bucket}
              chosen={chosen.includes(bucket.period)}
              startsYear={unit === 'month' && bucket.year !== buckets[i + 1]?.year}
            />
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface BarProps {
  readonly address: string
  readonly bucket: TimeBucket
  readonly chosen: boolean
  readonly startsYear: boolean
}

function Bar({ address, bucket, chosen, startsYear }: BarProps) {
  const { period, name, label, year, count, height } = bucket
  const text = `${name}: ${countOf(count, 'story', 'stories')}`
  const inside = (
    <>
      <span class={`bar h${height}`}></span>
      <span class="tick" aria-hidden="true">
        {label}
      </span>
      {startsYear && (
        <span class="year" aria-hidden="true">
          {year}
        </span>
      )}
    </>
  )
  if (count === 0 && !chosen) return <span class="period">{inside}</span>
  return (
    <a
      class="period"
      id={`period-${period}`}
      href={address}
      title={text}
      aria-current={chosen ? 'true' : undefined}
    >
      <span class="unseen">{text}</span>
      {inside}
    </a>
  )
}
