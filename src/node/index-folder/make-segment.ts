// One segment from the lines of its stories: its file, and its compiled form. Long work for one thread.
import { stemmer, type Language } from '../../languages.ts'
import { findLines, toStoryLocator } from '../../index/stored/packed-stories.ts'
import { buildSegment } from '../../index/write/build-segments.ts'
import { compileSegment } from '../../index/write/compile-segment.ts'
import { parseStoryLine, serializeMiniSearch } from '../../index/write/serialize-index.ts'
import type { LocatedSegment } from '../../store/compiled-segment.ts'

/** What a thread is asked for. */
export interface SegmentRequest {
  /** The stories, a line of JSON each. */
  readonly lines: Uint8Array<ArrayBuffer>
  /** Of the compiled form. */
  readonly language: Language
}

/** A segment as it is kept and as it answers; its near-duplicates are not found yet. */
export interface MadeSegment extends LocatedSegment {
  readonly name: string
  /** The serialized MiniSearch index. */
  readonly json: Uint8Array<ArrayBuffer>
}

/** Makes the segment of some stories; `onStory` is told how many are done. */
export async function makeSegment(
  { lines, language }: SegmentRequest,
  onStory: (done: number) => void = () => undefined,
): Promise<MadeSegment> {
  const stem = await stemmer(language)
  const texts = new TextDecoder().decode(lines).trimEnd().split('\n')
  const stories = texts.map((text, number) => parseStoryLine(text, number + 1))
  const { name, miniSearch } = buildSegment(stories, onStory)
  const json = serializeMiniSearch(miniSearch)
  const locator = toStoryLocator(
    findLines(lines, stories.length),
    stories.map(({ id }) => id),
  )
  return { name, json, locator, segment: compileSegment(stories, miniSearch, stem) }
}
