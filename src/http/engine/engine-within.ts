// An engine that is told with every call how long a request waits for it.
import type { EngineCall, SearchEngine } from '../../engine/search-engine.ts'

/** Gives an engine that is told of these bounds with each call. */
export function engineWithin(engine: SearchEngine, call: EngineCall): SearchEngine {
  const exportStories = engine.export?.bind(engine)
  return {
    search: (parameters, observer) => engine.search(parameters, { ...call, ...observer }),
    suggest: (parameters) => engine.suggest(parameters, call),
    story: (id) => engine.story(id, call),
    related: (id, limit) => engine.related(id, limit, call),
    status: () => engine.status(),
    ...(exportStories && { export: (parameters) => exportStories(parameters, call) }),
  }
}
