// The manifest: what stands in `manifest.json` about an index, its segments and the files that hold them.
import * as v from 'valibot'

import type { NewsIndex } from '../index/news-index.ts'
import {
  countDeleted,
  decodeTombstones,
  encodeTombstones,
  type Tombstones,
} from '../index/tombstones.ts'
import type { Story } from '../story/story.ts'
import { FILE_NAMES, type FileRole, MANIFEST_NAME } from './file-names.ts'
import type { NamedSegment } from './generation.ts'

/** The layout of index-data that this version writes and reads. */
export const FORMAT_VERSION = 2

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))
const Hash64 = v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))

const fileSchema = (role: FileRole) =>
  v.object({
    name: v.pipe(v.string(), v.regex(FILE_NAMES[role])),
    bytes: Count,
    /** Of the whole file, 64 hexadecimal digits. */
    sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  })

const SegmentSchema = v.pipe(
  v.object({
    /** Hash of its stories and the analyzer. */
    name: Hash64,
    /** How many stories its files hold, the deleted included. */
    stories: v.pipe(Count, v.minValue(1)),
    files: v.object({ stories: fileSchema('stories'), index: fileSchema('index') }),
    /** Base64 of its tombstones; absent where nothing is deleted. */
    deleted: v.exactOptional(v.string()),
  }),
  v.check(
    ({ deleted, stories }) =>
      deleted === undefined || decodeTombstones(deleted, stories) !== undefined,
  ),
)

export const ManifestSchema = v.pipe(
  v.object({
    formatVersion: v.literal(FORMAT_VERSION),
    analyzer: v.string(),
    generation: Hash64,
    /** Of what is not deleted; terms over all segments. */
    counts: v.object({
      stories: Count,
      articles: Count,
      teasers: Count,
      /** Different surface terms over all segments, those of deleted stories included. */
      terms: Count,
    }),
    segments: v.array(SegmentSchema),
  }),
  v.check(({ segments, counts }) => {
    const live = segments.map((segment) => segment.stories - countDeleted(deletedOf(segment)))
    return live.reduce((sum, count) => sum + count, 0) === counts.stories
  }),
)

/** A file of an index; its name tells what it holds. */
export type IndexFile = Readonly<v.InferOutput<ReturnType<typeof fileSchema>>>

/** A segment as the manifest has it. */
export type ManifestSegment = Readonly<v.InferOutput<typeof SegmentSchema>>

/** The content of `manifest.json`. */
export interface Manifest extends Readonly<v.InferOutput<typeof ManifestSchema>> {
  readonly segments: ManifestSegment[]
}

/** The files of a segment. */
export type SegmentFiles = Readonly<Record<FileRole, IndexFile>>

/** A segment with its files. */
export interface FiledSegment extends NamedSegment {
  /** How many stories its files hold. */
  readonly storyCount: number
  readonly files: SegmentFiles
}

/** What a manifest says apart from its segments. */
export interface IndexFacts extends Pick<NewsIndex, 'generation' | 'analyzer' | 'stories'> {
  /** Different surface terms over all segments. */
  readonly terms: number
}

/** Describes an index and the files that hold it. */
export function createManifest(
  { generation, analyzer, stories, terms }: IndexFacts,
  segments: readonly FiledSegment[],
): Manifest {
  const articles = countArticles(stories)
  const teasers = stories.length - articles
  return {
    formatVersion: FORMAT_VERSION,
    analyzer,
    generation,
    counts: { stories: stories.length, articles, teasers, terms },
    segments: segments.map(({ name, storyCount, files, deleted }) => {
      const encoded = encodeTombstones(deleted)
      const { stories: lines, index } = files
      return {
        name,
        stories: storyCount,
        files: { stories: lines, index },
        ...(encoded !== undefined && { deleted: encoded }),
      }
    }),
  }
}

/** Gives what is deleted of a segment; undefined where nothing is. */
export function deletedOf({
  stories,
  deleted,
}: Pick<ManifestSegment, 'stories' | 'deleted'>): Tombstones | undefined {
  return deleted === undefined ? undefined : decodeTombstones(deleted, stories)
}

/** Gives all files that a manifest names. */
export function filesOf({ segments }: Pick<Manifest, 'segments'>): IndexFile[] {
  return segments.flatMap(({ files }) => [files.stories, files.index])
}

/** What can be derived from the files of an index, apart from what their sizes and hashes say. */
export interface DerivedFacts {
  readonly generation: string
  /** That are not deleted. */
  readonly articles: number
  readonly terms: number
}

/** Says in a clause what a manifest says otherwise than its files; undefined where nothing. */
export function findFalseFact(
  { generation, counts }: Manifest,
  derived: DerivedFacts,
): string | undefined {
  const { articles, terms } = derived
  const facts: readonly (readonly [string, string | number, string | number])[] = [
    ['generation', generation, derived.generation],
    ['articles', counts.articles, articles],
    ['teasers', counts.teasers, counts.stories - articles],
    ['terms', counts.terms, terms],
  ]
  const wrong = facts.find(([, said, made]) => said !== made)
  if (wrong === undefined) return undefined
  const [name, said, made] = wrong
  return `\`${MANIFEST_NAME}\` says ${name} ${said}, its files make ${made}`
}

/** Counts the articles among stories. */
export function countArticles(stories: readonly Pick<Story, 'kind'>[]): number {
  return stories.reduce((sum, { kind }) => sum + (kind === 'article' ? 1 : 0), 0)
}

/** Writes a manifest as the text of `manifest.json`. */
export function toManifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`
}

/** Counts the different surface terms over all segments. */
export function countTerms({ segments }: Pick<NewsIndex, 'segments'>): number {
  const [only, ...others] = segments
  if (others.length === 0) return only?.miniSearch.index.length ?? 0
  const terms = new Set<string>()
  for (const { miniSearch } of segments) for (const [term] of miniSearch.index) terms.add(term)
  return terms.size
}
