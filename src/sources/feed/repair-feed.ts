// Repair of broken feeds: finds the beginning, escapes what only looks like a tag, and closes what was left
// open.
import { Parser } from 'htmlparser2'

import { htmlToLine } from '../html/html-blocks.ts'

/** Where a feed begins: at its XML declaration or at its first element. */
const FEED_START = /<\?xml\s|<(?:\w+:)?(?:rss|feed|rdf)[\s>]/iu
/** Allowed text before that. */
const PROLOG = /<\?[^>]*>|<!--[\s\S]*?-->|<!doctype\b(?:[^>[]|\[[^\]]*\])*>/giu
/** How far the beginning of a feed is looked for, in UTF-16 code units. */
const STARTS_WITHIN = 65_536

/** A feed without the text before it. */
export interface FoundFeed {
  readonly text: string
  /** That text as one line: a warning of the program that wrote the feed. */
  readonly before: string
}

export function findFeed(text: string): FoundFeed {
  const start = text.slice(0, STARTS_WITHIN).search(FEED_START)
  const before = text.slice(0, Math.max(0, start)).replace(PROLOG, '')
  if (before.trim() === '') return { text, before: '' }
  return { text: text.slice(start), before: htmlToLine(before) }
}

/** Counts the item tags of a feed, outside CDATA and comments. */
export function countItems(xml: string): number {
  let count = 0
  for (const { text } of piecesOf(xml))
    count += text.match(/<(?:\w+:)?(?:item|entry)[\s>]/giu)?.length ?? 0
  return count
}

/** Elements of items that hold text and no other element of a feed. */
const TEXTS = new Set(
  'title link description pubdate guid category comments id updated published summary'.split(' '),
)
/** Elements of the usual extensions hold text, too. Elements of HTML (`o:p`) have other prefixes. */
const EXTENSION = /^(?:dc|dcterms|content|itunes|slash|wfw|prism|feedburner|georss):/u
/** Elements of items in which others may stand. */
const HOLDERS = new Set('author source content enclosure itunes:owner itunes:category'.split(' '))
/** Elements in which items stand. */
const ITEM_PARENTS = new Set(['channel', 'rss', 'feed', 'rdf:rdf', 'atom:feed'])

/**
 * Gives the feed as well-formed XML. An item ends where the next one begins, a text where the next element
 * of its item begins, everything else where its parent ends.
 */
export function repairFeed(xml: string): string {
  const out: string[] = []
  const open: { readonly name: string; readonly written: string }[] = []
  let isRaw = false
  const close = (): void => {
    out.push(`</${open.pop()?.written ?? ''}>`)
  }
  const makeRoom = (name: string): void => {
    const parent = open.at(-1)?.name ?? ''
    if (name === 'item' || name === 'entry') {
      if (open.some((element) => ITEM_PARENTS.has(element.name))) {
        while (!ITEM_PARENTS.has(open.at(-1)?.name ?? '')) close()
      }
    } else if ((isText(name) || HOLDERS.has(name)) && isText(parent)) close()
  }
  const parser = new Parser(
    {
      onopentag(written, attributes) {
        const name = written.toLowerCase()
        makeRoom(name)
        open.push({ name, written })
        const values = Object.entries(attributes).filter(([key]) => /^[a-z_][\w:.-]*$/iu.test(key))
        const list = values.map(([key, value]) => ` ${key}="${escapeText(value)}"`)
        out.push(`<${written}${list.join('')}>`)
      },
      ontext(text) {
        out.push(isRaw ? text : escapeText(text))
      },
      oncdatastart() {
        isRaw = true
        out.push('<![CDATA[')
      },
      oncdataend() {
        isRaw = false
        out.push(']]>')
      },
      onclosetag(written) {
        const name = written.toLowerCase()
        // An element that was closed early is closed once more by its own tag.
        if (!open.some((element) => element.name === name)) return
        while (open.at(-1)?.name !== name) close()
        close()
      },
    },
    { xmlMode: true, decodeEntities: false },
  )
  parser.write(escapeStray(xml))
  parser.end()
  while (open.length > 0) close()
  return out.join('')
}

function isText(name: string): boolean {
  return TEXTS.has(name) || (EXTENSION.test(name) && !HOLDERS.has(name))
}

/** References in the text stay, since the reader of feeds decodes them. */
function escapeText(text: string): string {
  return text.replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

/** Escapes each `<` that begins no tag: without a name after it, or with another `<` before its end. */
function escapeStray(xml: string): string {
  return piecesOf(xml)
    .map(({ text, isRaw }) => (isRaw ? text : text.replace(STRAY, '&lt;')))
    .join('')
}

const STRAY = /<(?![a-z_/!?])|<(?=[^<>"]*(?:"[^"<]*"[^<>"]*)*(?:<|$))/giu

/** Splits XML into markup, and comments and CDATA, which are not markup. */
function piecesOf(xml: string): { readonly text: string; readonly isRaw: boolean }[] {
  const pieces: { text: string; isRaw: boolean }[] = []
  let at = 0
  for (const { index, 0: opening } of xml.matchAll(/<!\[CDATA\[|<!--/gu)) {
    if (index < at) continue
    const closing = opening === '<!--' ? '-->' : ']]>'
    const found = xml.indexOf(closing, index)
    const end = found === -1 ? xml.length : found + closing.length
    pieces.push({ text: xml.slice(at, index), isRaw: false })
    pieces.push({ text: xml.slice(index, end), isRaw: true })
    at = end
  }
  pieces.push({ text: xml.slice(at), isRaw: false })
  return pieces
}
