import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

import {
  MAX_WORD_LIST_BYTES,
  readStopWords,
  readSynonyms,
} from '../../../src/node/sources/read-word-lists.ts'
import { scratchFolder } from '../../store/sample.ts'

async function fileOf(bytes: string | Uint8Array): Promise<string> {
  const path = join(await scratchFolder(), 'words.txt')
  await writeFile(path, bytes)
  return path
}

describe('readSynonyms', () => {
  it('gives the text of a file of rules', async () => {
    const rules = '\ufeffcar, automobile\r\nprez => president\r\n'
    expect(await readSynonyms(await fileOf(rules))).toBe(rules.slice(1))
  })

  it.each<[string, string | Uint8Array, RegExp]>([
    ['a faulty rule', 'car, auto\na => b => c', /words\.txt:2: Expected one `=>`$/],
    ['what is no text', new Uint8Array([0xff, 0xfe, 0x41]), /^Expected `.*words\.txt` to be text/],
    ['too much', ' '.repeat(MAX_WORD_LIST_BYTES + 1), /^Expected `.*` to have at most 16 MiB$/],
  ])('refuses %s', async (_, bytes, message) => {
    const reading = readSynonyms(await fileOf(bytes))
    await expect(reading).rejects.toThrow(message)
    await expect(reading).rejects.toMatchObject({ code: 'invalid_config' })
  })

  it('says which file cannot be read', async () => {
    await expect(readSynonyms('/nowhere/words.txt')).rejects.toThrow(
      /^Cannot read `\/nowhere\/words\.txt`: no such file or folder$/,
    )
  })
})

describe('readStopWords', () => {
  it('gives the words of a file without its comments', async () => {
    expect(await readStopWords(await fileOf('# small ones\nthe a | an\n\nof'))).toEqual([
      'the',
      'a',
      'of',
    ])
  })
})
