import { describe, expect, it } from 'vitest'

import { Memo } from '../../src/index/memo.ts'

/** Asks for keys in turn and gives those that were made anew. */
function made(capacity: number, keys: string): string {
  const memo = new Memo<string>(capacity)
  let anew = ''
  for (const key of keys) {
    const value = memo.get(key, () => {
      anew += key
      return `value of ${key}`
    })
    expect(value).toBe(`value of ${key}`)
  }
  return anew
}

describe('Memo', () => {
  it('makes a value once', () => {
    expect(made(3, 'abcabcaab')).toBe('abc')
  })

  it('begins anew when it is full: no more than `capacity` values are kept', () => {
    // `c` finds it full of `a` and `b`, which are forgotten.
    expect(made(2, 'abcab')).toBe('abcab')
    expect(made(2, 'abcc')).toBe('abc')
  })

  it('remembers 0 and null as values', () => {
    const memo = new Memo<number | null>(4)
    memo.get('zero', () => 0)
    memo.get('null', () => null)
    expect([memo.get('zero', () => 1), memo.get('null', () => 1)]).toEqual([0, null])
  })

  it('keeps nothing of what could not be made', () => {
    const memo = new Memo<number>(4)
    const fail = (): number => {
      throw new Error('no')
    }
    expect(() => memo.get('key', fail)).toThrow('no')
    expect(memo.get('key', () => 7)).toBe(7)
  })
})
