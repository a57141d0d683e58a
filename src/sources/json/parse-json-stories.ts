// The reader of JSON: one object, a list, an envelope with `articles` or `stories`, or JSON Lines.
import { elementLines, jsonErrorLine } from './json-position.ts'
import { readJsonRecord } from './json-record.ts'
import type { SourceContext } from '../source-context.ts'
import type { LeftOut, ParsedSource, SourceIssue, StoryDraft } from '../../story/story-draft.ts'
import { splitLines } from '../../story/tidy-text.ts'

/** Names of the list in an envelope: NewsAPI's and our own. */
const ENVELOPE_KEYS = ['articles', 'stories'] as const

/**
 * Reads a JSON text: one story, a list of stories, or `{ "articles": [...] }`. Broken JSON gives one
 * issue with its line and no story.
 * @throws RangeError when the runtime does not know `context.timeZone`.
 */
export function parseJsonStories(text: string, context: SourceContext): ParsedSource {
  const json = text.startsWith('\uFEFF') ? text.slice(1) : text
  if (json.trim() === '') return { stories: [], issues: [] }
  return parseJson(json, 1, context)
}

/**
 * Reads JSON Lines: one story a line, blank lines ignored. A bad line is reported, the rest kept.
 * @throws RangeError when the runtime does not know `context.timeZone`.
 */
export function parseJsonLines(text: string, context: SourceContext): ParsedSource {
  const parsed = splitLines(text).map((line, i) => parseJsonLine(line, i + 1, context))
  return {
    stories: parsed.flatMap((line) => line.stories),
    issues: parsed.flatMap((line) => line.issues),
    leftOut: parsed.flatMap((line) => line.leftOut ?? []),
  }
}

/** Reads line `number` (1-based) of JSON Lines. */
export function parseJsonLine(line: string, number: number, context: SourceContext): ParsedSource {
  return line.trim() === '' ? { stories: [], issues: [] } : parseJson(line, number, context)
}

/** Tells whether a text is one whole JSON value. */
export function isJson(text: string): boolean {
  return parseValue(text) !== undefined
}

/** The beginning of `version` in every JSON Feed. */
const JSON_FEED_VERSION = /^https?:\/\/(?:www\.)?jsonfeed\.org\//

/** Tells whether a JSON text is a JSON Feed. */
export function isJsonFeed(text: string): boolean {
  // Most JSON is not a feed and need not be read twice.
  if (!text.includes('jsonfeed.org')) return false
  const value = parseValue(text)?.value
  if (typeof value !== 'object' || value === null) return false
  // A story that quotes a feed has no list of items next to the version.
  if (!('version' in value && 'items' in value && Array.isArray(value.items))) return false
  return typeof value.version === 'string' && JSON_FEED_VERSION.test(value.version)
}

function parseJson(text: string, firstLine: number, context: SourceContext): ParsedSource {
  const { source } = context
  const parsed = parseValue(text)
  if (parsed === undefined) {
    const line = (jsonErrorLine(text) ?? 1) + firstLine - 1
    return { stories: [], issues: [{ source, line, reason: 'bad JSON' }] }
  }
  const { records, key, isList } = recordsOf(parsed.value)
  const stories: StoryDraft[] = []
  const issues: SourceIssue[] = []
  const leftOut: LeftOut[] = []
  let lines: readonly number[] | undefined
  for (const [i, record] of records.entries()) {
    const { draft, reasons, leftOut: lost = [] } = readJsonRecord(record, context)
    if (draft !== undefined) stories.push(draft)
    leftOut.push(...lost)
    if (reasons.length === 0) continue
    // Counting lines takes a second pass, so it is done only if there is something to report.
    if (isList) lines ??= elementLines(text, key)
    const line = (lines?.[i] ?? 1) + firstLine - 1
    issues.push(...reasons.map((reason) => ({ source, line, reason })))
  }
  return { stories, issues, ...(leftOut.length > 0 && { leftOut }) }
}

function parseValue(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) }
  } catch {
    return undefined
  }
}

interface Records {
  readonly records: readonly unknown[]
  /** The records are in a list: the value itself or, with `key`, that member of it. */
  readonly isList: boolean
  readonly key?: string
}

function recordsOf(value: unknown): Records {
  // Array.isArray gives any[]; this is unknown[] until each record is validated.
  if (Array.isArray(value)) return { records: value as unknown[], isList: true }
  for (const key of ENVELOPE_KEYS) {
    if (typeof value !== 'object' || value === null) break
    const list: unknown = Object.hasOwn(value, key) ? Reflect.get(value, key) : undefined
    if (Array.isArray(list)) return { records: list as unknown[], isList: true, key }
  }
  return { records: [value], isList: false }
}
