// Checks of the index in a folder: that it is whole, ours, readable by stock MiniSearch, and what its
// manifest says. Changes nothing.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { liveStories } from '../../store/live-stories.ts'
import { findLines } from '../../index/stored/packed-stories.ts'
import { countDeleted } from '../../index/tombstones.ts'
import { segmentNameOf } from '../../index/write/segment-name.ts'
import { parseMiniSearch, parseStoryLine } from '../../index/write/serialize-index.ts'
import { countStockDocuments } from '../../index/write/stock-check.ts'
import { type Language, stemmer } from '../../languages.ts'
import { compiledNameOf, readCompiled } from '../../node/index-folder/compiled-file.ts'
import { MANIFEST_NAME, segmentOfCompiled } from '../../store/file-names.ts'
import { generationOf, segmentSetOf } from '../../store/generation.ts'
import { assertOurAnalyzer } from '../../store/index-faults.ts'
import { LOCK_NAME } from '../../store/lock/index-lock.ts'
import {
  countArticles,
  deletedOf,
  filesOf,
  type Manifest,
  type ManifestSegment,
} from '../../store/manifest.ts'
import { readManifest } from '../../store/read-manifest.ts'
import { readVerifiedFile } from '../../store/verified-file.ts'
import type { Story } from '../../story/story.ts'
import { sizeOf } from '../commands/describe-index.ts'
import { counted } from '../output/plain-text.ts'
import { fail, type Finding, messageOf, note, ok } from './finding.ts'

/** Checks an index, from its manifest down; what cannot be read ends the checks that need it. */
export async function checkIndex(directory: string, language: Language): Promise<Finding[]> {
  const rebuild = `build it again: lede index SOURCES --out ${directory}`
  let manifest: Manifest
  try {
    manifest = await readManifest(directory)
  } catch (error) {
    return [fail('manifest', messageOf(error), `lede index SOURCES --out ${directory}`)]
  }
  const { counts, generation } = manifest
  const findings = [
    ok('manifest', `generation ${generation}, ${counted(counts.stories, 'story', 'stories')}`),
    attempt('analyzer', rebuild, () => {
      assertOurAnalyzer(directory, manifest)
      return `${manifest.analyzer}, as this version has it`
    }),
  ]
  let read: readonly ReadSegment[]
  try {
    read = await readFiles(directory, manifest)
  } catch (error) {
    return [...findings, fail('files', messageOf(error), rebuild)]
  }
  const size = counted(sizeOf(manifest), 'byte')
  const files = counted(filesOf(manifest).length, 'file')
  findings.push(ok('files', `${files}, ${size}, with their SHA-256`))
  let stories: readonly (readonly Story[])[] = []
  findings.push(
    attempt('stories', rebuild, () => {
      stories = read.map(parseStories)
      checkCounts(stories, manifest)
      return `${counted(counts.articles, 'article')} and ${counted(counts.teasers, 'teaser')}, as counted`
    }),
    attempt('segments', rebuild, () => checkSegments(read, stories, manifest)),
    await checkCompiled(directory, manifest, language),
    ...(await checkRest(directory, manifest)),
  )
  return findings
}

/** A segment with the bytes of its files. */
interface ReadSegment {
  readonly described: ManifestSegment
  readonly lines: Uint8Array
  readonly index: Uint8Array
}

/** Gives the bytes of every file. @throws IndexError for the first that is not as it should be. */
async function readFiles(directory: string, { segments }: Manifest): Promise<ReadSegment[]> {
  const read: ReadSegment[] = []
  for (const described of segments) {
    const lines = await readVerifiedFile(directory, described.files.stories)
    read.push({ described, lines, index: await readVerifiedFile(directory, described.files.index) })
  }
  return read
}

function attempt(check: string, advice: string, work: () => string): Finding {
  try {
    return ok(check, work())
  } catch (error) {
    return fail(check, messageOf(error), advice)
  }
}

