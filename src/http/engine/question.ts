// A question to the engine: it must be ready, the time is limited, and errors become problems.
import type { Context } from 'hono'
import type { SearchEngine } from '../../engine/search-engine.ts'
import { answerError } from '../response/answer-error.ts'
import type { ProblemAnswer } from '../response/problems.ts'
import type { SearchAppEnv } from '../search-app-env.ts'
import type { SearchAppSettings } from '../search-app-options.ts'
import { withDeadline } from './deadline.ts'
import { engineWithin } from './engine-within.ts'
import { observedEngine } from './observed-engine.ts'
import { readyEngine, type EngineSource } from './ready-engine.ts'

/**
 * A question with what is needed to answer it. `TInput` is what typed clients may send (`query`,
 * `json`); nothing here relies on it.
 */
export interface Asked<TInput extends object = object> {
  readonly c: Context<SearchAppEnv, string, { in: TInput }>
  readonly engine: SearchEngine
  readonly settings: SearchAppSettings
  /** The index generation that answers. */
  readonly generation: string
  /** The present, the same for the whole question, epoch milliseconds. */
  readonly nowMs: number
  /** Whether `Accept` decided on the form of the answer. @default false */
  readonly negotiated?: boolean
}

/** Who is asked, and by which request. */
interface Asking<TInput extends object> {
  readonly source: EngineSource
  readonly settings: SearchAppSettings
  readonly c: Context<SearchAppEnv, string, { in: TInput }>
}

/**
 * Has a question answered by the engine that answers now, within the time limit.
 * @throws LedeError `not_ready` or `timeout`, or what the answering throws.
 */
export function ask<TInput extends object, TAnswer>(
  { source, settings, c }: Asking<TInput>,
  answer: (asked: Asked<TInput>) => Promise<TAnswer>,
): Promise<TAnswer> {
  return withDeadline(settings.timeoutMs, async (call) => {
    const { engine: ready, status } = await readyEngine(source)
    const { generation } = status
    const within = engineWithin(ready, call)
    const engine =
      settings.observers.length === 0
        ? within
        : observedEngine(within, (search) => {
            if (c.get('lede.search') === undefined) c.set('lede.search', search)
          })
    return answer({ c, engine, settings, generation, nowMs: settings.now() })
  })
}

/** Turns the answering of one route into its handler. */
export type Question = <TInput extends object, TAnswer extends Response>(
  answer: (asked: Asked<TInput>) => Promise<TAnswer>,
) => (c: Context<SearchAppEnv, string, { in: TInput }>) => Promise<TAnswer | ProblemAnswer>

/** Wraps the answering of one route into what all of them share. Never throws. */
export function createQuestion(source: EngineSource, settings: SearchAppSettings): Question {
  return (answer) => async (c) => {
    try {
      return await ask({ source, settings, c }, answer)
    } catch (error) {
      return answerError(error, settings, c)
    }
  }
}
