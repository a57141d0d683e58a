// Text put into an XML document: escaped, and without what XML 1.0 cannot carry. A tag of 30 lines instead of
// a feed library: those that there are would add a third to what a browser or an edge worker loads
// (docs/decisions/022-feeds.md).

/** A piece of XML, as `xml` wrote it; nested as it is. */
export interface Xml {
  readonly xml: string
}

type XmlValue = string | number | Xml | undefined | readonly Xml[]

/** What XML 1.0 forbids, even as a reference: most control characters, halves of surrogate pairs. */
const FORBIDDEN = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu

const REFERENCES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
  ["'", '&#39;'],
  // A bare one would be read as a line feed.
  ['\r', '&#13;'],
])

/** Writes XML: values are escaped for content and quoted attributes, absent ones are nothing. */
export function xml(parts: TemplateStringsArray, ...values: readonly XmlValue[]): Xml {
  return { xml: parts.reduce((written, part, i) => written + toXml(values[i - 1]) + part) }
}

function toXml(value: XmlValue): string {
  if (value === undefined) return ''
  if (typeof value === 'string') {
    const kept = value.replace(FORBIDDEN, '')
    return kept.replace(/[&<>"'\r]/g, (character) => REFERENCES.get(character) ?? '')
  }
  if (typeof value === 'number') return String(value)
  return 'xml' in value ? value.xml : value.map((item) => item.xml).join('')
}