/** @throws What says which line is no story. */
function parseStories({ lines, described }: ReadSegment): readonly Story[] {
  const offsets = findLines(lines, described.stories)
  const decoder = new TextDecoder()
  const stories = Array.from({ length: described.stories }, (_, i) => {
    const line = decoder.decode(lines.subarray(offsets[i], offsets[i + 1]))
    try {
      return parseStoryLine(line, i + 1)
    } catch (error) {
      const where = `line ${i + 1} of ${described.files.stories.name}`
      throw new Error(`${where} is no story: ${messageOf(error)}`, { cause: error })
    }
  })
  expectCount('bytes in these lines', offsets.at(-1) ?? 0, lines.length)
  return stories
}

/** @throws What says which count is not so. */
function checkCounts(
  stories: readonly (readonly Story[])[],
  { segments, counts, generation }: Manifest,
): void {
  const named = segments.map((segment, i) => ({
    // `JSON.stringify` writes a story that was read from a line as that line again.
    name: segmentNameOf(stories[i] ?? []),
    stories: stories[i] ?? [],
    deleted: deletedOf(segment),
  }))
  const live = liveStories(named)
  expectCount('stories (by their ids)', new Set(live.map(({ id }) => id)).size, counts.stories)
  expectCount('articles', countArticles(live), counts.articles)
  const made = generationOf(named)
  if (made !== generation) throw new Error(`Expected generation ${generation}, they make ${made}`)
}

/** @throws What says which segment cannot be loaded, or which count is not so. */
function checkSegments(
  segments: readonly ReadSegment[],
  stories: readonly (readonly Story[])[],
  { counts }: Manifest,
): string {
  const terms = new Set<string>()
  segments.forEach(({ index }, i) => {
    const json = new TextDecoder().decode(index)
    const ofSegment = stories[i] ?? []
    const miniSearch = parseMiniSearch(json, ofSegment)
    expectCount(`stories MiniSearch finds in it`, countStockDocuments(json), ofSegment.length)
    for (const [term] of miniSearch.index) terms.add(term)
  })
  expectCount('terms', terms.size, counts.terms)
  const each = segments.map(({ described }) => {
    const { name, stories: held } = described
    const deleted = countDeleted(deletedOf(described))
    const size = counted(sizeOf({ segments: [described] }), 'byte')
    return `${name} (${counted(held, 'story', 'stories')}, ${deleted} deleted, ${size})`
  })
  return `${counted(segments.length, 'segment')}, ${counted(terms.size, 'term')}; MiniSearch as it comes loads them${each.length > 0 ? `: ${each.join(', ')}` : ''}`
}

function expectCount(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`Expected ${expected} ${what}, found ${found}`)
}

async function checkCompiled(
  directory: string,
  { segments }: Manifest,
  language: Language,
): Promise<Finding> {
  const later = 'it is made at the next start, or by lede search'
  const stem = await stemmer(language)
  const set = segmentSetOf(segments.map(({ name }) => ({ name })))
  let bytes = 0
  for (const segment of segments) {
    const path = join(directory, compiledNameOf(segment, stem))
    const there = await stat(path).catch(() => undefined)
    if (there === undefined) return note('compiled form', 'none yet', later)
    const compiled = await readCompiled(directory, segment, stem)
    if (compiled?.set !== set) {
      return note('compiled form', 'damaged, or of another index or version', later)
    }
    bytes += there.size
  }
  return ok('compiled form', `${counted(bytes, 'byte')}, of this index`)
}

/** Finds what lies in the folder next to the index. */
async function checkRest(directory: string, manifest: Manifest): Promise<Finding[]> {
  const known = new Set([MANIFEST_NAME, ...filesOf(manifest).map(({ name }) => name)])
  const segments = new Set(manifest.segments.map(({ name }) => name))
  const others = (await readdir(directory)).filter(
    (name) => !known.has(name) && !segments.has(segmentOfCompiled(name) ?? ''),
  )
  const rest = others.filter((name) => name !== LOCK_NAME)
  const findings: Finding[] = []
  if (others.includes(LOCK_NAME)) {
    const advice = `wait for it; if none runs, the next build takes the lock over after ten seconds`
    findings.push(note('lock', 'a build writes here, or was killed', advice))
  }
  if (rest.length > 0) {
    const named = rest.slice(0, 3).join(', ') + (rest.length > 3 ? ', ...' : '')
    const says = `${counted(rest.length, 'file')} that the manifest does not name: ${named}`
    findings.push(note('folder', says, 'the next build removes those of an earlier index'))
  }
  return findings
}
