import { describe, expect, it } from 'vitest'
import {
  pageAddress,
  relatedAddress,
  storyAddress,
  webAddress,
} from '../../../src/http/page/page-address.ts'

describe('pageAddress', () => {
  const parameters = { q: ['a & b'], author: ['Ünal'], page: ['3'] }

  it.each([
    [{}, './?q=a+%26+b&author=%C3%9Cnal'],
    [{ page: ['2'] }, './?q=a+%26+b&author=%C3%9Cnal&page=2'],
    [{ author: [] }, './?q=a+%26+b'],
    [{ author: ['x', 'y'], q: [] }, './?author=x&author=y'],
    [{ author: [], q: [] }, './'],
    [{ q: ['half \ud800'] }, './?q=half+%EF%BF%BD&author=%C3%9Cnal'],
  ])('writes %j', (changes, address) => {
    expect(pageAddress('./', parameters, changes)).toBe(address)
  })
})

describe('storyAddress', () => {
  it.each([
    ['ferry', '../stories/ferry'],
    ['a/b %?#', '../stories/a%2Fb%20%25%3F%23'],
    ['half \udfff', '../stories/half%20%EF%BF%BD'],
  ])('writes %j', (id, address) => {
    expect(storyAddress('../', id)).toBe(address)
    expect(relatedAddress('../', id)).toBe(`${address}/related`)
  })
})

describe('webAddress', () => {
  it.each(['javascript:alert(1)', 'data:text/html,x', 'file:///etc/passwd', '//x', '', undefined])(
    'refuses %j',
    (url) => {
      expect(webAddress(url)).toBeUndefined()
    },
  )

  it('gives an address of the web', () => {
    expect(webAddress('https://example.org/a?b')?.hostname).toBe('example.org')
  })
})
