// The queries that are asked most, and those asked in vain, for holders of the admin token.
import type { Context } from 'hono'
import { parseLimitParameters } from '../../engine/parameters.ts'
import type { QueryStatistics } from '../../telemetry/query-statistics.ts'
import {
  createSecretMatcher,
  presentedSecret,
  refuseUnauthorized,
} from '../middleware/credentials.ts'
import { jsonResponse } from '../response/json-response.ts'
import { AS_DOCUMENTED, readQuery } from '../request/read-request.ts'

/** Answers `GET /admin/queries`. */
export function answerQueryReport(
  statistics: QueryStatistics,
  adminToken: string,
): (c: Context) => Promise<Response> {
  const match = createSecretMatcher([adminToken])
  return async (c) => {
    const secret = presentedSecret(c)
    if (secret === undefined || (await match(secret)) < 0) {
      return refuseUnauthorized('the admin token')
    }
    const limit = parseLimitParameters(readQuery(c), AS_DOCUMENTED)
    return jsonResponse(statistics.report(limit), { 'Cache-Control': 'no-store' })
  }
}
