// 1. The document passes every recommended rule of a linter that knows OpenAPI, with no exception.
// 2. Every route of the app is in the document, and the document has no route that the app lacks.
import { createConfig, lintFromString } from '@redocly/openapi-core'
import { describe, expect, it } from 'vitest'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import { createOpenApiDocument, type OpenApiDocument } from '../../../src/http/openapi/document.ts'
import { createQueryStatistics } from '../../../src/telemetry/query-statistics.ts'
import { createFakeEngine } from '../fake-engine.ts'

/** Rules of the linter that its own set leaves out. */
const FURTHER_RULES = {
  'no-http-verbs-in-paths': 'error',
  'no-invalid-media-type-examples': 'error',
  'no-invalid-parameter-examples': 'error',
  'no-invalid-schema-examples': 'error',
  'operation-singular-tag': 'error',
  'operation-tag-defined': 'error',
  'parameter-description': 'error',
  'no-required-schema-properties-undefined': 'error',
  'tag-description': 'error',
} as const

const METHODS = ['get', 'post', 'put', 'patch', 'delete'] as const

/** What the document says, as `get /stories/{id}`. */
function documentedRoutes({ paths }: OpenApiDocument): string[] {
  return Object.entries(paths).flatMap(([path, operations]) =>
    METHODS.filter((method) => method in operations).map((method) => `${method} ${path}`),
  )
}

/**
 * What the app answers to programs, all its optional routes included, as `get /stories/{id}`. Pages
 * are for people, and what they load is theirs: neither is part of the contract.
 */
function servedRoutes(): string[] {
  const { routes } = createSearchApp(createFakeEngine(), {
    page: false,
    adminToken: 'token',
    queryStatistics: createQueryStatistics(),
    metrics: { observe: () => Promise.resolve(), expose: () => Promise.reject(new Error()) },
  })
  // Middleware and refusals are registered for every method.
  const named = routes.filter(
    ({ method, path }) => method !== 'ALL' && !path.startsWith('/assets/'),
  )
  const names = named.map(
    ({ method, path }) =>
      `${method.toLowerCase()} ${path.replace(/:(\w+)(?:\{[^}]*\})?/g, '{$1}')}`,
  )
  return [...new Set(names)]
}

describe('the document', () => {
  it('passes the strict rules of a linter', async () => {
    const config = await createConfig({ extends: ['recommended-strict'], rules: FURTHER_RULES })
    const source = JSON.stringify(createOpenApiDocument())
    const problems = await lintFromString({ source, absoluteRef: '/openapi.json', config })
    const told = problems.map(
      ({ ruleId, message, location }) => `${ruleId} at ${location[0]?.pointer ?? ''}: ${message}`,
    )
    expect(told).toEqual([])
  })

  it('has every route of the app and no other', () => {
    expect(documentedRoutes(createOpenApiDocument()).sort()).toEqual(servedRoutes().sort())
  })
})
