// The OpenSearch 1.1 description, by which browsers and feed readers learn to search here.
import type { Context } from 'hono'
import { baseAddress } from '../addresses.ts'
import { createEtag } from '../response/etag.ts'
import { FEED_TYPES, OPENSEARCH_TYPE } from '../feed/form.ts'
import { xml, type Xml } from '../feed/xml.ts'
import { textResponse } from '../response/json-response.ts'
import { answerConstant } from '../response/validators.ts'
import type { SearchAppSettings } from '../search-app-options.ts'

/** Answers `GET /opensearch.xml`. */
export function answerOpenSearch(settings: SearchAppSettings): (c: Context) => Response {
  return (c) => {
    const description = writeOpenSearchDescription(baseAddress(c, settings))
    const etag = createEtag('opensearch', description)
    return answerConstant(c, { etag, settings }, (headers) =>
      textResponse(description, { 'Content-Type': OPENSEARCH_TYPE, ...headers }),
    )
  }
}

/** Writes the description of the service at `base`, an absolute address without a slash at its end. */
export function writeOpenSearchDescription(base: string): string {
  const url = (type: string, template: string, rel = 'results'): Xml =>
    xml`<Url type="${type}" rel="${rel}" template="${base}${template}"/>\n`
  return xml`<?xml version="1.0" encoding="UTF-8"?>
<OpenSearchDescription xmlns="http://a9.com/-/spec/opensearch/1.1/">
<ShortName>Lede</ShortName>
<Description>Full-text search for news</Description>
${url('text/html', '/?q={searchTerms}&page={startPage?}&pageSize={count?}')}${Object.entries({
    ...FEED_TYPES,
    json: 'application/json',
  }).map(([form, type]) =>
    url(type, `/search?q={searchTerms}&format=${form}`),
  )}${url('application/x-suggestions+json', '/suggest?q={searchTerms}&format=opensearch', 'suggestions')}${url(OPENSEARCH_TYPE, '/opensearch.xml', 'self')}<Query role="example" searchTerms="election"/>
<InputEncoding>UTF-8</InputEncoding>
<OutputEncoding>UTF-8</OutputEncoding>
</OpenSearchDescription>
`.xml
}
