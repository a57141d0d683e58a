// Detection of a source's format by its first characters. The file's name decides only where they leave it
// open.

/** The formats of sources. `page` is the text of a scraped page. */
export const SOURCE_FORMATS = ['page', 'json', 'jsonl', 'feed', 'html', 'markdown'] as const
export type SourceFormat = (typeof SOURCE_FORMATS)[number]

/** Endings of file names, lower case -> the format that such files usually have. */
const USUAL_FORMATS: ReadonlyMap<string, SourceFormat> = new Map([
  ['.txt', 'page'],
  ['.text', 'page'],
  ['.json', 'json'],
  ['.jsonfeed', 'json'],
  ['.jsonl', 'jsonl'],
  ['.ndjson', 'jsonl'],
  ['.rss', 'feed'],
  ['.atom', 'feed'],
  ['.rdf', 'feed'],
  ['.xml', 'feed'],
  ['.html', 'html'],
  ['.htm', 'html'],
  ['.xhtml', 'html'],
  ['.md', 'markdown'],
  ['.markdown', 'markdown'],
])

/** Gives the format that a file of this name usually has; undefined for names of other things. */
export function usualFormat(name: string): SourceFormat | undefined {
  return USUAL_FORMATS.get(/\.[^./\\]+$/u.exec(name)?.[0].toLowerCase() ?? '')
}

/**
 * How much of a text is read for detection, in UTF-16 code units: room for all that may precede a root
 * element.
 */
export const DETECTED_LENGTH = 65_536

/** Everything before the first element: declarations, processing instructions, comments. */
const PROLOG = /\s+|<\?[^>]*>|<!--(?:(?!-->)[\s\S])*-->|<!doctype\b(?:[^>[]|\[[^\]]*\])*>/iuy
const HTML_DOCTYPE = /^<!doctype\s+html/iu
const ROOT = /<([\w:.-]+)/uy
const FEED_ROOT = /^(?:rss|feed|channel|(?:\w+:)?rdf|atom:feed)$/iu
const HTML_ROOT =
  /^(?:html|head|body|meta|title|link|script|style|main|article|section|header|nav|div|[pabi]|h[1-6]|span|em|strong|ul|ol|table|blockquote|figure|img|br|hr|center|font)$/iu

/** `{` or `[` with what may follow it in JSON. */
const JSON_START = /^(?:\{\s*(?:["}]|$)|\[\s*(?:[[\]{"]|-?\d|true|false|null|$))/u
/** In a page, `[1]` and the like are not JSON. */
const SURE_JSON_START = /^(?:\{\s*"|\[\s*(?:\{\s*["}]|[["\]]))/u
/** A line of dashes and a YAML key below it. */
const FRONT_MATTER =
  /^---[ \t]*\r?\n(?:[ \t]*(?:#[^\n]*)?\n)*["']?[A-Za-z][\w -]{0,60}["']?[ \t]*:/u
/** A heading by itself in the first line. */
const MARKDOWN_HEADING = /^# \S[^\n]*(?:\n[ \t\r]*\n|$)/u

/**
 * Detects the format of a source.
 * @param head The beginning of its text, at best `DETECTED_LENGTH` of it.
 * @param usual What files of its name usually hold.
 */
export function detectFormat(head: string, usual?: SourceFormat): SourceFormat {
  const text = head.slice(0, DETECTED_LENGTH).trimStart()
  if (isFeedBehindWarning(text)) return 'feed'
  if (text.startsWith('<')) return detectMarkup(text) ?? usual ?? 'page'
  if (/^[{[]/u.test(text)) {
    if (usual === 'json' || usual === 'jsonl') return usual
    const isJson = usual === undefined ? JSON_START.test(text) : SURE_JSON_START.test(text)
    if (isJson) return 'json'
  }
  if (FRONT_MATTER.test(text)) return 'markdown'
  if (usual !== undefined && usual !== 'page') return usual
  return MARKDOWN_HEADING.test(text) ? 'markdown' : 'page'
}

/** Tells whether a program's warning is before a feed: `<b>Warning</b>: ... on line 12`. */
function isFeedBehindWarning(text: string): boolean {
  const start = text.slice(0, MAX_WARNING_LENGTH).search(XML_START)
  return start > 0 && WARNING.test(text.slice(0, start)) && FEED_ROOT_START.test(text.slice(start))
}

/** How far into a source a feed may begin, in UTF-16 code units: after a few warnings. */
const MAX_WARNING_LENGTH = 8192
const WARNING =
  /^(?:\s|<br\s*\/?>|<\/?(?:b|p|pre|font|div)\b[^>]*>)*(?:PHP )?(?:warning|notice|deprecated|strict standards|(?:fatal|parse) error|error)\b/iu
const XML_START = /<\?xml\s|<(?:\w+:)?(?:rss|feed|rdf)\s/iu
const FEED_ROOT_START =
  /^(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->)[\s\S])*-->\s*|<\?[^>]*>\s*)*<(?:\w+:)?(?:rss|feed|rdf)[\s>]/iu

/** Distinguishes feeds, pages in HTML and other XML by the first element. */
function detectMarkup(text: string): SourceFormat | undefined {
  let at = 0
  for (PROLOG.lastIndex = 0; PROLOG.test(text); PROLOG.lastIndex = at) {
    if (HTML_DOCTYPE.test(text.slice(at, at + 32))) return 'html'
    at = PROLOG.lastIndex
  }
  ROOT.lastIndex = at
  const root = ROOT.exec(text)?.[1]
  if (root !== undefined && FEED_ROOT.test(root)) return 'feed'
  if (root !== undefined && HTML_ROOT.test(root)) return 'html'
  // Other XML goes to the reader of feeds, which reports that it is not a feed.
  return text.startsWith('<?xml') ? 'feed' : undefined
}
