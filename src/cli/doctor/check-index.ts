// Checks of the index in a folder: that it is whole, ours, readable by stock MiniSearch, and what its
// manifest says. Changes nothing.
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { hash64 } from '../../analysis/hash.ts'
import { generationOf } from '../../store/generation.ts'
import { LOCK_NAME } from '../../store/index-lock.ts'
import { type Manifest, MANIFEST_NAME } from '../../store/manifest.ts'
import { assertOurAnalyzer } from '../../store/index-faults.ts'
import { readManifest } from '../../store/read-manifest.ts'
import { readVerifiedFile } from '../../store/verified-file.ts'
import { parseSegment, parseStoryLine, toStoryLine } from '../../index/write/serialize-index.ts'
import { countStockDocuments } from '../../index/write/stock-check.ts'
import { type Language, stemmer } from '../../languages.ts'
import { originOf } from '../../node/index-folder/compile-directory.ts'
import { COMPILED_NAME, readCompiled } from '../../node/index-folder/compiled-file.ts'
import { findLines } from '../../index/packed-stories.ts'
import { loadLiveIndex } from '../../search/stored-live-index.ts'
import type { Story } from '../../story/story.ts'
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
  const { counts, files, generation } = manifest
  const findings = [
    ok('manifest', `generation ${generation}, ${counted(counts.stories, 'story', 'stories')}`),
    attempt('analyzer', rebuild, () => {
      assertOurAnalyzer(directory, manifest)
      return `${manifest.analyzer}, as this version has it`
    }),
  ]
  let read: readonly Uint8Array[]
  try {
    read = await readFiles(directory, manifest)
  } catch (error) {
    return [...findings, fail('files', messageOf(error), rebuild)]
  }
  const bytes = files.reduce((sum, file) => sum + file.bytes, 0)
  const sizes = `${counted(files.length, 'file')}, ${counted(bytes, 'byte')}, with their SHA-256`
  findings.push(ok('files', sizes))
  const [lines = new Uint8Array(), ...segments] = read
  let stories: readonly Story[] = []
  findings.push(
    attempt('stories', rebuild, () => {
      stories = parseStories(lines, manifest)
      checkCounts(stories, manifest)
      return `${counted(counts.articles, 'article')} and ${counted(counts.teasers, 'teaser')}, as counted`
    }),
    attempt('segments', rebuild, () => checkSegments(segments, stories, manifest)),
    await checkCompiled(directory, manifest, lines, language),
    ...(await checkRest(directory, manifest)),
  )
  return findings
}

/** Gives the bytes of every file. @throws IndexError for the first that is not as it should be. */
async function readFiles(directory: string, { files }: Manifest): Promise<readonly Uint8Array[]> {
  const read: Uint8Array[] = []
  for (const file of files) read.push(await readVerifiedFile(directory, file))
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
function parseStories(lines: Uint8Array, { counts }: Manifest): readonly Story[] {
  const offsets = findLines(lines, counts.stories)
  const decoder = new TextDecoder()
  const stories: Story[] = []
  for (let i = 0; i < counts.stories; i++) {
    const line = decoder.decode(lines.subarray(offsets[i], offsets[i + 1]))
    try {
      stories.push(parseStoryLine(line, i + 1))
    } catch (error) {
      throw new Error(`line ${i + 1} is no story: ${messageOf(error)}`, { cause: error })
    }
  }
  expectCount('bytes in these lines', offsets.at(-1) ?? 0, lines.length)
  return stories
}

/** @throws What says which count is not so. */
function checkCounts(stories: readonly Story[], { counts, generation }: Manifest): void {
  expectCount('stories (by their ids)', new Set(stories.map(({ id }) => id)).size, counts.stories)
  const articles = stories.filter(({ kind }) => kind === 'article').length
  expectCount('articles', articles, counts.articles)
  // `JSON.stringify` writes a story that was read from a line as that line again.
  const made = generationOf(stories.map((story) => hash64(toStoryLine(story))))
  if (made !== generation) throw new Error(`Expected generation ${generation}, they make ${made}`)
}

/** @throws What says which segment cannot be loaded, or which count is not so. */
function checkSegments(
  segments: readonly Uint8Array[],
  stories: readonly Story[],
  { counts, files }: Manifest,
): string {
  const terms = new Set<string>()
  let first = 0
  segments.forEach((bytes, number) => {
    const json = new TextDecoder().decode(bytes)
    const { storyCount, miniSearch } = parseSegment(json, first, stories)
    expectCount(`stories in segment ${number}`, storyCount, files[number + 1]?.stories ?? 0)
    expectCount(`stories MiniSearch finds in it`, countStockDocuments(json), storyCount)
    for (const [term] of miniSearch.index) terms.add(term)
    first += storyCount
  })
  expectCount('stories in all segments', first, counts.stories)
  expectCount('terms', terms.size, counts.terms)
  return `${counted(segments.length, 'segment')}, ${counted(terms.size, 'term')}; MiniSearch as it comes loads them`
}

function expectCount(what: string, found: number, expected: number): void {
  if (found !== expected) throw new Error(`Expected ${expected} ${what}, found ${found}`)
}

async function checkCompiled(
  directory: string,
  manifest: Manifest,
  lines: Uint8Array,
  language: Language,
): Promise<Finding> {
  const there = await stat(join(directory, COMPILED_NAME)).catch(() => undefined)
  const later = 'it is made at the next start, or by lede search'
  if (there === undefined) return note('compiled form', 'none yet', later)
  const compiled = await readCompiled(directory)
  if (compiled === undefined) return note('compiled form', 'damaged', later)
  const stem = await stemmer(language)
  const live = loadLiveIndex(compiled, lines, await originOf(manifest, stem), stem)
  return live === undefined
    ? note('compiled form', 'of another index, language or version', later)
    : ok('compiled form', `${counted(there.size, 'byte')}, of this index`)
}

/** Finds what lies in the folder next to the index. */
async function checkRest(directory: string, { files }: Manifest): Promise<Finding[]> {
  const known = new Set([MANIFEST_NAME, COMPILED_NAME, ...files.map(({ name }) => name)])
  const others = (await readdir(directory)).filter((name) => !known.has(name))
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
