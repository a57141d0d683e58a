// An Express app with news search under /news.
import { getRequestListener } from '@hono/node-server'
import express from 'express'
import { createEngine, createSearchApp } from 'lede'
import { readIndex } from 'lede/node'

const engine = createEngine(await readIndex('index-data'))

const app = express()
app.get('/', (_, response) => {
  response.send('The front page')
})
// Before any body parser, since it reads the body of POST /search itself.
app.use('/news', getRequestListener(createSearchApp(engine).fetch))

const server = app.listen(Number(process.env['PORT'] ?? 3000), () => {
  console.log('Listening', server.address())
})
