// Reading of one stream of bytes: its format is detected and its text given to the reader of that format.
import { boundStories } from '../story/bound-story.ts'
import { joinBytes, peekBytes, readByteLines } from './byte-lines.ts'
import { type DecodedText, decodeMarkup, decodePlain } from './decode-text.ts'
import { DETECTED_LENGTH, detectFormat, type SourceFormat } from './detect-format.ts'
import { isJson, isJsonFeed, parseJsonLine, parseJsonStories } from './json/parse-json-stories.ts'
import { type MarkupFormat, type ParseMarkup, parseMarkup } from './parse-markup.ts'
import { parseNewsPage } from './page/parse-news-page.ts'
import type { SourceContext } from './source-context.ts'
import type { LeftOut, ParsedSource, SourceIssue, StoryDraft } from '../story/story-draft.ts'

/** Limits of a source, in bytes. */
export interface SourceLimits {
  /** A line of JSON Lines. */
  readonly lineBytes: number
  /** A page or a JSON text, which is held as one string. */
  readonly textBytes: number
  /** A feed, whose tree takes many times its size. */
  readonly feedBytes: number
  /** A page in HTML, whose tree does, too. */
  readonly htmlBytes: number
  readonly markdownBytes: number
}

/**
 * A line of 16 MiB is far more than any story. V8 has no string much over 500 MiB. The largest feeds in use
 * (podcasts of many years) have some 10 MiB, news pages 1 to 5 MiB.
 */
export const SOURCE_LIMITS: SourceLimits = {
  lineBytes: 16 * 2 ** 20,
  textBytes: 256 * 2 ** 20,
  feedBytes: 32 * 2 ** 20,
  htmlBytes: 16 * 2 ** 20,
  markdownBytes: 4 * 2 ** 20,
}

/** How a source is read. */
export interface SourceOptions {
  /** Its format, if known; else its content decides. */
  readonly format?: SourceFormat | undefined
  /** The usual format of files with its name; decides if the content does not. */
  readonly usual?: SourceFormat | undefined
  /** The encoding that came with it, of a feed or a page in HTML. */
  readonly charset?: string | undefined
  readonly limits?: Partial<SourceLimits> | undefined
  /** The readers of feeds, HTML and Markdown. @default in this thread */
  readonly parseMarkup?: ParseMarkup | undefined
}

type Decode = (bytes: Uint8Array) => DecodedText | undefined

function toDecoded(text: string | undefined): DecodedText | undefined {
  return text === undefined ? undefined : { text }
}

type Parse = (text: string, context: SourceContext) => ParsedSource | Promise<ParsedSource>

/**
 * Reads one source; JSON Lines come piece by piece, other formats at once. Stories left out on purpose are
 * counted in issues of the whole source, which come last. Texts are bounded (`boundStories`).
 */
export async function* readSource(
  chunks: AsyncIterable<Uint8Array>,
  context: SourceContext,
  options: SourceOptions = {},
): AsyncGenerator<ParsedSource> {
  const counts = new Map<LeftOut, number>()
  for await (const parsed of readPieces(chunks, context, options)) {
    const { stories, leftOut = [] } = parsed
    const due = withoutFuture(stories, context.latestMs)
    const future = stories.slice(due.length).map((): LeftOut => 'future')
    for (const what of [...leftOut, ...future]) counts.set(what, (counts.get(what) ?? 0) + 1)
    const kept = due.length === stories.length ? parsed : { ...parsed, stories: due }
    yield boundStories(kept, context.source)
  }
  if (counts.size > 0) yield { stories: [], issues: toIssues(counts, context) }
}

