// One segment from the lines of its stories: its file, and its arrays. Long work for one thread.
import { buildMiniSearch } from '../../index/write/build-segments.ts'
import { parseStoryLine, serializeMiniSearch } from '../../index/write/serialize-index.ts'
import { compileRaw, type RawSegment } from '../../index/write/compile-raw.ts'

/** A segment as it is kept and as it is joined with others. */
export interface MadeSegment {
  /** The serialized MiniSearch index. */
  readonly json: Uint8Array<ArrayBuffer>
  readonly raw: RawSegment
}

/** Makes the segment of the stories whose JSON Lines these are; `onStory` is told how many are done. */
export function makeSegment(
  lines: Uint8Array,
  onStory: (done: number) => void = () => undefined,
): MadeSegment {
  const texts = new TextDecoder().decode(lines).trimEnd().split('\n')
  const stories = texts.map((text, number) => parseStoryLine(text, number + 1))
  const miniSearch = buildMiniSearch(stories, onStory)
  return { raw: compileRaw(stories, miniSearch), json: serializeMiniSearch(miniSearch) }
}
