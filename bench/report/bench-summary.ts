// What of a run of `npm run bench` is worth keeping in the repository.
import { summarize } from '../measure/percentiles.ts'
import type { BenchRun } from './bench-run.ts'

/** Sums up a run: percentiles in place of values. */
export function toBenchSummary({ conditions, options, results }: BenchRun) {
  return {
    conditions,
    options: { rounds: options.rounds, queries: options.queries, httpMs: options.httpMs },
    results: results.map(({ corpus, build, answers, http, pauses }) => ({
      corpus,
      build,
      opening: answers.opening,
      terms: answers.terms,
      ...(answers.suggestions !== undefined && {
        suggestMs: {
          beginnings: answers.suggestions.beginnings,
          right: answers.suggestions.right,
          ...summarize(answers.suggestions.latenciesMs),
        },
      }),
      inProcessMs: answers.classes.map(({ name, queries, right, latenciesMs, matchMs }) => ({
        name,
        queries,
        right,
        ...summarize(latenciesMs),
        matchP50: summarize(matchMs).p50,
      })),
      pauses,
      httpMs: http.map(({ latenciesMs, ...row }) => ({ ...row, ...summarize(latenciesMs) })),
    })),
  }
}
