import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  htmlToLine,
  htmlToParagraphs,
  MAX_HTML_DEPTH,
  readHtmlBlocks,
} from '../../../src/sources/html/html-blocks.ts'

describe('htmlToParagraphs', () => {
  it.each([
    ['<p>One</p><p>Two</p>', 'One\n\nTwo'],
    ['One <b>bold</b> word', 'One bold word'],
    ['<p>Wrapped\n in   the source</p>', 'Wrapped in the source'],
    ['One<br>line<br/><br>Two', 'One line\n\nTwo'],
    ['<ul><li>One</li><li>Two</ul>After', 'One\n\nTwo\n\nAfter'],
    ['<h2>Head</h2>Text<hr>More', 'Head\n\nText\n\nMore'],
    ['<table><tr><td>a<td>b<tr><td>c</table>', 'a b\n\nc'],
    ['<pre>one\n\ntwo\nlines</pre>', 'one\n\ntwo lines'],
    ['AT&amp;T &lt;3 &#8220;q&#8221; &nbsp;x', 'AT&T <3 “q” x'],
    ['a<script>alert("<p>x")</script>b<style>p{}</style><!-- c -->', 'ab'],
    ['<figure><img alt="x"><figcaption>Photo: AP</figcaption></figure>Text', 'Text'],
    ['<nav>Home</nav><button>Share</button><p>Text</p>', 'Text'],
    ['unclosed <b>bold <p>next', 'unclosed bold\n\nnext'],
    ['</div></p>stray', 'stray'],
    ['<p>&nbsp;</p><p></p>', ''],
    ['5 < 6 and 7 > 3', '5 < 6 and 7 > 3'],
  ])('reads %j', (html, text) => {
    expect(htmlToParagraphs(html)).toBe(text)
  })
})

describe('htmlToLine', () => {
  it('puts all on one line', () => {
    expect(htmlToLine('<p>Kings <i>beat</i></p>Jazz &amp; all')).toBe('Kings beat Jazz & all')
  })
})

describe('readHtmlBlocks', () => {
  it('says what each block is, and how much of it is link or time', () => {
    const html =
      '<h2>Head</h2><p>Go <a href=x>there</a></p><ul><li><a>One</a></ul><ol><li><time>6 p.m.</time></ol>'
    expect(readHtmlBlocks(html).blocks).toEqual([
      { text: 'Head', kind: 'heading', linkShare: 0, timeShare: 0, list: 0 },
      { text: 'Go there', kind: 'paragraph', linkShare: 5 / 8, timeShare: 0, list: 0 },
      { text: 'One', kind: 'item', linkShare: 1, timeShare: 0, list: 1 },
      { text: '6 p.m.', kind: 'item', linkShare: 0, timeShare: 1, list: 2 },
    ])
  })

  it('stops where elements are nested too deeply, and keeps what came before', () => {
    const read = readHtmlBlocks(`<p>Before</p>${'<b>'.repeat(100_000)}deep`)
    expect(read).toMatchObject({ isTooDeep: true, blocks: [{ text: 'Before' }] })
    expect(readHtmlBlocks('<i>'.repeat(MAX_HTML_DEPTH)).isTooDeep).toBe(false)
  })

  it('reads any text without a tag left in it', () => {
    const piece = fc.constantFrom(
      '<p>',
      '</p>',
      '<a href="',
      '">',
      '<',
      '&',
      '<li',
      '<!--',
      'x ',
      '<pre>',
    )
    fc.assert(
      fc.property(fc.array(fc.oneof(piece, fc.string())), (parts) => {
        for (const { text } of readHtmlBlocks(parts.join('')).blocks) {
          expect(text).toBe(text.trim())
          expect(text).not.toBe('')
          expect(text).not.toMatch(/\n/)
        }
      }),
    )
  })
})
