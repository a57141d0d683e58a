// A parameter that is given empty is no number, no yes or no and no name; a text and a list can be empty.
import { describe, expect, it } from 'vitest'
import { createSearchApp } from '../../src/http/create-search-app.ts'
import { createOpenApiDocument } from '../../src/http/openapi/document.ts'
import { createQueryStatistics } from '../../src/telemetry/query-statistics.ts'
import { createFakeEngine } from './fake-engine.ts'

const engine = {
  ...createFakeEngine(),
  // eslint-disable-next-line @typescript-eslint/require-await
  async *export() {
    yield* []
  },
}
const settings = { adminToken: 'token', queryStatistics: createQueryStatistics() }
const app = createSearchApp(engine, settings)

interface Given {
  readonly path: string
  readonly name: string
  readonly type: string
}

/** Every parameter of every address, with the type that the document gives it. */
const parameters = Object.entries(createOpenApiDocument().paths).flatMap(([path, { get }]) =>
  (get?.parameters ?? [])
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema }): Given => {
      const type = schema.enum === undefined ? String(schema.type) : 'name'
      return { path: path.replace('{id}', 'ferry'), name, type }
    }),
)

const isEmptyFine = ({ type }: Given): boolean => type === 'string' || type === 'array'

async function ask(path: string, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers)
  headers.set('Authorization', 'Bearer token')
  return app.request(path, { ...init, headers })
}

describe('a parameter that is given empty', () => {
  it.each(parameters.filter((given) => !isEmptyFine(given)))(
    'is a 400 as $name of $path, which is a $type',
    async ({ path, name }) => {
      const response = await ask(`${path}?${name}=`)
      expect(response.status).toBe(400)
      const { issues } = (await response.json()) as { issues: { message: string }[] }
      expect(issues).toMatchObject([{ parameter: name }])
      expect(issues[0]?.message).toMatch(/^Expected `\w+` to be .*, received ""$/)
    },
  )

  it.each(parameters.filter(isEmptyFine))(
    'counts as absent as $name of $path, which is a $type',
    async ({ path, name }) => {
      expect((await ask(`${path}?${name}=`)).status).toBe(200)
    },
  )

  it.each(parameters.filter(({ path }) => path === '/search'))(
    'is the same as $name in a JSON body',
    async (given) => {
      const response = await ask('/search', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ [given.name]: '' }),
      })
      expect(response.status).toBe(isEmptyFine(given) ? 200 : 400)
    },
  )

  it.each(parameters.filter(({ path }) => path === '/search'))(
    'is forgiven by the page, as $name',
    async ({ name }) => {
      const response = await ask(`/?${name}=`, { headers: { Accept: 'text/html' } })
      expect(response.status).toBe(200)
      expect(await response.text()).not.toContain('was left out')
    },
  )
})
