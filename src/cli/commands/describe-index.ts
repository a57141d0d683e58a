// An index in numbers: its fields, months, authors and most frequent terms.
import { filesOf, type Manifest, type ManifestSegment, deletedOf } from '../../store/manifest.ts'
import type { NewsIndex } from '../../index/news-index.ts'
import { countDeleted } from '../../index/tombstones.ts'

/** How often something occurs. */
export interface Frequency {
  readonly name: string
  readonly stories: number
}

export interface IndexDescription {
  readonly formatVersion: number
  readonly analyzer: string
  readonly generation: string
  readonly counts: Manifest['counts']
  readonly fields: readonly string[]
  /** Publication of the oldest and the newest dated story. */
  readonly published?: { readonly oldest: string; readonly newest: string }
  /** Stories by month of publication in the zone of each, newest first: `2025-10`. */
  readonly months: readonly Frequency[]
  /** By number of stories, falling; likewise the others. */
  readonly authors: readonly Frequency[]
  readonly sections: readonly Frequency[]
  readonly lists: readonly Frequency[]
  /** The surface terms that the most stories hold. */
  readonly topTerms: readonly Frequency[]
  readonly segments: readonly SegmentDescription[]
  /** Size of all their files. */
  readonly bytes: number
}

export interface SegmentDescription extends Pick<ManifestSegment, 'name' | 'files'> {
  /** Stories in its files, the deleted included. */
  readonly stories: number
  readonly deleted: number
  /** Size of its files. */
  readonly bytes: number
}

/** How many terms are listed. */
const TOP_TERMS = 20

/** Describes an index that was read from disk. */
export function describeIndex(manifest: Manifest, index: NewsIndex): IndexDescription {
  const { formatVersion, analyzer, generation, counts, segments } = manifest
  const dates = index.stories.flatMap(({ publishedAt }) => publishedAt ?? [])
  const [newest, oldest] = [dates[0], dates.at(-1)]
  return {
    formatVersion,
    analyzer,
    generation,
    counts,
    fields: Object.keys(index.segments[0]?.miniSearch.fieldIds ?? {}),
    ...(newest !== undefined && oldest !== undefined && { published: { oldest, newest } }),
    months: tally(dates.map((date) => date.slice(0, 7))).sort((a, b) => (a.name > b.name ? -1 : 1)),
    authors: tally(index.stories.flatMap(({ author }) => author ?? [])),
    sections: tally(index.stories.flatMap(({ section }) => section ?? [])),
    lists: tally(index.stories.flatMap(({ lists }) => lists)),
    topTerms: topTerms(index),
    segments: segments.map(describeSegment),
    bytes: sizeOf(manifest),
  }
}

function describeSegment(segment: ManifestSegment): SegmentDescription {
  const { name, stories, files } = segment
  const deleted = countDeleted(deletedOf(segment))
  return { name, stories, deleted, bytes: sizeOf({ segments: [segment] }), files }
}

/** Gives the size of all files that a manifest names. */
export function sizeOf(manifest: Pick<Manifest, 'segments'>): number {
  return filesOf(manifest).reduce((sum, { bytes }) => sum + bytes, 0)
}

function tally(names: Iterable<string>): Frequency[] {
  const counts = new Map<string, number>()
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1)
  return ranked(counts)
}

function topTerms({ segments }: NewsIndex): Frequency[] {
  const counts = new Map<string, number>()
  for (const { miniSearch } of segments) {
    for (const [term, fields] of miniSearch.index) {
      // A story counts once, in however many fields the term stands.
      const documents = new Set(Object.values(fields).flatMap((freqs) => Object.keys(freqs)))
      counts.set(term, (counts.get(term) ?? 0) + documents.size)
    }
  }
  return ranked(counts).slice(0, TOP_TERMS)
}

function ranked(counts: ReadonlyMap<string, number>): Frequency[] {
  return Array.from(counts, ([name, stories]) => ({ name, stories })).sort(
    (a, b) => b.stories - a.stories || (a.name < b.name ? -1 : 1),
  )
}
