// Asks a search service over HTTP: the one at LEDE_URL, or the one that `npm start` runs. The same code
// runs in a page.
import { createClient, ResponseError } from 'lede/client'

const lede = createClient(process.env['LEDE_URL'] ?? 'http://localhost:3000', {
  headers: { 'X-API-Key': process.env['LEDE_KEY'] ?? '' },
})

try {
  const { totalHits, hits, facets } = await lede.search(
    { q: 'lakers', pageSize: 2, facets: ['kind'] },
    { signal: AbortSignal.timeout(10_000) },
  )
  console.log(`${totalHits} stories`, facets?.kind)
  for (const { id, title, publishedAt = 'undated' } of hits) {
    console.log(`${publishedAt.slice(0, 10)} ${title}`)
    const [nearest] = (await lede.related(id, 1)) ?? []
    if (nearest !== undefined) console.log(`  see also: ${nearest.title}`)
  }
  await lede.search({ pageSize: 1000 })
} catch (error) {
  if (!(error instanceof ResponseError)) throw error
  // 400 invalid_request: Expected `pageSize` to be an integer from 1 to 100, received "1000"
  console.log(`${error.status} ${error.code}: ${error.message}`)
}
