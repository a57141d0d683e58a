// A JSON record as a draft, by the names and forms that feeds, news APIs and exports use.
import * as v from 'valibot'
import { withoutBy } from '../page/page-line.ts'
import { cutAtEllipsis, type CutText, LEFT_OUT } from '../page/snippet.ts'
import type { SourceContext } from '../source-context.ts'
import { type LeftOut, quote, type StoryDraft } from '../../story/story-draft.ts'
import { parseStoryDate } from '../dates/story-date.ts'
import { tidyLine, tidyParagraphs } from '../../story/tidy-text.ts'
import { titleFromBody } from '../../story/title-from-body.ts'
import { parseViewCount } from '../view-count.ts'

/** A record as a draft, with reasons for what could not be read. */
export interface ReadRecord {
  readonly draft: StoryDraft | undefined
  readonly reasons: readonly string[]
  /** Left out on purpose. */
  readonly leftOut?: readonly LeftOut[]
}

const TextSchema = v.union([v.string(), v.pipe(v.number(), v.transform(String))], 'text')
const BodySchema = v.union(
  [
    v.string(),
    v.pipe(
      v.array(v.string()),
      v.transform((parts) => parts.join('\n\n')),
    ),
  ],
  'text or a list of texts',
)
const NameSchema = v.union([
  v.string(),
  v.pipe(
    v.object({ name: v.nullish(v.string(), '') }),
    v.transform((named) => named.name),
  ),
])
// The list comes first: to valibot a list is an object too.
const NamesSchema = v.union(
  [
    v.array(NameSchema),
    v.pipe(
      NameSchema,
      v.transform((name) => [name]),
    ),
  ],
  'a name, { "name": ... } or a list of these',
)
const DateSchema = v.union([v.string(), v.number()], 'a date')
const ViewsSchema = v.pipe(
  v.union([v.number(), v.string()], 'a whole number from 0'),
  v.transform((views) => (typeof views === 'number' ? views : parseViewCount(tidyLine(views)))),
  v.number('a whole number from 0'),
  v.safeInteger('a whole number from 0'),
  v.minValue(0, 'a whole number from 0'),
)
const ListsSchema = v.union(
  [
    v.pipe(
      v.string(),
      v.transform((list) => [list]),
    ),
    v.array(v.string()),
  ],
  'a list of texts',
)

/** A boolean as JSON, YAML and forms write it. */
const SwitchSchema = v.pipe(
  v.union([v.boolean(), v.string(), v.number()]),
  v.transform((value) => String(value).trim().toLowerCase()),
)

/** Values that mean that a story must not be shown yet; other values mean nothing. */
const StateSchema = v.object({
  draft: v.fallback(v.optional(SwitchSchema), undefined),
  published: v.fallback(v.optional(SwitchSchema), undefined),
  status: v.fallback(v.optional(SwitchSchema), undefined),
})

/** Every name that is read. Null counts as absent. */
const RecordSchema = v.object({
  id: v.nullish(TextSchema),
  guid: v.nullish(TextSchema),
  title: v.nullish(TextSchema),
  headline: v.nullish(TextSchema),
  body: v.nullish(BodySchema),
  content: v.nullish(BodySchema),
  text: v.nullish(BodySchema),
  description: v.nullish(BodySchema),
  summary: v.nullish(BodySchema),
  publishedAt: v.nullish(DateSchema),
  published_at: v.nullish(DateSchema),
  pubDate: v.nullish(DateSchema),
  date: v.nullish(DateSchema),
  author: v.nullish(NamesSchema),
  byline: v.nullish(NamesSchema),
  section: v.nullish(NamesSchema),
  category: v.nullish(NamesSchema),
  url: v.nullish(TextSchema),
  link: v.nullish(TextSchema),
  views: v.nullish(ViewsSchema),
  kind: v.nullish(v.picklist(['article', 'teaser'], '"article" or "teaser"')),
  lists: v.nullish(ListsSchema),
  truncated: v.nullish(v.boolean('true or false')),
  source: v.nullish(NamesSchema),
})
type JsonRecord = v.InferOutput<typeof RecordSchema>

/**
 * Reads one record. A field of the wrong form is reported and left out; so is an unreadable date.
 * Without a title the first sentence of the body is the title; without either there is no draft.
 */
