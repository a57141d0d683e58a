// Of hits that hold the same words, written beats begun beats misspelt. Said of any hits with keys.
import { compareCosts, type Cost } from './tiers.ts'

interface KeyedHit {
  readonly cost: Cost
  readonly score: number
  /** Names the words that it holds. */
  readonly held: string
}

/** How far above what it must pass a hit is put, as a share. */
const ABOVE = 1e-6

/** Raises the score of each hit above all hits that hold the same words at a greater cost. */
export function putWrittenFirst<T extends KeyedHit>(hits: readonly T[]): T[] {
  const done = new Map<string, T[]>()
  const dearestFirst = [...hits].sort((a, b) => compareCosts(b.cost, a.cost) || b.score - a.score)
  for (const hit of dearestFirst) {
    const others = done.get(hit.held) ?? []
    const bar = others
      .filter(({ cost }) => compareCosts(cost, hit.cost) > 0)
      .reduce((most, { score }) => Math.max(most, score), -1)
    const score = hit.score > bar ? hit.score : bar * (1 + ABOVE)
    done.set(hit.held, [...others, { ...hit, score }])
  }
  return [...done.values()].flat()
}
