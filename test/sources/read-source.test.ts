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

  it('reads JSON Feed with escaped slashes as a feed', async () => {
    const item = (title: string): object => ({ id: title, title, content_text: 'Text.' })
    const feed = {
      version: 'https://jsonfeed.org/version/1.1',
      title: 'W',
      items: ['A', 'B'].map(item),
    }
    const text = JSON.stringify(feed).replaceAll('/', '\\/')
    expect(text).toContain(String.raw`https:\/\/jsonfeed.org\/`)
    expect((await read(text, 'json')).titles).toEqual(['A', 'B'])
    const quoted = { title: 'On feeds', body: 'Its version is https://jsonfeed.org/version/1.' }
    expect((await read(JSON.stringify(quoted), 'json')).titles).toEqual(['On feeds'])
  })

  it.each<[string, SourceFormat]>([
    ['{"title":"A","draft":true}\n{"title":"B","published":false}\n{"title":"C"}\n', 'jsonl'],
    [
      '[{"title":"A","status":"draft"},{"title":"B","draft":"yes"},{"title":"C","draft":false}]',
      'json',
    ],
  ])('leaves drafts out and counts them: %s', async (text, usual) => {
    expect(await read(text, usual)).toEqual({
      titles: ['C'],
      issues: [{ source: 's', reason: 'left out 2 drafts' }],
    })
  })

  it.each([
    ['draft: true', []],
    ['published: false', []],
    ['draft: false\npublished: true', ['A']],
    ['published: 2025-05-01', ['A']],
  ])('reads Markdown with %j', async (switches, titles) => {
    const issues = titles.length > 0 ? [] : [{ source: 's', reason: 'left out 1 draft' }]
    const text = `---\ntitle: A\n${switches}\n---\nText.`
    expect(await read(text, 'markdown')).toEqual({ titles, issues })
  })

  it('counts the stories whose further categories are left out', async () => {
    const text = '[{"title":"A","category":["x","y"]},{"title":"B","category":["x"]}]'
    expect(await read(text, 'json')).toEqual({
      titles: ['A', 'B'],
      issues: [{ source: 's', reason: 'left out the categories after the first of 1 story' }],
    })
  })

  it('leaves out stories of the future where it is told the time, and counts them', async () => {
    const text =
      '{"title":"A","date":"2026-05-02"}\n{"title":"B","date":"2026-05-01"}\n{"title":"C"}'
    const context = { source: 's', timeZone: 'UTC', latestMs: Date.UTC(2026, 4, 1, 12) }
    const parsed = await collect(readSource(chunksOf(text), context))
    expect(parsed.flatMap(({ stories }) => stories.map(({ title }) => title))).toEqual(['B', 'C'])
    expect(parsed.flatMap(({ issues }) => issues)).toEqual([
      { source: 's', reason: 'left out 1 story dated in the future' },
    ])
    expect((await read(text)).titles).toEqual(['A', 'B', 'C'])
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
