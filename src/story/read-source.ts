// What does one stream of bytes hold, and in which format? Tells the formats apart and hands the
// text to their readers. Knows nothing of where the bytes come from.
import { decodeUtf8, joinBytes, peekBytes, readByteLines } from './byte-lines.ts'
import { isJson, parseJsonLine, parseJsonStories } from './parse-json-stories.ts'
import { parseNewsPage } from './parse-news-page.ts'
import type { ParsedSource, SourceContext } from './story-draft.ts'

/** How a source is written; `unknown` is told by its first characters. */
export type SourceFormat = 'page' | 'json' | 'jsonl' | 'unknown'

/** What a source may hold at most, in bytes. */
export interface SourceLimits {
  /** A line of JSON Lines. */
  readonly lineBytes: number
  /** A page or a JSON text, which is held as one string. */
  readonly textBytes: number
}

/** A line of 16 MiB is far more than any story; V8 holds no string much over 500 MiB. */
export const SOURCE_LIMITS: SourceLimits = { lineBytes: 16 * 2 ** 20, textBytes: 256 * 2 ** 20 }

/** Reads one source; JSON Lines come piece by piece, other formats at once. */
export async function* readSource(
  chunks: AsyncIterable<Uint8Array>,
  format: SourceFormat,
  context: SourceContext,
  limits: SourceLimits = SOURCE_LIMITS,
): AsyncGenerator<ParsedSource> {
  if (format === 'jsonl') yield* readJsonLines(chunks, context, limits.lineBytes)
  else if (format === 'page') yield await readText(chunks, parseNewsPage, context, limits.textBytes)
  else {
    const peeked = await peekBytes(chunks, limits.lineBytes)
    const isPage = format === 'unknown' && !/[{[]/.test(peeked.firstCharacter)
    // A first line that is whole by itself is JSON Lines, whatever the file is called; a JSON text
    // on one line reads the same either way.
    if (!isPage && peeked.line !== undefined && isJson(peeked.line)) {
      yield* readJsonLines(peeked.chunks, context, limits.lineBytes)
    } else {
      const parse = isPage ? parseNewsPage : parseJsonStories
      yield await readText(peeked.chunks, parse, context, limits.textBytes)
    }
  }
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
  parse: (text: string, context: SourceContext) => ParsedSource,
  context: SourceContext,
  maxBytes: number,
): Promise<ParsedSource> {
  const parts: Uint8Array[] = []
  let size = 0
  for await (const chunk of chunks) {
    size += chunk.length
    if (size > maxBytes) return problem(context, `over ${sizeOf(maxBytes)}; only JSON Lines may be`)
    parts.push(chunk)
  }
  const text = decodeUtf8(joinBytes(parts, size))
  return text === undefined ? problem(context, 'not UTF-8') : parse(text, context)
}

function problem({ source }: SourceContext, reason: string, line?: number): ParsedSource {
  return { stories: [], issues: [{ source, ...(line !== undefined && { line }), reason }] }
}

function sizeOf(bytes: number): string {
  return bytes >= 2 ** 20 ? `${Math.round(bytes / 2 ** 20)} MiB` : `${bytes} bytes`
}
