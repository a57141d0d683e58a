// Where on a page is the article? Mozilla's Readability finds it in a light DOM; the rules of
// article-blocks.ts leave out what it keeps too much. Knows nothing of what a story is.
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

import { articleBlocks } from './article-blocks.ts'
import { readHtmlBlocks } from './html-blocks.ts'

/** Gives the text of a page's article, paragraphs parted by one blank line; '' where there is none. */
export function extractArticle(html: string, title: string): string {
  // Its types are those of browsers, which this package is not compiled against.
  const { document } = parseHTML(withBody(html)) as { readonly document: object }
  const content = new Readability(document, { disableJSONLD: true }).parse()?.content ?? ''
  return articleBlocks(readHtmlBlocks(content).blocks, title)
    .map(({ text }) => text)
    .join('\n\n')
}

/** The DOM makes no `<body>` of its own where a page leaves it out. */
function withBody(html: string): string {
  return /<body[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`
}
