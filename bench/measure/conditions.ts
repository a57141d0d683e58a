// On what was this measured? Everything that another run has to share to be compared.
import { execFileSync } from 'node:child_process'
import { cpus, loadavg, platform, release, totalmem } from 'node:os'
import process from 'node:process'
import { fileURLToPath } from 'node:url'

import { ROOT } from '../places.ts'

export interface Conditions {
  readonly date: string
  readonly node: string
  readonly v8: string
  readonly system: string
  readonly cpu: string
  readonly cores: number
  readonly memoryGiB: number
  /** Runnable processes in the minute before the start; near 0 on a quiet machine. */
  readonly loadBefore: number
  /** Commit that was measured, with `+` where files had changed since; absent outside git. */
  readonly commit?: string
}

/** Describes the machine and the moment. */
export function describeConditions(): Conditions {
  const processors = cpus()
  const commit = readCommit()
  return {
    date: new Date().toISOString(),
    node: process.version,
    v8: process.versions.v8,
    system: `${platform()} ${release()}`,
    cpu: processors[0]?.model ?? 'unknown',
    cores: processors.length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
    loadBefore: Math.round((loadavg()[0] ?? 0) * 100) / 100,
    ...(commit !== undefined && { commit }),
  }
}

function readCommit(): string | undefined {
  const git = (...parameters: string[]): string =>
    execFileSync('git', parameters, {
      cwd: fileURLToPath(ROOT),
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  try {
    const changed = git('status', '--porcelain', '--untracked-files=no') !== ''
    return git('rev-parse', '--short=12', 'HEAD') + (changed ? '+' : '')
  } catch {
    // Not a checkout, or no git here: the result is as good, only less traceable.
    return undefined
  }
}
