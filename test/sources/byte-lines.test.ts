import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type ByteLine, peekBytes, readByteLines } from '../../src/sources/byte-lines.ts'
import { chunksOf, collect } from './byte-chunks.ts'

describe('readByteLines', () => {
  it('gives the lines of any text, however it comes in pieces', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'é', '😀', '\n', '\r') })
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 1, max: 9 }), async (whole, size) => {
        const lines = await collect(readByteLines(chunksOf(whole, size), 1000))
        const expected = whole
          .split('\n')
          .map((line, i): ByteLine => ({ number: i + 1, text: line }))
        // What follows the last line break is a line only if it is something.
        if (whole === '' || whole.endsWith('\n')) expected.pop()
        expect(lines).toEqual(expected)
      }),
    )
  })

  it('reads a chunk right although its memory is used again', async () => {
    async function* reusing(): AsyncGenerator<Uint8Array> {
      const memory = new Uint8Array(2)
      for (const pair of ['ab', 'cd', '\ne']) {
        await Promise.resolve()
        memory.set(new TextEncoder().encode(pair))
        yield memory
      }
    }
    const lines = await collect(readByteLines(reusing(), 10))
    expect(lines).toEqual([
      { number: 1, text: 'abcd' },
      { number: 2, text: 'e' },
    ])
  })
})

describe('peekBytes', () => {
  it('gives the first line that is not blank and loses nothing', async () => {
    const peeked = await peekBytes(chunksOf('\n \n{"a":1}\nrest'), 100)
    expect(peeked).toMatchObject({
      line: '{"a":1}',
      head: expect.stringMatching(/^\{"a":1\}\n/) as unknown,
    })
    const bytes = await collect(peeked.chunks)
    expect(bytes.map((chunk) => new TextDecoder().decode(chunk)).join('')).toBe(
      '\n \n{"a":1}\nrest',
    )
  })

  it('gives up on a line that is too long', async () => {
    const peeked = await peekBytes(chunksOf('x'.repeat(500)), 100)
    expect(peeked).toMatchObject({
      line: undefined,
      head: expect.stringMatching(/^x+$/) as unknown,
    })
    expect((await collect(peeked.chunks)).reduce((size, { length }) => size + length, 0)).toBe(500)
  })
})
