import { describe, expect, it } from 'vitest'
import { parseDateLine, parseViewsLine } from '../../../src/sources/page/date-line.ts'

describe('parseDateLine', () => {
  const check = (
    line: string,
    publishedAt: string | undefined,
    views: number | undefined,
  ): void => {
    expect(parseDateLine(line, { timeZone: 'UTC' })).toMatchObject({ publishedAt, views })
  }

  it.each([
    ['Oct. 19, 2024 4:25 p.m. 863', '2024-10-19T16:25:00+00:00', 863],
    ['Oct. 19, 2024 4:25 p.m.863', '2024-10-19T16:25:00+00:00', 863],
    ['Oct. 19, 2024 4:25 p.m. 12,863', '2024-10-19T16:25:00+00:00', 12863],
    ['Oct. 19, 2024 4:25 p.m. 1.2K', '2024-10-19T16:25:00+00:00', 1200],
    ['Oct. 19, 2024 4:25 p.m. | 1.2K views', '2024-10-19T16:25:00+00:00', 1200],
    ['Oct. 19, 2024 4:25 p.m. (12 views)', '2024-10-19T16:25:00+00:00', 12],
    ['Oct. 19, 2024 4:25 p.m. Views: 12', '2024-10-19T16:25:00+00:00', 12],
    ['Oct. 19, 2024 4:25 p.m.', '2024-10-19T16:25:00+00:00', undefined],
    ['Oct. 19, 2024 noon 5', '2024-10-19T12:00:00+00:00', 5],
    ['Oct. 19, 2024 863', '2024-10-19T00:00:00+00:00', 863],
    ['Oct. 19, 2024', '2024-10-19T00:00:00+00:00', undefined],
    ['Updated: Oct. 19, 2024 1 a.m. 7', '2024-10-19T01:00:00+00:00', 7],
    ['2024-10-19 16:25 863', '2024-10-19T16:25:00+00:00', 863],
    ['19 Oct 2024 16:25 863', '2024-10-19T16:25:00+00:00', 863],
    ['Feb. 30, 2025 6 p.m. 248', undefined, 248],
    ['Okt. 25, 2025 6 p.m. 248', undefined, 248],
    ['Oct. 25, 2025 25:10 p.m.', undefined, undefined],
    ['2025-02-30', undefined, undefined],
    ['Oct. 25, 2025 6:10 p.m. ET 150', '2025-10-25T18:10:00-04:00', 150],
    ['Oct. 25, 2025 | 6:10 p.m. | 150', '2025-10-25T18:10:00+00:00', 150],
    ['6:10 p.m. Oct. 25, 2025 150', '2025-10-25T18:10:00+00:00', 150],
    ['25/10/2025 18:10 150', '2025-10-25T18:10:00+00:00', 150],
    ['25.10.2025, 18:10 Uhr', '2025-10-25T18:10:00+00:00', undefined],
    ['Published 29 May 2026', '2026-05-29T00:00:00+00:00', undefined],
    ['Published May 29, 2026 Updated May 30, 2026', '2026-05-29T00:00:00+00:00', undefined],
    ['Posted: May 29, 2026, 6:30 AM · Updated 7:00 AM', '2026-05-29T06:30:00+00:00', undefined],
    ['Sun 31 May 2026 | 5 min read', '2026-05-31T00:00:00+00:00', undefined],
  ])('reads %j', (line, publishedAt, views) => {
    check(line, publishedAt, views)
  })

  it.each([
    'Kings beat Jazz 105-104',
    'Windows 11, 2024',
    'On Oct. 19, 2024 the army moved.',
    '1761400140',
    'May 8, 2025 was a long day',
    '863',
    '',
    '1'.repeat(1_000_000),
  ])('takes %j for no date line', (line) => {
    expect(parseDateLine(line, { timeZone: 'UTC' })).toBeUndefined()
  })

  it('tells a bare date from one with a time or views', () => {
    expect(parseDateLine('Oct. 19, 2024', { timeZone: 'UTC' })?.bare).toBe(true)
    expect(parseDateLine('Oct. 19, 2024 5', { timeZone: 'UTC' })?.bare).toBe(false)
    expect(parseDateLine('Updated: Oct. 19, 2024', { timeZone: 'UTC' })?.bare).toBe(false)
    expect(parseDateLine('Oct. 19, 2024 noon', { timeZone: 'UTC' })?.bare).toBe(false)
    expect(parseDateLine('Oct. 19, 2024 6 p.m.', { timeZone: 'UTC' })?.bare).toBe(false)
  })
})

describe('parseViewsLine', () => {
  it.each([
    ['150', 150],
    ['1.2K views', 1200],
    ['Views: 12', 12],
    ['150 people', undefined],
  ])('of %j is %s', (line, expected) => {
    expect(parseViewsLine(line)).toBe(expected)
  })
})
