// Search inside a program: stories in, hits out. No server, no files; runs in a browser as well.
import { buildIndex, createEngine } from 'lede'

const index = buildIndex([
  {
    id: 'bridge',
    title: 'Old Bridge Reopens After Four Years',
    body: 'Cyclists were the first across the river on Monday.',
    publishedAt: '2025-10-25T18:00:00Z',
  },
  { id: 'ferry', title: 'Ferry Stops for Winter', body: 'The river freezes from December on.' },
])
const engine = createEngine(index)

const { totalHits, hits } = await engine.search({ q: 'bridge rivr', excerptLength: 80 })
console.log(`${totalHits} of ${index.stories.length} stories`)
for (const { highlights, excerpts } of hits) {
  console.log(highlights.title.html)
  for (const { html } of excerpts) console.log(html)
}
