// What a run of `npm run bench` comes to: every value that was measured.
import type { BenchOptions } from '../bench-options.ts'
import type { CorpusFacts } from '../corpus/corpus-files.ts'
import type { Conditions } from '../measure/conditions.ts'
import type { AnsweredClass, AnswerOutput } from '../tasks/answer.ts'
import type { BuildOutput } from '../tasks/build.ts'
import type { Pause } from '../tasks/pause-routes.ts'

/** One class over HTTP with one number of connections. */
export interface HttpRow {
  /** Class, or `ready-made` for the JSON that was made beforehand. */
  readonly name: string
  readonly connections: number
  readonly requestsPerSecond: number
  readonly bodyBytes: number
  readonly latenciesMs: readonly number[]
}

/** Everything that was measured on one corpus. */
export interface CorpusResult {
  readonly corpus: CorpusFacts
  readonly build: BuildOutput
  readonly answers: Pick<AnswerOutput, 'opening' | 'terms' | 'suggestions'> & {
    readonly classes: readonly Omit<AnsweredClass, 'paths'>[]
  }
  readonly http: readonly HttpRow[]
  /** While the index was loaded again beside traffic. */
  readonly pauses: readonly Pause[]
}

export interface BenchRun {
  readonly conditions: Conditions
  readonly options: BenchOptions
  readonly results: readonly CorpusResult[]
}
