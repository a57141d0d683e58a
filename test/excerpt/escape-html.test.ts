import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { escapeHtml } from '../../src/excerpt/escape-html.ts'
import { anyText } from './texts.ts'

describe('escapeHtml', () => {
  it.each([
    ['plain text', 'plain text'],
    ['AT&T', 'AT&amp;T'],
    ['&amp;', '&amp;amp;'],
    ['<script>alert("x")</script>', '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt;'],
    ["Messi's", 'Messi&#39;s'],
    ['null \0 here', 'null \uFFFD here'],
    ['half \uD83D of a pair', 'half \uFFFD of a pair'],
    ['other half \uDE00', 'other half \uFFFD'],
    ['whole pair \u{1F600}', 'whole pair \u{1F600}'],
    ['', ''],
  ])('writes %j as %j', (text, html) => {
    expect(escapeHtml(text)).toBe(html)
  })

  it('leaves no character that could open markup and no lone surrogate, whatever comes', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const html = escapeHtml(text)
        expect(html).not.toMatch(/[<>"'\0\p{Cs}]/u)
        expect(html).not.toMatch(/&(?!amp;|lt;|gt;|quot;|#39;)/u)
      }),
    )
  })
})