/** Reads one source; gives what was left out as it comes. */
async function* readPieces(
  chunks: AsyncIterable<Uint8Array>,
  context: SourceContext,
  options: SourceOptions,
): AsyncGenerator<ParsedSource> {
  const limits = { ...SOURCE_LIMITS, ...options.limits }
  const peeked = await peekBytes(chunks, limits.lineBytes, DETECTED_LENGTH)
  const format = options.format ?? detectFormat(peeked.head, options.usual)
  const decode = (bytes: Uint8Array): DecodedText => decodeMarkup(bytes, options.charset)
  const { parseMarkup: parse = parseMarkup } = options
  const parseAs =
    (markup: MarkupFormat): Parse =>
    (text) =>
      parse(markup, text, context)
  const readAll = (
    maxBytes: number,
    parse: Parse,
    decodeBytes: Decode = (bytes) => toDecoded(decodePlain(bytes)),
  ): Promise<ParsedSource> => readText(peeked.chunks, context, maxBytes, decodeBytes, parse)

  switch (format) {
    case 'jsonl':
      yield* readJsonLines(peeked.chunks, context, limits.lineBytes)
      return
    case 'json':
      // If the first line is a whole JSON value, this is JSON Lines despite the file's name; a JSON text
      // on one line reads the same either way, unless it is a feed.
      if (peeked.line !== undefined && isJson(peeked.line) && !isJsonFeed(peeked.line)) {
        yield* readJsonLines(peeked.chunks, context, limits.lineBytes)
      } else {
        const parseFeed = parseAs('feed')
        yield await readAll(limits.textBytes, (text) =>
          isJsonFeed(text) ? parseFeed(text, context) : parseJsonStories(text, context),
        )
      }
      return
    case 'page':
      yield await readAll(limits.textBytes, parseNewsPage)
      return
    case 'feed':
      yield await readAll(limits.feedBytes, parseAs('feed'), decode)
      return
    case 'html':
      yield await readAll(limits.htmlBytes, parseAs('html'), decode)
      return
    case 'markdown':
      yield await readAll(limits.markdownBytes, parseAs('markdown'))
  }
}

function withoutFuture(
  stories: readonly StoryDraft[],
  latestMs = Number.POSITIVE_INFINITY,
): readonly StoryDraft[] {
  return stories.filter(
    ({ publishedAt }) => publishedAt === undefined || Date.parse(publishedAt) <= latestMs,
  )
}

/** Makes an issue of each kind of omission, with the number of stories. */
function toIssues(
  counts: ReadonlyMap<LeftOut, number>,
  { source }: SourceContext,
): readonly SourceIssue[] {
  const stories = (count: number): string => (count === 1 ? '1 story' : `${count} stories`)
  const say: Readonly<Record<LeftOut, (count: number) => string>> = {
    draft: (count) => `left out ${count === 1 ? '1 draft' : `${count} drafts`}`,
    future: (count) => `left out ${stories(count)} dated in the future`,
    categories: (count) => `left out the categories after the first of ${stories(count)}`,
  }
  return [...counts].map(([what, count]) => ({ source, reason: say[what](count) }))
}

async function* readJsonLines(
  chunks: AsyncIterable<Uint8Array>,
  context: SourceContext,
  maxBytes: number,
): AsyncGenerator<ParsedSource> {
  for await (const line of readByteLines(chunks, maxBytes)) {
    if ('text' in line) {
      yield parseJsonLine(line.text, line.number, context)
      continue
    }
    const reason = line.problem === 'too long' ? `line over ${sizeOf(maxBytes)}` : 'not UTF-8'
    yield problem(context, reason, line.number)
  }
}

async function readText(
  chunks: AsyncIterable<Uint8Array>,
  context: SourceContext,
  maxBytes: number,
  decode: Decode,
  parse: Parse,
): Promise<ParsedSource> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > maxBytes) return problem(context, `over ${sizeOf(maxBytes)}; only JSON Lines may be`)
    parts.push(chunk)
  }
  const decoded = decode(joinBytes(parts, size))
  if (decoded === undefined) return problem(context, 'not UTF-8')
  const parsed = await parse(decoded.text, context)
  if (decoded.problem === undefined) return parsed
  return { ...parsed, issues: [...problem(context, decoded.problem).issues, ...parsed.issues] }
}

function problem({ source }: SourceContext, reason: string, line?: number): ParsedSource {
  return { stories: [], issues: [{ source, ...(line !== undefined && { line }), reason }] }
}

function sizeOf(bytes: number): string {
  return bytes >= 2 ** 20 ? `${Math.round(bytes / 2 ** 20)} MiB` : `${bytes} bytes`
}
