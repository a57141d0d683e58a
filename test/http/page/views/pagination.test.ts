import { describe, expect, it } from 'vitest'
import { pageNumbers } from '../../../../src/http/page/views/pagination.tsx'

describe('pageNumbers', () => {
  const gap = undefined
  it.each([
    [1, 2, [1, 2]],
    [1, 20, [1, 2, 3, 4, 5, gap, 20]],
    [4, 20, [1, 2, 3, 4, 5, 6, gap, 20]],
    [10, 20, [1, gap, 8, 9, 10, 11, 12, gap, 20]],
    [20, 20, [1, gap, 16, 17, 18, 19, 20]],
    [3, 6, [1, 2, 3, 4, 5, 6]],
  ])('lists those around page %d of %d', (page, last, numbers) => {
    expect(pageNumbers(page, last)).toEqual(numbers)
  })
})
