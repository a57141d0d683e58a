// The article of a page. Mozilla's Readability finds it in a light DOM; the rules of article-blocks.ts
// leave out what it keeps too much.
import { Readability } from '@mozilla/readability'
import { parseHTML } from 'linkedom'

import { articleBlocks } from './article-blocks.ts'
import { isCaption, isComments, isDialog } from './page-regions.ts'
import { readHtmlBlocks } from './html-blocks.ts'

/** Gives the text of a page's article, paragraphs separated by one blank line; '' if there is none. */
export function extractArticle(html: string, title: string): string {
  // Its types need those of browsers, which this package is not compiled with.
  const { document } = parseHTML(withBody(html)) as { readonly document: Tree }
  removeOthers(document)
  const content = new Readability(document, { disableJSONLD: true }).parse()?.content ?? ''
  return articleBlocks(readHtmlBlocks(content).blocks, title)
    .map(({ text }) => text)
    .join('\n\n')
}

interface Tree {
  querySelectorAll(selector: string): Iterable<TreeElement>
}
interface TreeElement extends Tree {
  readonly localName: string
  readonly textContent: string | null
  getAttribute(name: string): string | null
  remove(): void
}

/** Elements that hold the story, whatever their classes are. */
const NEVER_REMOVED = new Set(['html', 'body', 'main', 'article', 'h1'])
/** Longest caption, in UTF-16 code units; a longer one is a text with a wrong class. */
const MAX_CAPTION_LENGTH = 600

/** Removes dialogs, requests for consent, comments and captions, unless the story is in them. */
function removeOthers(document: Tree): void {
  for (const element of [
    ...document.querySelectorAll('[class],[id],[role],[aria-modal],[itemprop]'),
  ]) {
    if (NEVER_REMOVED.has(element.localName)) continue
    const attributes: Record<string, string> = {}
    for (const name of ['class', 'id', 'role', 'aria-modal', 'itemprop']) {
      const value = element.getAttribute(name)
      if (value !== null) attributes[name] = value
    }
    const isOther = isDialog(attributes) || isComments(attributes)
    const isShortCaption =
      isCaption(attributes) && (element.textContent ?? '').length <= MAX_CAPTION_LENGTH
    if (!isOther && !isShortCaption) continue
    if ([...element.querySelectorAll('h1,article,main')].length === 0) element.remove()
  }
}

/** The DOM adds no `<body>` if a page leaves it out. */
function withBody(html: string): string {
  return /<body[\s>]/iu.test(html) ? html : `<html><body>${html}</body></html>`
}
