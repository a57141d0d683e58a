import { describe, expect, it } from 'vitest'
import { choosePeriod, chosenPeriods, describeDates } from '../../../src/http/page/chosen-dates.ts'

describe('describeDates', () => {
  it.each([
    [{}, undefined],
    [{ month: ['2024-10'] }, 'October 2024'],
    [{ month: ['2024-10', '2025-01'] }, 'October 2024, January 2025'],
    [{ from: ['2024'], to: ['2024'] }, '2024'],
    [{ from: ['7d'] }, 'Past week'],
    [{ from: ['90d'] }, 'from 90d'],
    [{ from: ['7d'], to: ['2025-01-01'] }, 'from 7d to 2025-01-01'],
    [{ to: ['2025-01'] }, 'to January 2025'],
    [{ month: ['2024-10'], from: ['2024-10-05'] }, 'October 2024 from 2024-10-05'],
  ])('says what %j means', (parameters, words) => {
    expect(describeDates(parameters)).toBe(words)
  })
})

describe('choosePeriod', () => {
  it.each(['2024-10', '2024'])('chooses %s, and nothing else', (period) => {
    expect(chosenPeriods({ from: ['7d'], ...choosePeriod(period) })).toEqual([period])
  })
})
