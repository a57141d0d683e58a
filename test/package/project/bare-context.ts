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
      (source) =>
        new SourceTextModule(source, {
          context,
          identifier: url,
          importModuleDynamically: (specifier) => loadLinked(import.meta.resolve(specifier, url)),
        }),
    )
    modules.set(url, loading)
  }
  return loading
}

async function loadLinked(url: string): Promise<SourceTextModule> {
  const module = await load(url)
  if (module.status === 'unlinked') {
    await module.link((specifier, from) => load(import.meta.resolve(specifier, from.identifier)))
  }
  await module.evaluate()
  return module
}

await loadLinked(new URL('embed.js', import.meta.url).href)