export function readJsonRecord(value: unknown, context: SourceContext): ReadRecord {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return { draft: undefined, reasons: ['expected a story to be a JSON object'] }
  }
  if (isDraft(value)) return { draft: undefined, reasons: [], leftOut: ['draft'] }
  const { record, reasons } = parseRecord(value)
  const text = bodyOf(record)
  const title = firstText(record.title, record.headline) ?? titleFromBody(text.body)
  if (title === '') return { draft: undefined, reasons: [...reasons, 'no title and no body'] }
  const date = dateOf(record, context.timeZone)
  const id = firstText(record.id, record.guid)
  const author = firstNames(record.author, record.byline)
  const sections = firstList(record.section, record.category)
  const [section] = sections
  const url = firstText(record.url, record.link)
  const draft: StoryDraft = {
    ...(id !== undefined && { id }),
    kind: record.kind ?? 'article',
    title,
    body: text.body,
    truncated: text.truncated || record.truncated === true,
    ...(author !== undefined && { author }),
    ...(date.publishedAt !== undefined && { publishedAt: date.publishedAt }),
    ...(typeof record.views === 'number' && { views: record.views }),
    ...(section !== undefined && { section }),
    ...(url !== undefined && { url }),
    lists: [...new Set((record.lists ?? []).map(tidyLine))].filter((list) => list !== '').sort(),
    source: firstNames(record.source) ?? context.source,
  }
  const leftOut: readonly LeftOut[] = sections.length > 1 ? ['categories'] : []
  return { draft, reasons: [...reasons, ...date.reasons], leftOut }
}

/** Tells whether a record is marked as a draft: `draft: true`, `published: false`. */
function isDraft(value: object): boolean {
  const state = v.safeParse(StateSchema, value)
  if (!state.success) return false
  const { draft = '', published = '', status } = state.output
  return SWITCHED_ON.has(draft) || SWITCHED_OFF.has(published) || status === 'draft'
}

const SWITCHED_ON = new Set(['true', 'yes', 'on', '1'])
const SWITCHED_OFF = new Set(['false', 'no', 'off', '0'])

/** Validates a record; invalid properties are reported and treated as absent. */
function parseRecord(value: object): { record: JsonRecord; reasons: string[] } {
  const parsed = v.safeParse(RecordSchema, value)
  if (parsed.success) return { record: parsed.output, reasons: [] }
  const wrong = new Map(parsed.issues.map((issue) => [v.getDotPath(issue)?.split('.')[0], issue]))
  const fitting = Object.entries(value).filter(([key]) => !wrong.has(key))
  return {
    record: v.parse(RecordSchema, Object.fromEntries(fitting)),
    reasons: [...wrong].map(([key, issue]) => {
      return `expected "${key ?? ''}" to be ${issue.message}, received ${quote(issue.received)}`
    }),
  }
}

/** Gives the longest full text; only without one the longest summary. */
function bodyOf(record: JsonRecord): CutText {
  for (const candidates of [
    [record.body, record.content, record.text],
    [record.description, record.summary],
  ]) {
    const longest = candidates
      .map((text) => cutText(text ?? ''))
      .reduce((best, text) => (text.body.length > best.body.length ? text : best))
    if (longest.body !== '') return longest
  }
  return { body: '', truncated: false }
}

function cutText(text: string): CutText {
  const body = tidyParagraphs(text)
  const kept = body.replace(LEFT_OUT, '')
  const cut = cutAtEllipsis(kept)
  return { body: cut.body, truncated: cut.truncated || kept !== body }
}

function dateOf(
  record: JsonRecord,
  timeZone: string,
): { publishedAt?: string; reasons: readonly string[] } {
  const { publishedAt, published_at, pubDate, date } = record
  const values = [publishedAt, published_at, pubDate, date]
    .flatMap((value) => value ?? [])
    .filter((value) => value !== '')
  for (const value of values) {
    const publishedAt = parseStoryDate(value, timeZone)
    if (publishedAt !== undefined) return { publishedAt, reasons: [] }
  }
  const [first] = values
  return { reasons: first === undefined ? [] : [`unreadable date ${quote(String(first))}`] }
}

function firstText(...texts: readonly (string | null | undefined)[]): string | undefined {
  return texts.map((text) => tidyLine(text ?? '')).find((text) => text !== '')
}

/** Gives the first list that has names, as one text: `Ann Lee, Bo Ek`. */
function firstNames(...lists: readonly NameList[]): string | undefined {
  const names = firstList(...lists)
    .map(withoutBy)
    .filter(Boolean)
  return names.length === 0 ? undefined : names.join(', ')
}

type NameList = readonly string[] | null | undefined

/** Gives the first list that is not empty. */
function firstList(...lists: readonly NameList[]): readonly string[] {
  return (
    lists
      .map((list) => (list ?? []).map(tidyLine).filter(Boolean))
      .find((list) => list.length > 0) ?? []
  )
}
