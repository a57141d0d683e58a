// Makes src/http/page/assets.generated.ts from src/http/page/browser/: the script bundled, the style
// sheets minified, each named by its content. `--check` writes nothing and fails where it is stale.
import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { build } from 'esbuild'

const page = new URL('../src/http/page/', import.meta.url)
const target = new URL('assets.generated.ts', page)

/** The oldest browsers that the pages are written for, those with `:has()`. */
const BROWSERS = ['chrome111', 'firefox121', 'safari16.4']

/**
 * @param {string} name
 * @returns {Promise<string>}
 */
async function bundle(name) {
  const { outputFiles } = await build({
    entryPoints: [fileURLToPath(new URL(`browser/${name}`, page))],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: BROWSERS,
    legalComments: 'none',
    charset: 'utf8',
  })
  return (outputFiles[0]?.text ?? '').trim()
}

/**
 * @param {string} extension
 * @param {string} type
 * @param {string} text
 */
function asset(extension, type, text) {
  const hash = createHash('sha256').update(text).digest('hex').slice(0, 12)
  return { name: `page-${hash}.${extension}`, type, text }
}

const assets = {
  style: asset('css', 'text/css; charset=utf-8', await bundle('page.css')),
  docsStyle: asset('css', 'text/css; charset=utf-8', await bundle('../../docs/docs.css')),
  script: asset('js', 'text/javascript; charset=utf-8', await bundle('main.ts')),
  icon: asset(
    'svg',
    'image/svg+xml',
    (await readFile(new URL('browser/icon.svg', page), 'utf8')).trim(),
  ),
}

const generated = `// What the pages load, made from browser/ by \`npm run build:page\`; not to be edited. It is text in a module
// so that the service reads no file while it runs.

/** The style sheets, the script and the icon; \`name\` changes with \`text\`. */
export const PAGE_ASSETS = ${JSON.stringify(assets, null, 2)} as const
`

if (process.argv.includes('--check')) {
  const present = await readFile(target, 'utf8').catch(() => '')
  if (present !== generated) {
    console.error('src/http/page/assets.generated.ts is stale: run `npm run build:page`')
    process.exitCode = 1
  }
} else {
  await writeFile(target, generated)
  for (const { name, text } of Object.values(assets)) console.log(name, text.length)
}
