#!/usr/bin/env node
// The `lede` command: runs one command line, says in one line what went wrong, sets the exit code.
import { readFileSync } from 'node:fs'
import process from 'node:process'
import * as v from 'valibot'

import { toExitCode } from './cli/exit-codes.ts'
import { toOneLine } from './cli/output/plain-text.ts'
import { runCommandLine } from './cli/program.ts'

// `lede search x | head -1`: the reader has enough, and that is no failure.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    process.exit()
  })
}

const packageJson: unknown = JSON.parse(
  readFileSync(new URL('../package.json', import.meta.url), 'utf8'),
)
const { version } = v.parse(v.object({ version: v.string() }), packageJson)

try {
  process.exitCode = await runCommandLine(process.argv.slice(2), version)
} catch (error) {
  const message = error instanceof Error ? error.message : String(error)
  process.stderr.write(`lede: ${toOneLine(message)}\n`)
  process.exitCode = toExitCode(error)
}
