// The score of a hit as a sum that a reader can follow.
import type { ClauseExplanation, Explanation } from '../../../engine/response.ts'

const MATCHES = {
  exact: 'as written',
  synonym: 'as a synonym',
  prefix: 'as a beginning',
  typo: 'as a misspelling',
  phrase: 'as a phrase',
} as const satisfies Record<ClauseExplanation['match'], string>

interface ExplanationProps {
  readonly explanation: Explanation
  /** Whether the score decided the order. */
  readonly byScore: boolean
}

/** Shows the parts of a score and how they come together. */
export function ExplanationView({ explanation, byScore }: ExplanationProps) {
  const { clauses, freshness, popularity, score, coverage = 1, writtenFirst } = explanation
  const { proximity = 0, feedback = 0 } = explanation
  const earned = clauses.reduce((total, clause) => total + clause.score, 0)
  const lacking = earned * (coverage - 1)
  const sum = earned + lacking + proximity + feedback
  return (
    <section class="explanation">
      <h3>Why it stands here</h3>
      {!byScore && <p>Another order was chosen, so the score does not count here.</p>}
      {clauses.length === 0 ? (
        <p>Nothing was looked for, so there is no score.</p>
      ) : (
        <>
          <p>{describeTier(explanation)}</p>
          <div class="scroll" role="region" aria-label="Parts of the score" tabindex={0}>
            <table>
              <thead>
                <tr>
                  <th scope="col">Looked for</th>
                  <th scope="col">Found</th>
                  <th scope="col" class="number">
                    Rarity
                  </th>
                  <th scope="col" class="number">
                    Weight
                  </th>
                  <th scope="col" class="number">
                    Points
                  </th>
                </tr>
              </thead>
              <tbody>
                {clauses.map((clause) => (
                  <ClauseRow clause={clause} />
                ))}
                {lacking < 0 && (
                  <ExtraRow name="Words of the query that it lacks" score={lacking} />
                )}
                {proximity > 0 && <ExtraRow name="Words near each other" score={proximity} />}
                {feedback > 0 && <ExtraRow name="Like the best stories" score={feedback} />}
              </tbody>
            </table>
          </div>
          <p class="sum">
            {decimal(sum)} points × {decimal(freshness)} for freshness × {decimal(popularity)} for
            views
            {writtenFirst !== undefined &&
              ` × ${decimal(writtenFirst)} for its words as they were written`}{' '}
            = <strong>{decimal(score)}</strong>
          </p>
        </>
      )}
    </section>
  )
}

function ClauseRow({ clause }: { readonly clause: ClauseExplanation }) {
  const { match, terms, idf, weight, score } = clause
  return (
    <tr>
      <th scope="row">
        <bdi>{clause.clause}</bdi>
      </th>
      <td>
        <bdi>{terms.join(' ')}</bdi> <span class="quiet">{MATCHES[match]}</span>
      </td>
      <td class="number">{decimal(idf)}</td>
      <td class="number">{decimal(weight)}</td>
      <td class="number">{decimal(score)}</td>
    </tr>
  )
}

function ExtraRow({ name, score }: { readonly name: string; readonly score: number }) {
  return (
    <tr>
      <th scope="row" colspan={4}>
        {name}
      </th>
      <td class="number">{decimal(score)}</td>
    </tr>
  )
}

function describeTier({ tier: { typos, prefixes, synonyms = 0 } }: Explanation): string {
  if (typos + prefixes + synonyms === 0) {
    return 'Its words are as written or in another form, so it comes before stories with the same words that have less.'
  }
  const parts = [
    ...(synonyms === 0 ? [] : [`${synonyms} ${synonyms === 1 ? 'synonym' : 'synonyms'}`]),
    ...(prefixes === 0 ? [] : [`${prefixes} unfinished ${prefixes === 1 ? 'word' : 'words'}`]),
    ...(typos === 0 ? [] : [`${typos} changed ${typos === 1 ? 'letter' : 'letters'}`]),
  ]
  return `It matches with ${parts.join(' and ')}, so it comes after stories with the same words that need less.`
}

function decimal(value: number | undefined): string {
  return value === undefined ? '–' : value.toFixed(2)
}
