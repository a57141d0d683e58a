// A problem as a page: what went wrong, and what a reader can do now.
import type { Problem } from '../../response/problems.ts'
import type { Site } from '../site.ts'

interface Advice {
  readonly heading: string
  readonly text: string
}

const UNAVAILABLE = 'Try again in a few seconds.'

/** Status -> what is said; anything else is the reader's request that cannot be answered. */
const ADVICE: Readonly<Record<number, Advice>> = {
  404: {
    heading: 'There is no such story',
    text: 'It may have been taken out of the index, or the address is incomplete. Search for its headline.',
  },
  500: {
    heading: 'This could not be answered',
    text: 'The fault is ours and has been recorded. Try again, or ask something else.',
  },
  503: { heading: 'The search is not ready', text: UNAVAILABLE },
}

interface ErrorViewProps {
  readonly site: Site
  readonly problem: Problem
}

/** Shows an error. */
export function ErrorView({ site, problem }: ErrorViewProps) {
  const { heading, text } = adviceOn(problem)
  return (
    <section class="nothing error">
      <h1>{heading}</h1>
      <p>{text}</p>
      <p>
        {problem.status >= 500 && (
          <>
            <a href="">Try again</a>
            {' or '}
          </>
        )}
        <a href={site.root}>{problem.status >= 500 ? 'see' : 'See'} the latest stories</a>
      </p>
      <p class="quiet">
        {problem.status} {problem.title} (<code>{problem.code}</code>)
      </p>
    </section>
  )
}

/** Gives the heading of the page for a problem. */
export function adviceOn(problem: Problem): Advice {
  if (problem.code === 'timeout') {
    return { heading: 'The search took too long', text: `${UNAVAILABLE} Fewer words are faster.` }
  }
  return ADVICE[problem.status] ?? { heading: 'That cannot be shown', text: problem.detail }
}
