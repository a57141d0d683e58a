// A page of Algolia's InstantSearch widgets, with the news search that answers them under /api. The page is
// in instantsearch/, bundled when the server starts.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { serve } from '@hono/node-server'
import { build } from 'esbuild'
import { Hono } from 'hono'
import { createEngine, createSearchApp } from 'lede'
import { readIndex } from 'lede/node'

const page = new URL('../instantsearch/', import.meta.url)
const html = await readFile(new URL('index.html', page), 'utf8')
const css = await readFile(new URL('page.css', page), 'utf8')
const { outputFiles } = await build({
  entryPoints: [fileURLToPath(new URL('page.ts', page))],
  bundle: true,
  minify: true,
  format: 'esm',
  write: false,
})
const script = outputFiles[0]?.text ?? ''

const app = new Hono()
app.route('/api', createSearchApp(createEngine(await readIndex('index-data'))))
app.get('/', (c) => c.html(html))
app.get('/page.css', (c) => c.body(css, 200, { 'Content-Type': 'text/css' }))
app.get('/page.js', (c) => c.body(script, 200, { 'Content-Type': 'text/javascript' }))

serve({ fetch: app.fetch, port: Number(process.env['PORT'] ?? 3000) }, (address) => {
  console.log('Listening', address)
})
