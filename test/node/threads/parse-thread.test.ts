// Reading on a thread, which only the built package can start.
import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type * as ParseThread from '../../../src/node/threads/parse-thread.ts'

const built = new URL('../../../dist/node/threads/parse-thread.js', import.meta.url)
const isBuilt = existsSync(built)
if (!isBuilt) console.warn('skipped: reading on a thread (no dist/; run `npm run build`)')

const context = { source: 'wire.xml', timeZone: 'UTC' }
const rss = (items: string): string => `<rss version="2.0"><channel>${items}</channel></rss>`
const good = rss('<item><title>A</title></item>')
/** Takes the parser a time that grows with the square of its length: days. */
const endless = rss(`<item><title>B</title><author>${'('.repeat(2_000_000)}</author></item>`)
const huge = rss('<item><title>x</title></item>'.repeat(300_000))

describe.skipIf(!isBuilt)('createParseThread', () => {
  const create = async (limits?: ParseThread.ParseLimits): Promise<ParseThread.ParseThread> => {
    // The build of the file whose types these are.
    const { createParseThread } = (await import(built.href)) as typeof ParseThread
    return createParseThread(limits)
  }

  it('reads one source after the other', async () => {
    const { parse, close } = await create()
    const page = `<h1>Title</h1><p>${'Some text of a story, long enough. '.repeat(20)}</p>`
    const parsed = await Promise.all([
      parse('feed', good, context),
      parse('html', page, context),
      parse('markdown', '# C\n\nText.', context),
    ])
    expect(parsed.flatMap(({ stories }) => stories.map(({ title }) => title))).toEqual([
      'A',
      'Title',
      'C',
    ])
    await close()
  })

  it('gives up on a source that takes too long, and reads the next', async () => {
    const { parse, close } = await create({ seconds: 2 })
    const [first, second] = await Promise.all([
      parse('feed', endless, context),
      parse('feed', good, context),
    ])
    expect(first).toEqual({
      stories: [],
      issues: [{ source: 'wire.xml', reason: 'takes over 2 s to read' }],
    })
    expect(second.stories).toHaveLength(1)
    await close()
  })

  it('gives up on a source that takes too much memory, and reads the next', async () => {
    const { parse, close } = await create({ mebibytes: 32, seconds: 120 })
    expect(await parse('feed', huge, context)).toEqual({
      stories: [],
      issues: [{ source: 'wire.xml', reason: 'takes too much memory to read' }],
    })
    expect((await parse('feed', good, context)).stories).toHaveLength(1)
    await close()
  })

  it('says so when the program itself fails', async () => {
    const { parse, close } = await create()
    const dated = rss('<item><title>A</title><pubDate>2025-10-25 10:00</pubDate></item>')
    const failed = parse('feed', dated, { source: 'wire.xml', timeZone: 'Mars/Base' })
    await expect(failed).rejects.toThrow('wire.xml')
    expect((await parse('feed', good, context)).stories).toHaveLength(1)
    await close()
  })
})
