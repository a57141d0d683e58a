// What the worker searches. A build step of yours would write this file.
import type { StoryInput } from 'lede'

export const stories: readonly StoryInput[] = [
  {
    id: 'bridge',
    title: 'Old Bridge Reopens After Four Years',
    body: 'Cyclists were the first across the river on Monday.',
    section: 'City',
    publishedAt: '2025-10-25T18:00:00Z',
  },
  {
    id: 'ferry',
    title: 'Ferry Stops for Winter',
    body: 'The river freezes from December on. The old bridge is the only way across.',
    section: 'Travel',
    publishedAt: '2025-10-24T09:30:00Z',
  },
]
