// Function words are marked next to other words only: `the` in `the open`, not by itself. Knows ranges, no
// texts.
import type { Occurrence } from '../excerpt/excerpt.ts'

/** Most characters between two words that stand next to each other. */
const NEXT_TO = 2

/**
 * Leaves out occurrences of function words that stand next to no other word that is marked, be it by way of
 * other function words. `occurrences` are sorted by start.
 */
export function withoutLoneFunctionWords(
  occurrences: readonly Occurrence[],
  isFunctionWord: (clause: number) => boolean,
): readonly Occurrence[] {
  const kept = occurrences.map(({ clause }) => !isFunctionWord(clause))
  if (!kept.includes(false)) return occurrences
  const keepNextTo = (i: number, other: number): void => {
    const [one, two] = [occurrences[i], occurrences[other]]
    if (kept[i] === true || kept[other] !== true || one === undefined || two === undefined) return
    const [first, second] = one.start <= two.start ? [one, two] : [two, one]
    kept[i] = second.start - first.end <= NEXT_TO
  }
  for (let i = 1; i < kept.length; i++) keepNextTo(i, i - 1)
  for (let i = kept.length - 2; i >= 0; i--) keepNextTo(i, i + 1)
  return occurrences.filter((_, i) => kept[i])
}
