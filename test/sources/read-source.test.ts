import { describe, expect, it } from 'vitest'
import type { SourceFormat } from '../../src/sources/detect-format.ts'
import { readSource, type SourceLimits } from '../../src/sources/read-source.ts'
import type { ParsedSource } from '../../src/story/story-draft.ts'
import { chunksOf, collect } from './byte-chunks.ts'

const PAGE =
  'Ferry Sinks\n\nFerry Sinks\n\nPost by : X\n\nOct. 25, 2025 6 p.m. 5\n\nNobody was hurt.\n'

describe('readSource', () => {
  const read = async (
    content: string | Uint8Array,
    usual?: SourceFormat,
    limits?: Partial<SourceLimits>,
  ): Promise<{ titles: string[]; issues: unknown[] }> => {
    const context = { source: 's', timeZone: 'UTC' }
    const parsed: ParsedSource[] = await collect(
      readSource(chunksOf(content), context, { usual, limits }),
    )
    return {
      titles: parsed.flatMap(({ stories }) => stories.map(({ title }) => title)),
      issues: parsed.flatMap(({ issues }) => issues),
    }
  }

  it.each<[string, SourceFormat | undefined, string, string[]]>([
    ['JSON Lines in a .json file', 'json', '{"title":"A"}\n{"title":"B"}\n', ['A', 'B']],
    ['JSON over several lines', 'json', '\n[\n{"title":"A"}\n]', ['A']],
    ['JSON over several lines of unknown name', undefined, '\n{\n"title":"A"\n}', ['A']],
    ['JSON Lines of unknown name', undefined, '\n\n{"title":"A"}\n{"title":"B"}', ['A', 'B']],
    [
      'an envelope on one line',
      undefined,
      '{"articles":[{"title":"A"},{"title":"B"}]}',
      ['A', 'B'],
    ],
    ['a page of unknown name', undefined, `\n${PAGE}`, ['Ferry Sinks']],
    ['nothing', undefined, '', []],
    ['blank lines', 'json', '\n \n', []],
  ])('reads %s', async (_, usual, content, titles) => {
    expect(await read(content, usual)).toEqual({ titles, issues: [] })
  })

  it('reports lines that are too long or not UTF-8 and reads on', async () => {
    const bytes = new TextEncoder().encode(
      `{"title":"A"}\n{"title":"${'x'.repeat(99)}"}\n{"title":"B"}\n#\n{"title":"C"}`,
    )
    bytes[bytes.indexOf(0x23)] = 0xff
    expect(await read(bytes, 'jsonl', { lineBytes: 50, textBytes: 50 })).toEqual({
      titles: ['A', 'B', 'C'],
      issues: [
        { source: 's', line: 2, reason: 'line over 50 bytes' },
        { source: 's', line: 4, reason: 'not UTF-8' },
      ],
    })
  })

  it('reports a text that is too large to be held', async () => {
    expect(await read(PAGE, 'page', { lineBytes: 50, textBytes: 50 })).toEqual({
      titles: [],
      issues: [{ source: 's', reason: 'over 50 bytes; only JSON Lines may be' }],
    })
  })
})
