// How was the query understood, where that is not plain? What was left out, what was read as something
// else, and what may have been meant.
import type { SearchResponse } from '../../search/response.ts'
import { pageAddress } from './page-address.ts'
import type { PageParameters } from './page-parameters.ts'
import type { Site } from './site.ts'

interface InterpretationProps {
  readonly site: Site
  readonly parameters: PageParameters
  readonly response: SearchResponse
}

/** Says it; nothing where the query was taken as it stands. */
export function InterpretationNote({ site, parameters, response }: InterpretationProps) {
  const { interpretation, didYouMean, totalHits } = response
  const { dropped } = interpretation
  const corrected = Object.entries(interpretation.corrected)
  const synonyms = Object.entries(interpretation.synonyms ?? {})
  const link = (q: string) => pageAddress(site.root, parameters, { q: [q] })
  return (
    <>
      {didYouMean !== undefined && (
        <p class="meant">
          Did you mean{' '}
          <a href={link(didYouMean)} dir="auto">
            {didYouMean}
          </a>
          ?
        </p>
      )}
      {corrected.length > 0 && totalHits > 0 && (
        <p class="note">
          Read{' '}
          {corrected.map(([typed, read], i) => (
            <>
              {i > 0 && ', '}
              <s>
                <bdi>{typed}</bdi>
              </s>{' '}
              as{' '}
              <b>
                <bdi>{read}</bdi>
              </b>
            </>
          ))}
          . <a href={pageAddress(site.root, parameters, { typos: ['off'] })}>Search as written</a>
        </p>
      )}
      {synonyms.length > 0 && totalHits > 0 && (
        <p class="note">
          Also searched for{' '}
          {synonyms.map(([typed, others], i) => (
            <>
              {i > 0 && '; '}
              <b>
                <bdi>{others.join(', ')}</bdi>
              </b>{' '}
              for <bdi>{typed}</bdi>
            </>
          ))}
        </p>
      )}
      {dropped.length > 0 && totalHits > 0 && (
        <p class="note">
          Not every word is in every story. The best match does without{' '}
          {dropped.map((word, i) => (
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
