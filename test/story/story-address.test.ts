import { describe, expect, it } from 'vitest'
import { addressKey, toAddress } from '../../src/story/story-address.ts'

describe('toAddress', () => {
  it.each([
    [' https://a.example/b ', undefined, 'https://a.example/b'],
    ['/b?c', 'https://a.example/x/', 'https://a.example/b?c'],
    ['https://user:secret@a.example/', undefined, 'https://a.example/'],
    ['javascript:alert(1)', 'https://a.example/', undefined],
    ['data:text/html,x', undefined, undefined],
    ['/b', undefined, undefined],
    ['', 'https://a.example/', undefined],
    [`https://a.example/${'x'.repeat(3000)}`, undefined, undefined],
  ])('reads %j below %j as %j', (link, base, address) => {
    expect(toAddress(link, base)).toBe(address)
  })
})

describe('addressKey', () => {
  it.each([
    'http://www.a.example/b/',
    'https://a.example/b#top',
    'https://a.example/b?utm_source=rss&utm_medium=feed',
    'https://A.example/b/?fbclid=1',
  ])('is the same for %s', (address) => {
    expect(addressKey(address)).toBe('a.example/b')
  })

  it('tells stories apart that only a query tells apart', () => {
    expect(addressKey('https://a.example/?p=1')).toBe('a.example?p=1')
    expect(addressKey('https://a.example/?b=1&a=2')).toBe(addressKey('https://a.example/?a=2&b=1'))
  })

  it('is none for front pages', () => {
    expect(addressKey('https://www.a.example/')).toBeUndefined()
    expect(addressKey('https://a.example?utm_source=x')).toBeUndefined()
    expect(addressKey('nothing')).toBeUndefined()
  })
})
