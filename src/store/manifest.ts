// The manifest: what stands in `manifest.json` about an index and the files that hold it.
import * as v from 'valibot'

import type { Story } from '../story/story.ts'
import type { NewsIndex } from '../index/news-index.ts'

/** The layout of index-data that this version writes and reads. */
export const FORMAT_VERSION = 1

/** The manifest's own name in the folder. */
export const MANIFEST_NAME = 'manifest.json'

/** Hexadecimal digits of a file's SHA-256 that stand in its name; as in `FILE_NAME`. */
const NAME_HASH_LENGTH = 12

/** The names that files of an index have; nothing else is ever opened or removed. */
const FILE_NAME = /^(?:stories-[0-9a-f]{12}\.jsonl|segment-\d{1,6}-[0-9a-f]{12}\.json)$/

const Count = v.pipe(v.number(), v.safeInteger(), v.minValue(0))

const IndexFileSchema = v.object({
  role: v.picklist(['stories', 'segment']),
  name: v.pipe(v.string(), v.regex(FILE_NAME)),
  /** How many stories it holds; segments cover the stories in the order of this list. */
  stories: Count,
  bytes: Count,
  /** Of the whole file, 64 hexadecimal digits. */
  sha256: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
})

export const ManifestSchema = v.pipe(
  v.object({
    formatVersion: v.literal(FORMAT_VERSION),
    analyzer: v.string(),
    generation: v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/)),
    counts: v.object({
      stories: Count,
      articles: Count,
      teasers: Count,
      /** Different surface terms over all segments. */
      terms: Count,
    }),
    /** The stories first, then the segments in order. */
    files: v.array(IndexFileSchema),
  }),
  v.check(({ files }) => files.findLastIndex(({ role }) => role === 'stories') === 0),
  v.check(({ files, counts }) => files[0]?.stories === counts.stories),
  v.check(({ files, counts }) => {
    const covered = files.slice(1).reduce((sum, { stories }) => sum + stories, 0)
    return covered === counts.stories
  }),
)

export type IndexFile = Readonly<v.InferOutput<typeof IndexFileSchema>>

/** The content of `manifest.json`. */
export interface Manifest extends Readonly<v.InferOutput<typeof ManifestSchema>> {
  readonly files: IndexFile[]
}

/** What a manifest says apart from its files. */
export interface IndexFacts extends Pick<NewsIndex, 'generation' | 'analyzer' | 'stories'> {
  /** Different surface terms over all segments. */
  readonly terms: number
}

/** Describes an index and the files that hold it. */
export function toManifest(index: NewsIndex, files: readonly IndexFile[]): Manifest {
  return createManifest({ ...index, terms: countTerms(index) }, files)
}

/** Describes an index of which the segments are not at hand. */
export function createManifest(
  { generation, analyzer, stories, terms }: IndexFacts,
  files: readonly IndexFile[],
): Manifest {
  const articles = countArticles(stories)
  const teasers = stories.length - articles
  return {
    formatVersion: FORMAT_VERSION,
    analyzer,
    generation,
    counts: { stories: stories.length, articles, teasers, terms },
    files: [...files],
  }
}

/** What can be derived from the files of an index, apart from what their sizes and hashes say. */
export interface DerivedFacts {
  readonly generation: string
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

/** Names a file by its content: `stories-0123456789ab.jsonl`. */
export function toIndexFileName(stem: string, sha256: string, extension: string): string {
  return `${stem}-${sha256.slice(0, NAME_HASH_LENGTH)}.${extension}`
}

/** Tells whether a file of this name can be one of an index. */
export function isIndexFileName(name: string): boolean {
  return FILE_NAME.test(name)
}

/** Counts the different surface terms over all segments. */
export function countTerms({ segments }: Pick<NewsIndex, 'segments'>): number {
  const [only, ...others] = segments
  if (others.length === 0) return only?.miniSearch.index.length ?? 0
  const terms = new Set<string>()
  for (const { miniSearch } of segments) for (const [term] of miniSearch.index) terms.add(term)
  return terms.size
}
