// The reader of Markdown files. Front matter in YAML gives title, date, author and the like; the text is
// what the rendered Markdown shows.
import { Marked } from 'marked'
import { parse as parseYaml } from 'yaml'

import { readHtmlBlocks } from '../html/html-blocks.ts'
import { readJsonRecord } from '../json/json-record.ts'
import type { SourceContext } from '../source-context.ts'
import type { ParsedSource } from '../../story/story-draft.ts'

/** Front matter: from a line of three dashes to the next one, or to three dots. */
const FRONT_MATTER = /^---[ \t]*\n([\s\S]*?)\n(?:---|\.\.\.)[ \t]*(?:\n|$)/u
/** Names in static sites -> names of records. */
const SYNONYMS: readonly (readonly [name: string, known: string])[] = [
  ['authors', 'author'],
  ['published', 'publishedAt'],
  ['datePublished', 'publishedAt'],
  ['pubdate', 'publishedAt'],
  ['permalink', 'url'],
  ['canonical', 'url'],
  ['canonical_url', 'url'],
  ['canonicalURL', 'url'],
  ['canonicalUrl', 'url'],
  ['categories', 'section'],
]
/** Names of front matter that are read; tags and layouts are not. */
const READ = new Set(
  (
    'id guid title headline publishedAt published_at pubDate date author byline section category ' +
    'url link views kind lists truncated description summary draft published status'
  ).split(' '),
)

/**
 * Reads a Markdown file as one article. Without a title in the front matter its first heading is
 * the title, and without one the first sentence. Broken front matter is an issue; the text is kept.
 * @throws RangeError when the runtime does not know `context.timeZone`.
 */
export function parseMarkdown(text: string, context: SourceContext): ParsedSource {
  const { source } = context
  const markdown = text.replace(/\r\n?/gu, '\n').replace(/^\s+(?=---)/u, '')
  const issues: { source: string; line?: number; reason: string }[] = []
  const front = FRONT_MATTER.exec(markdown)
  const fields = front?.[1] === undefined ? {} : readFrontMatter(front[1])
  if (typeof fields === 'string') issues.push({ source, line: 1, reason: fields })

  const rendered = renderText(markdown.slice(front?.[0].length ?? 0))
  if (rendered === undefined) {
    return { stories: [], issues: [...issues, { source, reason: 'nested too deeply' }] }
  }
  const known = typeof fields === 'string' ? {} : fields
  const hasTitle = typeof known['title'] === 'string' || typeof known['headline'] === 'string'
  const [first, ...rest] = rendered
  const heading = first?.kind === 'heading' ? first.text : undefined
  // A heading that is or repeats the title is not part of the text.
  const isTitle = heading !== undefined && (!hasTitle || heading === known['title'])
  const body = (isTitle ? rest : rendered).map((block) => block.text).join('\n\n')
  const record = { ...known, ...(!hasTitle && isTitle && { title: heading }), body }
  if (!hasTitle && body === '' && heading === undefined) return { stories: [], issues }
  const { draft, reasons, leftOut = [] } = readJsonRecord(record, context)
  for (const reason of reasons) issues.push({ source, line: 1, reason })
  const stories = draft === undefined ? [] : [draft]
  return { stories, issues, ...(leftOut.length > 0 && { leftOut }) }
}

/** Gives the fields under the names of records, or a text with the reason why there are none. */
function readFrontMatter(yaml: string): Record<string, unknown> | string {
  let value: unknown
  try {
    // Dates stay texts in the core schema, so that they are read like all other dates.
    value = parseYaml(yaml, { schema: 'core', maxAliasCount: 0, logLevel: 'error' })
  } catch {
    return 'broken front matter'
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return {}
  const given = new Map<string, unknown>(Object.entries(value))
  for (const [name, known] of SYNONYMS) {
    const value = given.get(name)
    // `published` is a date or a boolean.
    if (value === undefined || typeof value === 'boolean' || given.has(known)) continue
    given.set(known, value)
  }
  return Object.fromEntries([...given].filter(([name]) => READ.has(name)))
}

/** Gives the blocks of the rendered Markdown; undefined if it is nested too deeply. */
function renderText(markdown: string): ReturnType<typeof readHtmlBlocks>['blocks'] | undefined {
  try {
    return readHtmlBlocks(new Marked().parse(markdown, { async: false })).blocks
  } catch {
    // The parser ran out of stack.
    return undefined
  }
}
