import { describe, expect, it } from 'vitest'
import { parseDateLine, parseViewsLine } from '../../../src/sources/page/date-line.ts'

describe('parseDateLine', () => {
  const check = (
    line: string,
    publishedAt: string | undefined,
    views: number | undefined,
  ): void => {
    expect(parseDateLine(line, 'UTC')).toMatchObject({ publishedAt, views })
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
  ])('reads %j', (line, publishedAt, views) => {
    check(line, publishedAt, views)
  })

  it.each([
    'Kings beat Jazz 105-104',
    'Windows 11, 2024',
    'On Oct. 19, 2024 the army moved.',
    '1761400140',
    '863',
    '',
    '1'.repeat(1_000_000),
  ])('takes %j for no date line', (line) => {
    expect(parseDateLine(line, 'UTC')).toBeUndefined()
  })

  it('tells a bare date from one with a time or views', () => {
    expect(parseDateLine('Oct. 19, 2024', 'UTC')?.bare).toBe(true)
    expect(parseDateLine('Oct. 19, 2024 5', 'UTC')?.bare).toBe(false)
    expect(parseDateLine('Updated: Oct. 19, 2024', 'UTC')?.bare).toBe(false)
    expect(parseDateLine('Oct. 19, 2024 noon', 'UTC')?.bare).toBe(false)
    expect(parseDateLine('Oct. 19, 2024 6 p.m.', 'UTC')?.bare).toBe(false)
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
