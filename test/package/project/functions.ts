// What an app does that asks an engine and serves nothing.
import { buildIndex, createEngine, type SearchResponse } from 'lede/engine'

const engine = createEngine(
  buildIndex([{ id: 'ferry', title: 'Ferry Stops for Winter', body: 'The river freezes.' }]),
)
const { hits }: SearchResponse = await engine.search({ q: 'river' })
console.log(JSON.stringify({ titles: hits.map(({ title }) => title) }))
