// How the query was read, where that is not plain: a corrected spelling, other words that were searched too,
// and words that no story holds.
import type { SearchResponse } from '../../../engine/response.ts'
import { pageAddress } from '../page-address.ts'
import type { PageParameters } from '../shown-parameters.ts'
import type { Site } from '../site.ts'

interface InterpretationProps {
  readonly site: Site
  readonly parameters: PageParameters
  readonly response: SearchResponse
}

/** Says it; nothing where the query was taken as it stands. */
export function InterpretationNote({ site, parameters, response }: InterpretationProps) {
  const { interpretation, didYouMean, totalHits, q } = response
  if (totalHits === 0) return null
  const corrected = didYouMean === undefined ? Object.entries(interpretation.corrected) : []
  const others = [
    ...corrected.map(([typed, other]) => [typed, [other]] as const),
    ...Object.entries(interpretation.synonyms ?? {}),
  ]
  return (
    <>
      {didYouMean !== undefined && (
        <p class="meant">
          Showing results for{' '}
          <b dir="auto">
            <bdi>{didYouMean}</bdi>
          </b>
          .{' '}
          <a href={pageAddress(site.root, parameters, { typos: ['off'] })}>
            Search for <bdi>{q.trim()}</bdi> instead
          </a>
        </p>
      )}
      {others.length > 0 && (
        <p class="note">
          Also searched for{' '}
          {others.map(([typed, words], i) => (
            <>
              {i > 0 && '; '}
              <b>
                <bdi>{words.join(', ')}</bdi>
              </b>{' '}
              for <bdi>{typed}</bdi>
            </>
          ))}
        </p>
      )}
      {interpretation.dropped.length > 0 && (
        <p class="note">
          No results have{' '}
          {interpretation.dropped.map((word, i) => (
            <>
              {i > 0 && ', '}
              <s>
                <bdi>{word}</bdi>
              </s>
            </>
          ))}
        </p>
      )}
    </>
  )
}
