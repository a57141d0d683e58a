// 1. The document is valid OpenAPI 3.1, complete, and made from the schemas that validate.
// 2. Its examples and every real answer, for any query, validate against it.
import { validate } from '@readme/openapi-parser'
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { SearchParametersSchema } from '../../../src/engine/parameter-schemas.ts'
import { createSearchApp } from '../../../src/http/create-search-app.ts'
import { createOpenApiDocument } from '../../../src/http/openapi/document.ts'
import { PROBLEM_KINDS } from '../../../src/http/response/problems.ts'
import { SECURITY_HEADERS } from '../../../src/http/response/security-headers.ts'
import { createEngine } from '../../../src/engines/embedded/embedded.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { createRateLimiter } from '../../../src/node/serving/create-rate-limiter.ts'
import { createQueryStatistics } from '../../../src/telemetry/query-statistics.ts'
import { createFakeEngine, nowMs, stories } from '../fake-engine.ts'

// The document as its readers get it: by way of JSON.
const document: unknown = JSON.parse(JSON.stringify(createOpenApiDocument()))
const app = createSearchApp(createFakeEngine(), { now: () => nowMs })

/** The fake's stories with everything that a story can have. */
const embedded = stories.map((story, index) => ({
  ...story,
  author: 'Ines Marlow',
  section: 'local',
  publishedAt: `2025-10-2${index}T07:30:00+00:00`,
}))

const ajv = new Ajv2020({ strict: false, allErrors: true })
ajv.addSchema(closeObjects(document) as object, 'lede') // a copy of the document, an object

/** Refuses properties that a schema does not name, so that answers cannot say more than it does. */
function closeObjects(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(closeObjects)
  if (typeof value !== 'object' || value === null) return value
  const copy = Object.fromEntries(
    Object.entries(value).map(([key, item]) => [key, closeObjects(item)]),
  )
  const isObjectSchema = copy['type'] === 'object' && 'properties' in copy
  return isObjectSchema ? { additionalProperties: false, ...copy } : copy
}

function at(pointer: string): unknown {
  let value: unknown = document
  for (const escaped of pointer.split('/').slice(1)) {
    const key = escaped.replaceAll('~1', '/').replaceAll('~0', '~')
    value = (value as Record<string, unknown> | undefined)?.[key] // plain JSON
  }
  return value
}

/** The examples beside a schema, whether one or several. */
function examplesIn(value: object): unknown[] {
  const { example, examples } = value as { example?: unknown; examples?: Record<string, unknown> } // plain JSON
  const several = Object.values(examples ?? {}).map((item) => (item as { value: unknown }).value)
  return example === undefined ? several : [example, ...several]
}

function validatorOf(pointer: string): ValidateFunction {
  const compiled = ajv.getSchema(`lede#${pointer}`)
  if (compiled === undefined) throw new Error(`the document has nothing at ${pointer}`)
  return compiled
}

function check(pointer: string, value: unknown): void {
  const validator = validatorOf(pointer)
  expect(validator(value) ? [] : validator.errors).toEqual([])
}

/** Follows a reference to a shared response, as far as there is one. */
function responsePointer(path: string, method: string, status: number): string {
  const pointer = `/paths/${path.replaceAll('/', '~1')}/${method}/responses/${status}`
  const ref = (at(pointer) as { $ref?: string } | undefined)?.$ref // plain JSON
  return ref === undefined ? pointer : ref.slice(1)
}

/** Headers that every answer of HTTP has, or every one of ours, and that are not listed one by one. */
const EVERYWHERE = ['Content-Type', 'Content-Length', ...Object.keys(SECURITY_HEADERS)]

async function checkAnswer(path: string, response: Response, method = 'get'): Promise<void> {
  const mediaType = response.headers.get('Content-Type') ?? ''
  const pointer = responsePointer(path, method, response.status)
  expect(at(pointer), `${method} ${path} ${response.status}`).toBeDefined()
  const documented = Object.keys(at(`${pointer}/headers`) ?? {}) // plain JSON
  const known = new Set([...documented, ...EVERYWHERE].map((name) => name.toLowerCase()))
  expect([...response.headers.keys()].filter((name) => !known.has(name))).toEqual([])
  if (response.status === 304) return
  const schema = `${pointer}/content/${mediaType.replaceAll('/', '~1')}/schema`
  check(schema, mediaType.endsWith('json') ? await response.json() : await response.text())
}

