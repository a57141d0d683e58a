// The response elements of OpenSearch 1.1: the place of these stories among all that match.
import type { Feed } from './feed.ts'
import { xml, type Xml } from './xml.ts'

/** What OpenSearch says of a page of results. */
export interface OpenSearchWindow {
  readonly totalResults: number
  /** Place of the first result of this page, from 1. */
  readonly startIndex: number
  readonly itemsPerPage: number
}

/** Gives the place of a feed's page. */
export function openSearchWindow({ page, pageSize, totalHits }: Feed): OpenSearchWindow {
  return {
    totalResults: totalHits,
    startIndex: (page - 1) * pageSize + 1,
    itemsPerPage: pageSize,
  }
}

/** Writes the place as elements with the prefix `opensearch`, which the root element declares. */
export function openSearchElements(feed: Feed): Xml {
  const { totalResults, startIndex, itemsPerPage } = openSearchWindow(feed)
  return xml`<opensearch:totalResults>${totalResults}</opensearch:totalResults>
<opensearch:startIndex>${startIndex}</opensearch:startIndex>
<opensearch:itemsPerPage>${itemsPerPage}</opensearch:itemsPerPage>
<opensearch:Query role="request" searchTerms="${feed.q}" startPage="${feed.page}" count="${itemsPerPage}"/>
`
}
