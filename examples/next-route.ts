// app/news/[[...path]]/route.ts of a Next.js app, or of any framework whose handlers take a Request and
// give a Response: news search under /news.
import { Hono } from 'hono'
import { createEngine, createSearchApp } from 'lede'
import { readIndex } from 'lede/node'

const engine = createEngine(await readIndex('index-data'))
const app = new Hono().route('/news', createSearchApp(engine))

export const GET = (request: Request): Response | Promise<Response> => app.fetch(request)
export const HEAD = GET
export const POST = GET
export const OPTIONS = GET
