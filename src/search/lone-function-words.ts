// Function words are marked next to other words only: `the` in `the open`, not by itself.
import type { Occurrence } from '../excerpt/excerpt.ts'

/** Most characters between two words that stand next to each other. */
const NEXT_TO = 2

/**
 * Leaves out occurrences of function words that stand next to no other word that is marked, be it by way of
 * other function words. Those that are kept belong to that word's clause: a passage is no better for having
 * `the`. `occurrences` are sorted by start.
 */
export function withoutLoneFunctionWords(
  occurrences: readonly Occurrence[],
  isFunctionWord: (clause: number) => boolean,
): readonly Occurrence[] {
  const kept = occurrences.map((one) => (isFunctionWord(one.clause) ? undefined : one))
  if (!kept.includes(undefined)) return occurrences
  const keepNextTo = (i: number, other: number): void => {
    const [one, two] = [occurrences[i], kept[other]]
    if (kept[i] !== undefined || one === undefined || two === undefined) return
    const [first, second] = one.start <= two.start ? [one, two] : [two, one]
    if (second.start - first.end <= NEXT_TO) kept[i] = { ...one, clause: two.clause }
  }
  for (let i = 1; i < kept.length; i++) keepNextTo(i, i - 1)
  for (let i = kept.length - 2; i >= 0; i--) keepNextTo(i, i + 1)
  return kept.filter((one) => one !== undefined)
}
