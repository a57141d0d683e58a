// Problems for requests that no route answers. Not hono's method check, which runs after the routes: a
// refused method is counted under its route, too.
import type { Context } from 'hono'
import { LedeError } from '../../errors.ts'
import { problemResponse, toProblem } from '../response/problems.ts'

/** Makes a handler that refuses the method, saying which are allowed. */
export function refuseMethod(allow: string): (c: Context) => Response {
  return (c) => {
    const detail = `Expected one of the methods ${allow}, received ${c.req.method}`
    return problemResponse(toProblem(new LedeError('method_not_allowed', detail)), { Allow: allow })
  }
}

/** Answers that nothing is at the address. */
export function refuseAddress(c: Context): Response {
  const detail = `There is nothing at ${JSON.stringify(c.req.path.slice(0, 200))}`
  return problemResponse(toProblem(new LedeError('route_not_found', detail)))
}
