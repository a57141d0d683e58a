import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

import {
  cutQuery,
  missingFiles,
  nameOfCollection,
  parseJudgments,
  readDocuments,
  readQuestions,
} from '../../../bench/relevance/collection.ts'

let path = ''
let folder = new URL('file:///')

beforeAll(async () => {
  path = await mkdtemp(join(tmpdir(), 'collection-'))
  folder = pathToFileURL(`${path}/`)
})
afterAll(() => rm(path, { recursive: true }))

const write = (name: string, text: string): Promise<void> => writeFile(join(path, name), text)

describe('readDocuments', () => {
  it('reads a document a line; a number is an id, and what is absent is empty', async () => {
    await write('docs.jsonl', '{"id":"1","title":"T","body":"B","other":1}\n{"id":2}\n\n')
    expect(await readDocuments(folder)).toEqual([
      { id: '1', title: 'T', body: 'B' },
      { id: '2', title: '', body: '' },
    ])
  })

  it.each(['{"id":"1"', '{"title":"T"}', '{"id":""}', '[]'])(
    'names the line of %s',
    async (line) => {
      await write('docs.jsonl', `{"id":"1"}\n${line}\n`)
      await expect(readDocuments(folder)).rejects.toThrow(/Malformed line 2 of .*docs\.jsonl/)
    },
  )
})

describe('readQuestions', () => {
  it('keeps the queries with a relevant document, and where they stand in their file', async () => {
    await write(
      'queries.jsonl',
      ['a', 'b', 'c', 'd'].map((id) => JSON.stringify({ id, text: `text of ${id}` })).join('\n'),
    )
    await write('qrels.tsv', 'b\t1\t2\nb\t2\t0\nc\t1\t0\nd\t3\t1\nnobody\t1\t1\n')
    const { queries, listed, cut } = await readQuestions(folder)
    expect(listed).toBe(4)
    expect(cut).toBe(0)
    expect(queries.map(({ id, place }) => [id, place])).toEqual([
      ['b', 1],
      ['d', 3],
    ])
    expect(queries[0]?.judgments).toEqual(
      new Map([
        ['1', 2],
        ['2', 0],
      ]),
    )
  })

  it('cuts what is too long and counts it', async () => {
    await write('queries.jsonl', JSON.stringify({ id: 'a', text: 'word '.repeat(200) }))
    await write('qrels.tsv', 'a\t1\t1')
    const { queries, cut } = await readQuestions(folder)
    expect(cut).toBe(1)
    expect(queries[0]?.text).toBe('word '.repeat(102).trimEnd())
  })
})

describe('missingFiles', () => {
  it('names what a folder lacks', async () => {
    const empty = new URL('empty/', folder)
    expect(missingFiles(empty)).toEqual(['docs.jsonl', 'queries.jsonl', 'qrels.tsv'])
    await write('docs.jsonl', '')
    await write('queries.jsonl', '')
    await write('qrels.tsv', '')
    expect(missingFiles(folder)).toEqual([])
  })
})

describe('nameOfCollection', () => {
  it('is that of the folder', () => {
    expect(nameOfCollection(new URL('file:///data/my%20set/'))).toBe('my set')
  })
})

describe('parseJudgments', () => {
  it('reads grades by query and document, whatever ends the lines', () => {
    expect(parseJudgments('q\ta\t1\r\nq\tb\t-1\n\np\ta\t3\n')).toEqual(
      new Map([
        [
          'q',
          new Map([
            ['a', 1],
            ['b', -1],
          ]),
        ],
        ['p', new Map([['a', 3]])],
      ]),
    )
  })

  it.each(['q a 1', 'q\ta', 'q\ta\tyes', 'q\t0\ta\t1', '\ta\t1'])(
    'names the line of %j',
    (line) => {
      expect(() => parseJudgments(`q\ta\t1\n${line}\n`)).toThrow(/Expected line 2 /)
    },
  )
})

describe('cutQuery', () => {
  it.each([
    ['one two', 7, 'one two'],
    ['one two three', 7, 'one two'],
    ['one two three', 9, 'one two'],
    ['one  two', 4, 'one'],
    ['onetwothree', 6, 'onetwo'],
    ['ab😀', 3, 'ab'],
  ])('cuts %j to %i as %j', (text, maxLength, expected) => {
    expect(cutQuery(text, maxLength)).toBe(expected)
  })

  it('gives the beginning of any text, never longer than allowed', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.integer({ min: 2, max: 40 }), (text, most) => {
        const cut = cutQuery(text, most)
        expect(cut.length).toBeLessThanOrEqual(most)
        expect(text.startsWith(cut)).toBe(true)
      }),
    )
  })
})
