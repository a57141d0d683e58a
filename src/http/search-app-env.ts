// What middleware and handlers of one request leave for each other, among hono's context variables.
import type { ObservedSearch } from '../telemetry/request-observer.ts'

/** The name of a variable begins with the app's: a host that mounts the app has variables of its own. */
export interface SearchAppEnv {
  Variables: {
    /** What the reader searches for, where it is to be logged. */
    'lede.q'?: string
    /** The first search of the request, where somebody observes. */
    'lede.search'?: ObservedSearch
    /** The request's id, by the name of hono's own middleware: a host's is taken over. */
    requestId?: string
  }
}
