import { describe, expect, it } from 'vitest'
import { IndexError, InvalidRequestError, LedeError, type ErrorCode } from '../../../src/errors.ts'
import { PROBLEM_KINDS, toProblem } from '../../../src/http/response/problems.ts'

const hidden = {
  type: 'about:blank',
  title: 'Internal Server Error',
  status: 500,
  detail: 'The service failed to answer this request.',
  code: 'internal',
}

describe('toProblem', () => {
  it.each<[ErrorCode, number]>([
    ['invalid_request', 400],
    ['malformed_json', 400],
    ['route_not_found', 404],
    ['story_not_found', 404],
    ['method_not_allowed', 405],
    ['payload_too_large', 413],
    ['unsupported_media_type', 415],
    ['timeout', 503],
    ['not_ready', 503],
    ['overloaded', 503],
  ])('answers %s with %i and the message', (code, status) => {
    expect(toProblem(new LedeError(code, 'what happened'))).toEqual({
      type: 'about:blank',
      title: PROBLEM_KINDS[code].title,
      status,
      detail: 'what happened',
      code,
    })
  })

  it('carries the issues of a request', () => {
    const issues = [{ parameter: 'page', message: 'Expected more' }]
    expect(toProblem(new InvalidRequestError(issues))).toMatchObject({ status: 400, issues })
  })

  it.each([
    ['an index error', new IndexError('index_damaged', '/srv/index', 'damaged: /srv/index')],
    ['a foreign error', new TypeError('x is not a function')],
    ['what is no error', 'text'],
    ['nothing', undefined],
  ])('hides %s', (_, error) => {
    expect(toProblem(error)).toEqual(hidden)
  })
})
