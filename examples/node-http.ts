// A server of plain node:http with news search under /news.
import { createServer } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { createEngine, createSearchApp } from 'lede'
import { readIndex } from 'lede/node'

const engine = createEngine(await readIndex('index-data'))
const news = getRequestListener(new Hono().route('/news', createSearchApp(engine)).fetch)

const server = createServer((request, response) => {
  if (request.url?.startsWith('/news/')) void news(request, response)
  else response.end('The front page')
})

server.listen(Number(process.env['PORT'] ?? 3000), () => {
  console.log('Listening', server.address())
})
