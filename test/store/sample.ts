// Stories and folders for the tests of this folder.
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

import type { StoryInput } from '../../src/story/story.ts'

/** Three stories: an article, a cut teaser, and one without a date. */
export const STORIES: readonly StoryInput[] = [
  {
    id: 'ferry',
    kind: 'article',
    title: 'Harbour ferry resumes after U.S. inspection',
    body: 'The ferry crossed at dawn.\n\nTickets cost $1.13bn less than feared, 24/7.',
    author: 'Ines Okafor',
    publishedAt: '2025-10-25T18:10:00+00:00',
    views: 150,
    section: 'world',
    url: 'https://harbour.example/ferry',
    lists: ['latest', 'trending'],
    source: '001_ferry.txt',
  },
  {
    id: 'kings',
    kind: 'teaser',
    title: 'Kings edge Jazz 105-104',
    body: 'A late basket by the guard settled a game that swung both ways until the closing seco',
    truncated: true,
    publishedAt: '2025-10-26T09:00:00+04:00',
    lists: ['latest'],
    source: '001_ferry.txt',
  },
  { id: 'undated', title: 'An undated note', body: '' },
]

/** Gives `count` small stories that differ. */
export function manyStories(count: number, word = 'harbour'): StoryInput[] {
  return Array.from({ length: count }, (_, number) => ({
    id: `story-${number}`,
    title: `${word} report ${number}`,
    body: `Edition ${number} of the ${word} report, with figure ${number * 7}.`,
  }))
}

/** Makes a folder that is gone when the test is. */
export async function scratchFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'lede-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  return folder
}