describe('the document', () => {
  it('is valid OpenAPI 3.1', async () => {
    const copy = JSON.parse(JSON.stringify(document)) as Parameters<typeof validate>[0] // checked by the validator
    const result = await validate(copy)
    expect(result.valid ? [] : result.errors).toEqual([])
    expect(result).toMatchObject({ valid: true, specification: 'OpenAPI', warnings: [] })
    expect(document).toMatchObject({ openapi: '3.1.0', servers: [{ url: '.' }] })
  })

  it('is what the app serves', async () => {
    expect(await (await app.request('/openapi.json')).json()).toEqual(document)
  })

  it('knows every parameter of /search with type, range and default', () => {
    const parameters = at('/paths/~1search/get/parameters') as { name: string; in: string }[] // plain JSON
    const byName = Object.fromEntries(parameters.map((parameter) => [parameter.name, parameter]))
    const inAddress = parameters.filter((parameter) => parameter.in === 'query')
    expect(inAddress.map(({ name }) => name)).toEqual(Object.keys(SearchParametersSchema.entries))
    expect(byName['pageSize']).toEqual({
      name: 'pageSize',
      in: 'query',
      description: 'Most hits a page.',
      schema: { type: 'integer', minimum: 1, maximum: 100, default: 10 },
      example: 20,
    })
    expect(byName['distinct']).toMatchObject({ schema: { type: 'boolean', default: true } })
    expect(byName['facets']).toMatchObject({
      style: 'form',
      explode: false,
      schema: { type: 'array', items: { enum: ['kind', 'author', 'section', 'list', 'month'] } },
    })
    expect(byName['author']).toMatchObject({
      style: 'form',
      explode: true,
      schema: { type: 'array', items: { type: 'string' } },
    })
    expect(parameters.every((parameter) => 'description' in parameter)).toBe(true)
  })

  it('has a valid example with every parameter, header and body', () => {
    let examples = 0
    const visit = (value: unknown, pointer: string): void => {
      if (typeof value !== 'object' || value === null) return
      if ('schema' in value && !pointer.includes('/components/schemas/')) {
        const shown = examplesIn(value)
        // The document itself is no example of itself.
        if (!pointer.includes('~1openapi.json')) expect(shown, pointer).not.toEqual([])
        for (const example of shown) check(`${pointer}/schema`, example)
        examples += shown.length
        return
      }
      for (const [key, item] of Object.entries(value)) {
        visit(item, `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`)
      }
    }
    visit(document, '')
    expect(examples).toBeGreaterThan(50)
  })

  it('says of every property what it is', () => {
    const silent: string[] = []
    const visit = (schema: unknown, name: string): void => {
      const { properties = {}, items } = schema as Record<string, Record<string, unknown>> // plain JSON
      for (const [key, property] of Object.entries(properties)) {
        const described = ['description', '$ref'].some((word) => word in (property as object)) // plain JSON
        if (!described) silent.push(`${name}.${key}`)
        visit(property, `${name}.${key}`)
      }
      if (items !== undefined) visit(items, `${name}[]`)
    }
    for (const [name, schema] of Object.entries(at('/components/schemas') as object)) {
      visit(schema, name)
    }
    expect(silent).toEqual([])
  })

  it('has an example of every problem that an operation can answer', () => {
    const told = JSON.stringify(at('/components/responses'))
    for (const [code, { status }] of Object.entries(PROBLEM_KINDS)) {
      if (code === 'route_not_found' || (status === 500 && code !== 'internal')) continue
      expect(told, code).toContain(`"code":"${code}"`)
    }
  })

  it.each(['/search', '/suggest', '/trending'])(
    'has examples of parameters that %s takes',
    async (path) => {
      const parameters = at(`/paths/${path.replaceAll('/', '~1')}/get/parameters`)
      // Plain JSON.
      for (const { name, in: where, example } of parameters as Record<string, unknown>[]) {
        if (where !== 'query') continue
        const query = new URLSearchParams({ [String(name)]: String(example) })
        const response = await app.request(`${path}?${query.toString()}`)
        expect(response.status, String(name)).toBe(200)
      }
    },
  )

  it('resolves every reference', () => {
    const refs = JSON.stringify(document).matchAll(/"\$ref":"#([^"]+)"/g)
    for (const [, pointer = ''] of refs) expect(at(pointer), pointer).toBeDefined()
  })
})

