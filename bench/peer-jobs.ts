// Which pieces of work make up a comparison, and in which order? Each is measured in fresh processes and
// kept in a file of its own, so that a run that was broken off can go on.
import { isComparedOn, type PeerOptions } from './peer-options.ts'
import { ALL_PEERS } from './peer-list.ts'
import { START_KINDS, type StartKind, type StartOutput } from './measure/start-output.ts'
import type { PeerOutput } from './tasks/peer.ts'

export type Job =
  | {
      readonly kind: 'classes' | 'sizes'
      readonly corpus: string
      readonly peer: string
      readonly round: number
    }
  | {
      readonly kind: 'start'
      readonly corpus: string
      readonly what: StartKind
      readonly round: number
    }
  | { readonly kind: 'http'; readonly corpus: string; readonly round: number }

/** `/search` with two words against a ready-made JSON of the same size. */
export interface HttpComparison {
  readonly connections: number
  readonly searchPerSecond: number
  readonly readyMadePerSecond: number
  /** Mean lengths of the answers, bytes. */
  readonly searchBytes: number
  readonly readyMadeBytes: number
}

/** A job with what came of it: a result, or the reason why there is none. */
export type Done =
  | { readonly job: Job & { kind: 'classes' | 'sizes' }; readonly output: PeerOutput }
  | { readonly job: Job & { kind: 'start' }; readonly output: StartOutput }
  | { readonly job: Job & { kind: 'http' }; readonly output: HttpComparison }
  | { readonly job: Job; readonly leftOut: string }

/** Name of a job, fit for a file. */
export function nameOf(job: Job): string {
  const what = job.kind === 'start' ? [job.what] : job.kind === 'http' ? [] : [job.peer]
  return [job.kind, job.corpus, ...what, `round-${job.round}`].join('.')
}

/**
 * Lists the jobs: corpus after corpus, round after round, each round beginning with another peer. Sizes
 * have one round: a million stories take most peers minutes to build.
 */
export function listJobs(options: PeerOptions): readonly Job[] {
  const { comparisons, corpora, sizes, rounds } = options
  const grows = ALL_PEERS.filter((peer) => peer.grows).map(({ key }) => key)
  const jobs: Job[] = []
  for (const kind of comparisons) {
    const on = (kind === 'sizes' ? sizes : corpora).filter((corpus) => isComparedOn(kind, corpus))
    for (const corpus of on) {
      for (let round = 0; round < (kind === 'sizes' ? 1 : rounds); round++) {
        if (kind === 'http') jobs.push({ kind, corpus, round })
        else if (kind === 'start') {
          for (const what of rotated(START_KINDS, round)) jobs.push({ kind, corpus, what, round })
        } else {
          const peers = options.peers.filter((peer) => kind === 'classes' || grows.includes(peer))
          for (const peer of rotated(peers, round)) jobs.push({ kind, corpus, peer, round })
        }
      }
    }
  }
  return jobs
}

function rotated<T>(items: readonly T[], by: number): readonly T[] {
  const first = by % Math.max(items.length, 1)
  return [...items.slice(first), ...items.slice(0, first)]
}

/**
 * Tells why a job need not be tried: the same engine on the same texts, or on fewer, gave no result.
 */
export function reasonToLeaveOut(job: Job, done: readonly Done[]): string | undefined {
  if (job.kind !== 'classes' && job.kind !== 'sizes') return undefined
  for (const earlier of done) {
    if (!('leftOut' in earlier) || earlier.job.kind !== job.kind) continue
    if (!('peer' in earlier.job) || earlier.job.peer !== job.peer) continue
    // Sizes are done in growing order.
    const sameCorpus = earlier.job.corpus === job.corpus
    if (sameCorpus) return earlier.leftOut
    if (job.kind === 'sizes') return `not tried: on ${earlier.job.corpus}, ${earlier.leftOut}`
  }
  return undefined
}
