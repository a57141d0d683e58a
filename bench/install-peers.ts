// Are the compared libraries installed? If not, they are now: by `npm ci` in their own folder, so that
// the product never pulls them in.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, lstatSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

import { PEERS } from './places.ts'

const INSTALLED = new URL('node_modules/', PEERS)

/** Holds the lock file that was installed; compiling a peer anew takes minutes, so it is not repeated. */
const STAMP = new URL('.installed-lock.json', INSTALLED)

/** Where the compiled adapters look for packages. */
const LINK = new URL('peers/node_modules', import.meta.url)

/**
 * Installs what the lock file says, where that is not so already.
 * @throws Error when npm fails.
 */
export async function installPeers(print: (text: string) => void): Promise<void> {
  const lock = readFileSync(new URL('package-lock.json', PEERS), 'utf8')
  const installed = existsSync(STAMP) ? readFileSync(STAMP, 'utf8') : ''
  if (installed !== lock) {
    print(
      'Installing what Lede is compared with: npm ci in bench/peers (minutes, if SQLite has to be compiled) ...',
    )
    // npm is a script of the shell on Windows.
    const child = spawn('npm', ['ci', '--no-audit', '--no-fund'], {
      cwd: fileURLToPath(PEERS),
      stdio: 'inherit',
      shell: process.platform === 'win32',
    })
    const [code] = (await once(child, 'exit')) as [number | null] // exit's first argument
    if (code !== 0) throw new Error(`\`npm ci\` in bench/peers ended with ${code ?? 'a signal'}`)
    writeFileSync(STAMP, lock)
  }
  const isLinked = lstatSync(LINK, { throwIfNoEntry: false }) !== undefined
  if (!isLinked) symlinkSync(fileURLToPath(INSTALLED), fileURLToPath(LINK), 'junction')
}
