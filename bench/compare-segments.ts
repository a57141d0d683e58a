// `npm run bench -- --segments 1,7`: one corpus in several numbers of segments.
import type { BenchOptions } from './bench-options.ts'
import type { CorpusFacts } from './corpus/corpus-files.ts'
import { runTask } from './measure/task.ts'
import type { TurnTimes } from './measure/time-in-turn.ts'
import type { BuildInput, BuildOutput } from './tasks/build.ts'
import type { PrepareInput } from './tasks/prepare.ts'
import type { SegmentsInput } from './tasks/segments.ts'

/** What was measured of one corpus. */
export interface SegmentsResult {
  readonly corpus: CorpusFacts
  readonly classes: readonly TurnTimes[]
}

/**
 * Builds the corpus once for each number of segments and times its queries.
 * @throws TaskError where a query has another answer, or so few stories make fewer segments.
 */
export async function compareSegments(
  corpus: string,
  { segments, classes, queries, rounds, budgetMs }: BenchOptions,
): Promise<SegmentsResult> {
  const facts = await runTask<CorpusFacts>('tasks/prepare.js', {
    corpus,
    queries,
  } satisfies PrepareInput)
  for (const count of segments) {
    await runTask<BuildOutput>('tasks/build.js', { corpus, segments: count } satisfies BuildInput)
  }
  const input: SegmentsInput = { corpus, segments, classes, rounds, budgetMs }
  return { corpus: facts, classes: await runTask<TurnTimes[]>('tasks/segments.js', input) }
}
