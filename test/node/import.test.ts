// Runs the compiled package (`npm run build`).
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import process from 'node:process'
import { describe, expect, it } from 'vitest'

const dist = new URL('../../dist/', import.meta.url)
const built = existsSync(new URL('node.js', dist))
if (!built) console.warn('skipped: importing the package (no dist/; run `npm run build`)')

describe.skipIf(!built)('importing', () => {
  it.each(['node.js', 'cli/program.js', 'cli/commands/serve-command.js'])(
    '%s starts nothing, prints nothing and reads no setting',
    async (name) => {
      // With a setting that no command would accept.
      const env = { ...process.env, PORT: 'none' }
      const script = `await import('${new URL(name, dist).href}')`
      const child = spawn(process.execPath, ['--input-type=module', '-e', script], { env })
      let output = ''
      for (const stream of [child.stdout, child.stderr]) {
        stream.setEncoding('utf8').on('data', (text: string) => (output += text))
      }
      // It ends by itself: nothing that was started keeps it alive.
      const [code] = (await once(child, 'close')) as [number | null]
      expect({ code, output }).toEqual({ code: 0, output: '' })
    },
  )
})
