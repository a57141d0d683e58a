// Stories as the lines of a file, for the service and for the command line.
import type { ExportFormat } from '../../engine/export-format.ts'
import type { Story } from '../../story/story.ts'
import { csvHeader, csvRow } from './csv.ts'

/** Writes stories as lines of a format, as they come: CSV with its header, or a JSON object each. */
export function toLines(
  format: ExportFormat,
  stories: AsyncIterable<Story>,
): AsyncGenerator<string, void> {
  return format === 'csv' ? toCsv(stories) : toNdjson(stories)
}

async function* toCsv(stories: AsyncIterable<Story>): AsyncGenerator<string, void> {
  let isFirst = true
  for await (const story of stories) {
    yield isFirst ? csvHeader() + csvRow(story) : csvRow(story)
    isFirst = false
  }
  if (isFirst) yield csvHeader()
}

async function* toNdjson(stories: AsyncIterable<Story>): AsyncGenerator<string, void> {
  for await (const story of stories) yield `${JSON.stringify(story)}\n`
}
