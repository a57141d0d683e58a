// A worker without Node, for Cloudflare Workers, Deno Deploy or a service worker: the stories are in the
// bundle, and the index is built in memory when the first question comes.
//   esbuild examples/worker.ts --bundle --format=esm --outfile=worker.js
import { buildIndex, createEngine, createSearchApp, type SearchEngine } from 'lede'
import { stories } from './worker-stories.ts'

let engine: SearchEngine | undefined

/**
 * What the runtime asks: an object with `fetch`. Workers want it as their default export. The runtimes of
 * Cloudflare and Deno compress answers by themselves: what is compressed already, they compress again.
 */
export default createSearchApp(() => (engine ??= createEngine(buildIndex(stories))), {
  compress: false,
})
