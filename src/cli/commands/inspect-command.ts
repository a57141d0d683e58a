// `lede inspect`: says what an index holds.
import process from 'node:process'

import { readNewsIndex } from '../../store/read-index.ts'
import { readManifest } from '../../store/read-manifest.ts'
import { describeIndex, type Frequency, type IndexDescription } from './describe-index.ts'
import { counted, toPlainText } from '../output/plain-text.ts'

export interface InspectOptions {
  /** Folder of the index. */
  readonly directory: string
  readonly json: boolean
}

/** Runs the command and gives its exit code. */
export async function runInspect({ directory, json }: InspectOptions): Promise<number> {
  const index = await readNewsIndex(directory)
  const description = describeIndex(await readManifest(directory), index)
  const text = json ? `${JSON.stringify(description, null, 2)}\n` : formatDescription(description)
  process.stdout.write(text)
  return 0
}

/** How many months, authors, sections or lists are named. */
const NAMED = 12

/** Writes a description as lines of a name and a value. */
export function formatDescription(description: IndexDescription): string {
  const { counts, published } = description
  const rows: [string, string][] = [
    ['format', String(description.formatVersion)],
    ['analyzer', description.analyzer],
    ['generation', description.generation],
    [
      'stories',
      `${counts.stories.toLocaleString('en-US')} (${counted(counts.articles, 'article')}, ${counted(counts.teasers, 'teaser')})`,
    ],
    ['terms', counts.terms.toLocaleString('en-US')],
    ['fields', description.fields.join(', ') || 'none'],
    [
      'published',
      published === undefined ? 'no dates' : `${published.oldest} to ${published.newest}`,
    ],
    ['months', list(description.months.slice(0, NAMED), description.months.length)],
    ['authors', list(description.authors.slice(0, NAMED), description.authors.length)],
    ['sections', list(description.sections.slice(0, NAMED), description.sections.length)],
    ['lists', list(description.lists.slice(0, NAMED), description.lists.length)],
    ['top terms', list(description.topTerms, description.topTerms.length)],
    ['size', counted(description.bytes, 'byte')],
    ...description.segments.flatMap(({ name, stories, deleted, bytes, files }) => {
      const held = `${counted(stories, 'story', 'stories')}, ${deleted} deleted, ${counted(bytes, 'byte')}`
      const rest = Object.values(files).map((file): [string, string] => [
        'file',
        `${file.name}  ${counted(file.bytes, 'byte')}`,
      ])
      return [['segment', `${name}  ${held}`] satisfies [string, string], ...rest]
    }),
  ]
  return rows.map(([name, value]) => `${name.padEnd(12)}${toPlainText(value)}\n`).join('')
}

function list(named: readonly Frequency[], total: number): string {
  if (total === 0) return 'none'
  const more = total > named.length ? [`${total - named.length} more`] : []
  return [...named.map(({ name, stories }) => `${name} ${stories}`), ...more].join(', ')
}
