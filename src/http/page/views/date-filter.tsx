// The choice of dates: an age with one click, or the first and last day in a form.
import { AGES, ANY_TIME } from '../chosen-dates.ts'
import { keptParameters, pageAddress } from '../page-address.ts'
import { DATE_PARAMETERS, type PageParameters } from '../shown-parameters.ts'
import type { Site } from '../site.ts'

interface DateFilterProps {
  readonly site: Site
  readonly parameters: PageParameters
}

/** Lets the reader choose an age, or the first and last day. */
export function DateFilter({ site, parameters }: DateFilterProps) {
  const { from: [from = ''] = [], to: [to = ''] = [] } = parameters
  return (
    <>
      <ul class="options">
        {AGES.map(([age, name]) => {
          const chosen = from === age && to === ''
          const changes = chosen ? ANY_TIME : { ...ANY_TIME, from: [age] }
          return (
            <li>
              <a
                id={`age-${age}`}
                href={pageAddress(site.root, parameters, changes)}
                aria-current={chosen ? 'true' : undefined}
              >
                {name}
              </a>
            </li>
          )
        })}
      </ul>
      <details id="dates" open={isDay(from) || isDay(to)}>
        <summary>From one day to another</summary>
        <form class="dates" action={site.root} method="get">
          {keptParameters(parameters, [...DATE_PARAMETERS, 'page']).map(([name, value]) => (
            <input type="hidden" name={name} value={value} />
          ))}
          <label>
            From <input type="date" name="from" value={isDay(from) ? from : ''} />
          </label>
          <label>
            To <input type="date" name="to" value={isDay(to) ? to : ''} />
          </label>
          <button type="submit">Show</button>
        </form>
      </details>
    </>
  )
}

function isDay(text: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(text)
}
