// A Hono app with news search under /news, answered from an index that `lede index` has made.
import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import { createEngine, createSearchApp } from 'lede'
import { readIndex } from 'lede/node'

const engine = createEngine(await readIndex('index-data'))

const app = new Hono()
app.get('/', (c) => c.text('The front page'))
app.route('/news', createSearchApp(engine))

serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 3000) }, (address) => {
  console.log('Listening', address)
})
