import { describe, expect, it } from 'vitest'
import { detectFormat, type SourceFormat, usualFormat } from '../../src/sources/detect-format.ts'

describe('detectFormat', () => {
  it.each<[SourceFormat, string, string]>([
    ['feed', 'RSS 2.0', '<?xml version="1.0"?>\n<rss version="2.0"><channel/></rss>'],
    ['feed', 'RSS without a declaration', '\n <rss version="0.91"><channel/></rss>'],
    ['feed', 'RSS 1.0', '<?xml version="1.0"?><rdf:RDF xmlns:rdf="x"></rdf:RDF>'],
    ['feed', 'Atom', '<feed xmlns="http://www.w3.org/2005/Atom"/>'],
    [
      'feed',
      'a feed below a style sheet, a comment and a document type',
      '<?xml version="1.0"?><?xml-stylesheet href="a.xsl"?><!-- <html> --><!DOCTYPE rss [<!ENTITY a "b>">]><rss/>',
    ],
    ['feed', 'other XML, to say that it is no feed', '<?xml version="1.0"?><svg/>'],
    ['html', 'HTML by its document type', '<!doctype html><title>x</title>'],
    ['html', 'XHTML', '<?xml version="1.0"?>\n<!DOCTYPE html PUBLIC "x" "y">\n<html></html>'],
    ['html', 'HTML below a comment', '<!-- saved from a site -->\n<HTML lang="en">'],
    ['html', 'a piece of HTML', '<div class="story"><p>Text</p></div>'],
    ['json', 'an object', ' {"title": "A"}'],
    ['json', 'a list', '\ufeff[{"title": "A"}]'],
    ['json', 'JSON over several lines', '{\n'],
    ['markdown', 'front matter', '---\ntitle: A\n---\nText'],
    ['markdown', 'front matter with a comment and CRLF', '---\r\n# draft\n"date": 2025\r\n---\r\n'],
    ['markdown', 'a heading by itself', '# Ferry Sinks\n\nNobody was hurt.'],
    ['page', 'text', 'Ferry Sinks\n\nNobody was hurt.'],
    ['page', 'text that begins with a bracket', '[Photo: AP] Ferry sinks'],
    ['page', 'text that begins with a heart', '<3 from the ferry'],
    ['page', 'a rule of dashes', '---\n\nFerry Sinks'],
    ['page', 'a line that begins with a hash and goes on', '# 5 ways to sink\na ferry'],
    ['page', 'nothing', ' \n'],
  ])('tells %s: %s', (format, _, text) => {
    expect(detectFormat(text)).toBe(format)
  })

  it.each<[SourceFormat, SourceFormat, string]>([
    ['feed', 'page', '<rss/>'],
    ['html', 'feed', '<!doctype html>'],
    ['json', 'page', '[{"title":"A"}]'],
    ['markdown', 'page', '---\ntitle: A\n---\n'],
    ['feed', 'html', '<rss/>'],
  ])('tells %s whatever a name for %s says', (format, usual, text) => {
    expect(detectFormat(text, usual)).toBe(format)
  })

  it.each<[SourceFormat, string]>([
    [
      'feed',
      '<br />\n<b>Warning</b>: x in <b>f.php</b> on line <b>1</b><br />\n<?xml version="1.0"?>\n<rss version="2.0">',
    ],
    ['feed', 'PHP Notice: x in f.php on line 1\n<feed xmlns="http://www.w3.org/2005/Atom">'],
    ['page', 'Warning: the harbour is closed\n\nNobody may enter.'],
    ['html', '<p>Warning: a feed begins with</p><pre>&lt;rss version="2.0"&gt;</pre>'],
  ])('finds %s behind a warning, and nothing in one: %j', (format, text) => {
    expect(detectFormat(text)).toBe(format)
  })

  it.each<[SourceFormat, string]>([
    ['jsonl', '{"title":"A"}'],
    ['json', '{ broken'],
    ['json', ''],
    ['html', 'Text first, <b>then</b> tags'],
    ['feed', 'Oops: no database'],
    ['markdown', 'Text without front matter'],
    ['page', '[1] A footnote above all'],
    ['html', '<custom-element>'],
  ])('goes by a name for %s where the text could be anything: %j', (usual, text) => {
    expect(detectFormat(text, usual)).toBe(usual)
  })

  it.each([
    ['comments', '<!--'.repeat(20_000)],
    ['declarations', '<?xml '.repeat(20_000)],
    ['document types', '<!doctype ['.repeat(20_000)],
    ['dashes', `---\n${'#\n'.repeat(30_000)}`],
    ['spaces', `# x${' '.repeat(60_000)}x`],
  ])('passes over endless %s', (_, text) => {
    expect(['page', 'feed', 'html', 'markdown']).toContain(detectFormat(text))
  })
})

describe('usualFormat', () => {
  it.each([
    ['feed.xml', 'feed'],
    ['a.b/story.HTML', 'html'],
    ['notes.md', 'markdown'],
    ['stories.ndjson', 'jsonl'],
    ['a.rss/story', undefined],
    ['photo.jpg', undefined],
    ['', undefined],
  ])('gives for %j %s', (name, format) => {
    expect(usualFormat(name)).toBe(format)
  })
})
