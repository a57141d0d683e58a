import { describe, expect, it } from 'vitest'

import { formatSegments } from '../../bench/report/segment-tables.ts'

describe('formatSegments', () => {
  it('writes the mean for each number of segments, and ratios to the first', () => {
    const times = { firstMs: [[1, 3], [2, 4], [9, 11]], againMs: [[1], [1.5], [0.5]] } // prettier-ignore
    expect(formatSegments([1, 7, 40], [{ name: 'typo', ...times }])).toBe(
      [
        'first time, mean ms  queries  1 segment  7 segments  40 segments  7 : 1  40 : 1',
        '-------------------  -------  ---------  ----------  -----------  -----  ------',
        'typo                       2       2.00        3.00         10.0   1.50    5.00',
        '',
        'asked again, mean ms  queries  1 segment  7 segments  40 segments  7 : 1  40 : 1',
        '--------------------  -------  ---------  ----------  -----------  -----  ------',
        'typo                        1       1.00        1.50        0.500   1.50    0.50',
      ].join('\n'),
    )
  })
})
