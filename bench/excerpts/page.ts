// A page of examples to read: query, title, excerpt, and the whole body on demand. Needs nothing but
// a browser.
import type { JudgedHit } from './ask-examples.ts'

const STYLE = `
:root { color-scheme: light dark; --quiet: #666; --line: #ddd; --mark: #fde68a; --bad: #b91c1c }
@media (prefers-color-scheme: dark) {
  :root { --quiet: #999; --line: #333; --mark: #854d0e; --bad: #f87171 }
}
body { font: 17px/1.5 Georgia, serif; max-width: 44rem; margin: 2rem auto; padding: 0 1rem }
li { border-top: 1px solid var(--line); padding: 1rem 0 }
h2 { font-size: 1.15rem; margin: .2rem 0 }
code, summary, footer { font: 13px/1.5 system-ui, sans-serif; color: var(--quiet) }
mark { background: var(--mark); color: inherit; border-radius: 2px }
p { margin: .3rem 0; white-space: pre-line }
pre { font: 13px/1.5 system-ui, sans-serif; white-space: pre-wrap }
.bad { color: var(--bad) }
`

/** Writes the page. `counts` is plain text that stands above the examples. */
export function toPage(hits: readonly JudgedHit[], counts: string): string {
  return `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Excerpts</title>
<style>${STYLE}</style>
<h1>Excerpts</h1>
<pre>${escapeText(counts)}</pre>
<ol>
${hits.map(toItem).join('\n')}
</ol>
</html>
`
}

function toItem({ example, hit, story, faults }: JudgedHit): string {
  const excerpts = hit.excerpts.map(({ html }) => `<p>${html}</p>`).join('\n')
  const broken = faults.map((fault) => `<p class="bad">${escapeText(fault)}</p>`).join('\n')
  return `<li>
<code>${escapeText(example.q)}</code>
<h2>${hit.highlights.title.html}</h2>
${excerpts}
${broken}
<footer>${escapeText(`${story.id}, drawn from ${example.way}`)}</footer>
<details><summary>${story.body.length.toLocaleString('en')} characters</summary>
<pre>${escapeText(story.body)}</pre></details>
</li>`
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
