import { describe, expect, it } from 'vitest'
import { articleBlocks } from '../../../src/sources/html/article-blocks.ts'
import type { HtmlBlock } from '../../../src/sources/html/html-blocks.ts'

const block = (text: string, more: Partial<HtmlBlock> = {}): HtmlBlock => ({
  text,
  kind: 'paragraph',
  linkShare: 0,
  timeShare: 0,
  list: 0,
  ...more,
})
const kept = (...blocks: readonly HtmlBlock[]): string[] =>
  articleBlocks(blocks, 'Kings Beat Jazz').map(({ text }) => text)

describe('articleBlocks', () => {
  it.each<[string, Partial<HtmlBlock>]>([
    ['Kings beat Jazz', { kind: 'heading' }],
    ['Who will be in the finals?', { linkShare: 1, kind: 'item' }],
    ['READ MORE ON THIS TEAM', { linkShare: 1 }],
    ['Related: The Kings last year', { linkShare: 0.8 }],
    ['You may also like...', {}],
    ['Oct. 25, 2025 6 p.m.', { timeShare: 1 }],
    ['Updated on: November 19, 2025 / 10:07 AM', {}],
    ['By Ann Lee', {}],
    ['Photo: AP', {}],
    ['Advertisement', {}],
    ['12 Comments', {}],
    ['Share this article', {}],
    ['Follow us on Instagram', {}],
    ['This website uses cookies to improve your experience.', {}],
    ['This slideshow requires JavaScript.', {}],
    ['Most Read', {}],
  ])('leaves out %j', (text, more) => {
    expect(kept(block('First.'), block(text, more), block('Last.'))).toEqual(['First.', 'Last.'])
  })

  it.each<[string, Partial<HtmlBlock>]>([
    ['By Monday, the Kings had won.', {}],
    ['Read all of it in the report that the league has published today.', { linkShare: 0.9 }],
    ['Updated rules allow what was forbidden before.', {}],
    ['“Share this pain,” he said.', {}],
    ['The site uses wood, not steel.', {}],
    ['Related questions were asked by nobody in the room on that evening.', {}],
    ['A heading of the text', { kind: 'heading' }],
    ['An item with a link in it', { kind: 'item', linkShare: 0.4, list: 1 }],
    ['Nobody would say more.', {}],
  ])('keeps %j', (text, more) => {
    expect(kept(block('First.'), block(text, more), block('Last.'))).toContain(text)
  })

  it('leaves out lists of links whole, and headings above nothing', () => {
    const item = (text: string, linkShare: number, list: number): HtmlBlock =>
      block(text, { kind: 'item', linkShare, list })
    expect(
      kept(
        item('A sentence of the text.', 0, 1),
        item('another one', 0.2, 1),
        block('The end.'),
        block('Elsewhere', { kind: 'heading' }),
        item('One story', 1, 2),
        item('Two stories', 1, 2),
        item('Without a link', 0, 2),
      ),
    ).toEqual(['A sentence of the text.', 'another one', 'The end.'])
  })
})
