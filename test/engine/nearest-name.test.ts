import { describe, expect, it } from 'vitest'
import { nearestName } from '../../src/engine/nearest-name.ts'

const known = ['q', 'page', 'pageSize', 'from', 'to', 'section', 'sortBy', 'list']

describe('nearestName', () => {
  it.each<[string, string | undefined, string]>([
    ['pagesize', 'pageSize', 'case is no edit'],
    ['sectoin', 'section', 'a swap of neighbours is one edit'],
    ['sections', 'section', 'one letter too many'],
    ['fom', 'from', 'one letter missing'],
    ['sort', 'sortBy', 'two of six letters'],
    ['pages', 'page', 'nearer than pageSize'],
    ['xx', undefined, 'short names are near nothing but themselves'],
    ['limit', undefined, 'two of five letters are too many'],
    ['', undefined, 'nothing is near nothing'],
    ['pageSize'.repeat(1_000), undefined, 'long names are not compared'],
  ])('takes %s for %s: %s', (name, expected) => {
    expect(nearestName(name, known)).toBe(expected)
  })
})
