import { describe, expect, it } from 'vitest'

import { pack, unpack } from '../../../src/index/stored/pack.ts'

const value = {
  text: 'Zürich \ud800 北京',
  numbers: [1, -2.5],
  empty: new Uint8Array(0),
  bytes: Uint8Array.of(1, 2, 3),
  shorts: Uint16Array.of(65535, 1),
  words: Uint32Array.of(0xffff_ffff),
  singles: Float32Array.of(0.5, -0),
  nested: [{ doubles: Float64Array.of(Number.NaN, 1e300) }],
}

describe('pack and unpack', () => {
  it('give back texts, numbers and typed arrays of every kind', () => {
    expect(unpack(pack(value))).toEqual(value)
  })

  it('lay arrays out as views of the packed bytes, uncopied', () => {
    const packed = pack(value)
    const { words } = unpack(packed) as typeof value
    expect(words.buffer).toBe(packed.buffer)
  })

  it.each([1, 4, 8])('read bytes that begin %i bytes after the start of their memory', (start) => {
    const packed = pack(value)
    const moved = new Uint8Array(packed.length + start)
    moved.set(packed, start)
    expect(unpack(moved.subarray(start))).toEqual(value)
  })

  it.each<[string, Uint8Array]>([
    ['no bytes', new Uint8Array(0)],
    ['zeros', new Uint8Array(64)],
    ['the beginning only', pack(value).subarray(0, 100)],
    ['JSON of something else', packHeader('{"value":1}')],
    ['another byte order', packHeader('{"order":"middle","value":1}')],
  ])('refuse %s', (_, bytes) => {
    expect(() => unpack(bytes)).toThrow()
  })
})

function packHeader(header: string): Uint8Array {
  const bytes = new Uint8Array(8 + header.length)
  bytes[0] = header.length
  bytes.set(new TextEncoder().encode(header), 8)
  return bytes
}
