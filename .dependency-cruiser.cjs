// Which folder may import which (ARCHITECTURE.md, "Knowledge flows one way"), and no cycles.
const only = (from, allowed) => ({
  name: `${from}-imports`,
  severity: 'error',
  from: { path: `^src/${from}/` },
  to: {
    path: '^src/',
    pathNot: [`^src/${from}/`, '^src/errors\\.ts$', ...allowed.map((folder) => `^src/${folder}/`)],
  },
})
const confined = (name, module, files) => ({
  name,
  severity: 'error',
  from: { path: '^src/', pathNot: files },
  to: { path: module },
})

module.exports = {
  forbidden: [
    { name: 'no-cycles', severity: 'error', from: {}, to: { circular: true } },
    only('story', ['sources']),
    only('sources', ['story']),
    only('analysis', []),
    only('query', ['analysis', 'story']),
    only('excerpt', ['analysis', 'story']),
    only('indexing', ['analysis', 'story']),
    only('retrieval', ['analysis', 'story', 'indexing']),
    only('search', ['query', 'retrieval', 'excerpt', 'analysis', 'story']),
    only('engine', ['search', 'query', 'retrieval', 'excerpt', 'analysis', 'story', 'indexing']),
    only('telemetry', ['engine', 'search', 'analysis']),
    only('http', ['telemetry', 'engine', 'story', 'analysis', 'search']),
    confined('minisearch-only-in-indexing', '^node_modules/minisearch/', ['^src/indexing/']),
    confined('stemmers-only-in-languages', '^node_modules/@orama/', ['^src/languages\\.ts$']),
    confined('hono-only-in-http', '^node_modules/hono/', ['^src/http/']),
    confined('node-only-at-the-rim', '^(node:|@hono/node-server|node_modules/@hono/node-server)', [
      '^src/node\\.ts$',
      '^src/cli\\.ts$',
      '^src/cli/',
      '^src/node/',
      '^src/story/(read-stories|source-files|parse-thread|parse-entry)\\.ts$',
      '^src/indexing/(read-index|write-index|index-lock|digest)\\.ts$',
    ]),
    {
      name: 'index-needs-no-node',
      severity: 'error',
      from: { path: '^src/index\\.ts$' },
      to: { reachable: true, path: '^(node:|fs$|path$|os$|crypto$|worker_threads$)' },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: 'node_modules' },
    builtInModules: { override: [] },
    enhancedResolveOptions: {
      extensions: ['.ts', '.tsx', '.js'],
      exportsFields: ['exports'],
      conditionNames: ['import', 'default'],
    },
  },
}
