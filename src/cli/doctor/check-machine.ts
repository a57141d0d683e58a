// Checks of the machine: its Node, its port, its folder.
import { access, constants } from 'node:fs/promises'
import { createServer } from 'node:net'
import { dirname, resolve } from 'node:path'
import process from 'node:process'

import type { Config } from '../../config.ts'
import { fail, type Finding, messageOf, note, ok } from './finding.ts'

/** The oldest version of Node.js that is supported; as in package.json. */
export const LEAST_NODE = '20.19.0'

/** Checks the version of Node.js. */
export function checkNode(version: string = process.versions.node): Finding {
  const [has, needs] = [version, LEAST_NODE].map((text) => text.split('.').map(Number))
  const parts = [0, 1, 2].map((i) => (has?.[i] ?? 0) - (needs?.[i] ?? 0))
  const difference = parts.find((part) => part !== 0) ?? 0
  return difference >= 0
    ? ok('Node.js', version)
    : fail('Node.js', version, `install ${LEAST_NODE} or later from https://nodejs.org/`)
}

/** Longest wait for what has the port, milliseconds. */
const HEALTH_TIMEOUT_MS = 2000

/** Checks that the port can be had, or that Lede has it already. */
export async function checkPort({ host, port }: Config): Promise<Finding> {
  const place = `${host}, port ${port}`
  try {
    await listenOnce(host, port)
    return ok('port', `${place} is free`)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code !== 'EADDRINUSE')
      return fail('port', messageOf(error), 'choose another with PORT, HOST')
    return (await answersHealth(host, port))
      ? ok('port', `${place}: Lede is serving there`)
      : fail('port', `${place} is used by another program`, 'choose another port with PORT')
  }
}

function listenOnce(host: string, port: number): Promise<void> {
  return new Promise((done, reject) => {
    const server = createServer()
    server.once('error', reject).listen(port, host, () => {
      server.close(() => {
        done()
      })
    })
  })
}

async function answersHealth(host: string, port: number): Promise<boolean> {
  const name = host.includes(':') ? `[${host}]` : host
  const local = host === '0.0.0.0' || host === '::' ? 'localhost' : name
  try {
    const signal = AbortSignal.timeout(HEALTH_TIMEOUT_MS)
    const response = await fetch(`http://${local}:${port}/healthz`, { signal })
    return (await response.text()) === '{"status":"alive"}'
  } catch {
    return false
  }
}

/** Checks that the folder of the index, or the nearest one above it that is there, can be written. */
export async function checkFolder(directory: string): Promise<Finding> {
  for (let folder = resolve(directory); ; folder = dirname(folder)) {
    try {
      await access(folder, constants.W_OK)
      return ok('folder', `${folder} can be written`)
    } catch (error) {
      const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
      if (missing && folder !== dirname(folder)) continue
      const advice = 'serving works; building does not, and each start compiles the index again'
      return note('folder', `${folder} cannot be written by this user`, advice)
    }
  }
}
