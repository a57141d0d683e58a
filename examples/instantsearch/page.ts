// A search page of Algolia's InstantSearch widgets, answered by Lede at /api.
import instantsearch from 'instantsearch.js'
import {
  clearRefinements,
  configure,
  hits,
  pagination,
  refinementList,
  searchBox,
  sortBy,
  stats,
} from 'instantsearch.js/es/widgets'
import { createInstantSearchClient, type InstantSearchHit } from 'lede/instantsearch'

const search = instantsearch({
  indexName: 'news',
  searchClient: createInstantSearchClient({ url: '/api' }),
  future: { preserveSharedStateOnUnmount: true },
})

search.addWidgets([
  configure({ hitsPerPage: 5, attributesToSnippet: ['body:30'] }),
  searchBox({ container: '#search', placeholder: 'Search the news' }),
  stats({ container: '#stats' }),
  sortBy({
    container: '#sort',
    items: [
      { label: 'Best first', value: 'news' },
      { label: 'Newest first', value: 'news_newest' },
      { label: 'Most read first', value: 'news_popularity' },
    ],
  }),
  clearRefinements({ container: '#clear' }),
  refinementList({ container: '#kind', attribute: 'kind' }),
  refinementList({ container: '#list', attribute: 'list' }),
  refinementList({ container: '#month', attribute: 'month', sortBy: ['name:desc'] }),
  refinementList({ container: '#author', attribute: 'author', limit: 5, searchable: true }),
  hits<InstantSearchHit>({
    container: '#hits',
    templates: {
      empty: (results, { html }) => html`<p>Nothing holds “${results.query}”.</p>`,
      item: (hit, { html, components }) => html`
        <article>
          <h2>${components.Highlight({ hit, attribute: 'title' })}</h2>
          <p>${components.Snippet({ hit, attribute: 'body' })}</p>
          <small>${hit.author} ${hit.publishedAt?.slice(0, 10)}</small>
        </article>
      `,
    },
  }),
  pagination({ container: '#pages' }),
])

search.on('error', ({ error }: { readonly error: Error }) => {
  show(error.message)
})
search.on('render', () => {
  if (search.status !== 'error') show('')
})
search.start()

/** Says what went wrong, or that nothing does. */
function show(problem: string): void {
  const place = document.querySelector('#problem')
  if (place !== null) place.textContent = problem
}