describe('every answer', () => {
  it.each([
    ['/search', '/search?q=ferry'],
    ['/search', '/search?pagesize=1'],
    ['/search', '/search?q=ferry&format=rss'],
    ['/search', '/search?q=ferry&format=atom'],
    ['/search', '/search?q=ferry&format=jsonfeed'],
    ['/suggest', '/suggest?q=fe'],
    ['/suggest', '/suggest?q=fe&format=opensearch'],
    ['/suggest', '/suggest?limit=99'],
    ['/stories/{id}', '/stories/ferry'],
    ['/stories/{id}', '/stories/nothing'],
    ['/stories/{id}', '/stories/ferry?x=1'],
    ['/stories/{id}/related', '/stories/ferry/related'],
    ['/stories/{id}/related', '/stories/nothing/related'],
    ['/trending', '/trending'],
    ['/trending', '/trending?limit=0'],
    ['/healthz', '/healthz'],
    ['/readyz', '/readyz'],
    ['/openapi.json', '/openapi.json'],
    ['/opensearch.xml', '/opensearch.xml'],
  ])('of %s validates: %s', async (path, address) => {
    await checkAnswer(path, await app.request(address))
    await checkAnswer(path, await app.request(address, { headers: { 'If-None-Match': '*' } }))
    await checkAnswer(path, await app.request(address, { method: 'PUT' }))
  })

  it.each([
    ['{"q": "ferry"}', 'application/json', 200],
    ['{', 'application/json', 400],
    [`"${'x'.repeat(70_000)}"`, 'application/json', 413],
    ['q=ferry', 'application/x-www-form-urlencoded', 415],
  ])('to a POST of %.20s validates', async (body, contentType, status) => {
    const headers = { 'Content-Type': contentType }
    const response = await app.request('/search', { method: 'POST', body, headers })
    expect(response.status).toBe(status)
    await checkAnswer('/search', response, 'post')
  })

  it.each([
    ['/search', '/search?q=ferry&explain=true&facets=kind,author,section,list,month'],
    ['/search', '/search?q=fery&excerpts=3'],
    ['/search', '/search?q=fery&excerpts=0&pageSize=1&format=jsonfeed'],
    ['/search', '/search?q=ferry&format=jsonfeed'],
    ['/suggest', '/suggest?q=fe'],
    ['/stories/{id}', '/stories/ferry'],
    ['/stories/{id}/related', '/stories/ferry/related'],
    ['/trending', '/trending'],
    ['/readyz', '/readyz'],
  ])('of the embedded engine validates: %s at %s', async (path, address) => {
    const engine = createEngine(buildIndex(embedded), { now: () => nowMs })
    const response = await createSearchApp(engine, { now: () => nowMs }).request(address)
    expect(response.status).toBe(200)
    await checkAnswer(path, response)
  })

  it.each(['/search', '/suggest', '/stories/{id}', '/trending', '/readyz'])(
    'of %s validates while nothing is ready or the engine fails',
    async (path) => {
      const address = path.replace('{id}', 'ferry')
      const failing = {
        ...createFakeEngine(),
        status: () => Promise.reject(new Error('gone')),
      }
      await checkAnswer(path, await createSearchApp(() => undefined).request(address))
      await checkAnswer(path, await createSearchApp(failing).request(address))
    },
  )

  it('to operators, with ids, keys and limits on, validates', async () => {
    const operated = createSearchApp(createFakeEngine(), {
      now: () => nowMs,
      requestIds: true,
      apiKeys: ['key'],
      adminToken: 'token',
      queryStatistics: createQueryStatistics({ now: () => nowMs }),
      rateLimiter: await createRateLimiter({ points: 12, duration: 600 }),
    })
    const ask = async (path: string, secret = ''): Promise<Response> => {
      const headers = { Authorization: `Bearer ${secret}` }
      const response = await operated.request(path.replace('{id}', 'ferry'), { headers })
      await checkAnswer(path.replace(/\?.*/, ''), response.clone())
      return response
    }
    const paths = ['/search', '/suggest', '/stories/{id}', '/stories/{id}/related', '/trending']
    const guarded = [...paths, '/openapi.json', '/admin/queries', '/admin/queries?limit=0']
    for (const path of guarded.slice(0, 6)) expect((await ask(path)).status).toBe(401)
    expect((await ask('/search?q=ferry', 'key')).status).toBe(200)
    expect((await ask('/admin/queries', 'token')).status).toBe(200)
    expect((await ask('/admin/queries?limit=0', 'token')).status).toBe(400)
    expect((await ask('/admin/queries', 'key')).status).toBe(401)
    while ((await operated.request('/search')).status !== 429);
    for (const path of guarded) expect((await ask(path)).status).toBe(429)
    for (const path of ['/healthz', '/readyz']) expect((await ask(path)).status).toBe(200)
  })

  it.each([
    ['a small one', app],
    ['the embedded one', createSearchApp(createEngine(buildIndex(embedded), { now: () => nowMs }))],
  ])('to any query of %s validates', async (_, asked) => {
    const words = fc.constantFrom('ferry', 'BRIDGE', '"', '-x', 'title:', 'OR', 'when:7d', '&', '%')
    const query = fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 40 }),
      fc.string({ unit: 'binary', maxLength: 40 }),
      fc.array(words).map((parts) => parts.join(' ')),
    )
    const pages = fc.record(
      { page: fc.integer({ min: -1, max: 12_000 }), pageSize: fc.integer({ min: 0, max: 120 }) },
      { requiredKeys: [] },
    )
    await fc.assert(
      fc.asyncProperty(query, pages, async (q, window) => {
        const parameters = new URLSearchParams({ q, explain: 'true', facets: 'kind,month,author' })
        for (const [name, value] of Object.entries(window)) parameters.set(name, String(value))
        const response = await asked.request(`/search?${parameters.toString()}`)
        expect([200, 400]).toContain(response.status)
        await checkAnswer('/search', response)
      }),
      { numRuns: 200 },
    )
  })
})
