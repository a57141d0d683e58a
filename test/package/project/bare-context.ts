// Runs embed.ts and all that it imports in a context that has what browsers and edge workers have in
// common, and nothing of Node: no `process`, no `Buffer`, no modules of its own.
import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { createContext, SourceTextModule } from 'node:vm'

const context = createContext({
  console: { log: console.log },
  AbortController,
  AbortSignal,
  CompressionStream,
  Headers,
  ReadableStream,
  Request,
  Response,
  TextDecoder,
  TextEncoder,
  TransformStream,
  URL,
  URLSearchParams,
  clearTimeout,
  crypto,
  performance,
  setTimeout,
})
const modules = new Map<string, Promise<SourceTextModule>>()

function load(url: string): Promise<SourceTextModule> {
  let loading = modules.get(url)
  if (loading === undefined) {
    if (!url.startsWith('file:')) throw new Error(`Expected a file, received ${url}`)
    loading = readFile(fileURLToPath(url), 'utf8').then(
      (source) => new SourceTextModule(source, { context, identifier: url }),
    )
    modules.set(url, loading)
  }
  return loading
}

const main = await load(new URL('embed.js', import.meta.url).href)
await main.link((specifier, from) => load(import.meta.resolve(specifier, from.identifier)))
await main.evaluate()
