import { describe, expect, it } from 'vitest'

import { findDate } from '../../../src/sources/html/find-date.ts'

describe('findDate', () => {
  it.each<[string, string, string]>([
    ['Posted on May 29, 2026 by Ann Lee', 'en', '2026-05-29'],
    ['29 May 2026', '', '2026-05-29'],
    ['May 29th, 2026 at 6:10 p.m.', 'en-US', '2026-05-29 18:10'],
    ['12:05 a.m. is not read, May 3 2026', 'en', '2026-05-03'],
    ['Freitag, 29. Mai 2026, 14:05 Uhr', 'de', '2026-05-29 14:05'],
    ['29 mai 2026 à 9h05', 'fr', '2026-05-29 09:05'],
    ['15 de Abril de 2026', 'es', '2026-04-15'],
    ['15 августа 2026, 13:43', '', '2026-08-15 13:43'],
    ['2026年5月29日', 'ja', '2026-05-29'],
    ['29.05.2026 07:00', 'de', '2026-05-29 07:00'],
    ['2026/5/9', '', '2026-05-09'],
    ['06/13/2026', '', '2026-06-13'],
    ['3/4/2026', 'en-US', '2026-03-04'],
    ['3/4/2026', 'en-GB', '2026-04-03'],
    ['Updated: 2026-05-29T08:15:00', '', '2026-05-29 08:15'],
  ])('finds the date of %j (%s)', (line, language, date) => {
    expect(findDate(line, language)).toBe(date)
  })

  it.each([
    '3/4/2026',
    'In 2026 the harbour had 29 cranes',
    'Room 31 2026',
    '31 June 2026',
    '12.34.5678',
    'Nothing',
    '',
    `29 May 2026 ${'x'.repeat(200)}`,
  ])('finds none in %j', (line) => {
    expect(findDate(line, '')).toBeUndefined()
  })
})
