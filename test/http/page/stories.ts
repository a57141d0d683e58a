// What the pages are tried with: the repository's own seeds, and stories that want to break out of them.
import { fileURLToPath } from 'node:url'
import { createEngine, type EngineOptions } from '../../../src/engines/embedded/embedded.ts'
import type { SearchEngine } from '../../../src/engine/search-engine.ts'
import { buildIndex } from '../../../src/store/build-index.ts'
import { readStories } from '../../../src/sources/read-stories.ts'
import type { StoryInput } from '../../../src/story/story.ts'

/** A day after all of the seeds. */
export const nowMs = Date.parse('2026-11-23T09:00:00Z')
export const now = (): number => nowMs

/** Runs where it is written into a page unescaped. */
const ATTACK = `<script>window.broken=1</script><img src=x onerror="window.broken=2">'"&amp;`

export const hostileStories: readonly StoryInput[] = [
  {
    id: `hostile/${ATTACK}`,
    title: `hostile markup ${ATTACK}`,
    body: `hostile body ${ATTACK}\n\n${ATTACK}`,
    author: `Eve ${ATTACK}`,
    section: `Section ${ATTACK}`,
    lists: [`list ${ATTACK}`],
    url: 'javascript:window.broken=3',
    publishedAt: '2025-10-26T09:00:00+00:00',
    views: 1,
  },
  {
    id: 'override',
    title: 'hostile \u202eoverride txt.exe \u202e and more',
    body: 'hostile body \u202e reversed',
    author: 'Mal\u202elory',
  },
  { id: 'long', title: `hostile ${'x'.repeat(2000)}`, body: `hostile ${'y'.repeat(2000)}` },
  {
    id: 'arabic',
    title: 'افتتاح الجسر القديم بعد أربع سنوات hostile',
    body: 'عبر راكبو الدراجات الجسر أولا يوم الاثنين.',
    author: 'ليلى حداد',
    url: 'https://example.org/bridge',
  },
  { id: 'half', title: 'hostile half \ud800 pair', body: 'null \0 and half \udfff' },
]

/** An engine over the seeds. */
export async function createSeedEngine(options: EngineOptions = {}): Promise<SearchEngine> {
  const stories = await readStories([fileURLToPath(new URL('../../../seeds/', import.meta.url))])
  return createEngine(buildIndex(stories), { now, ...options })
}

/** An engine over the hostile stories. */
export function createHostileEngine(): SearchEngine {
  return createEngine(buildIndex(hostileStories), { now })
}
