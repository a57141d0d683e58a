// How is a word mistyped? Knows letters only.

/** Leaves a letter out, swaps two, types another or one too many, where and how the number says. */
export function withSlip(word: string, number: number, letter: string): string {
  const at = number % Math.max(word.length, 1)
  const [before, here, next, after] = [
    word.slice(0, at),
    word[at] ?? '',
    word[at + 1] ?? '',
    word.slice(at + 2),
  ]
  if (number % 4 === 0) return before + next + after
  if (number % 4 === 1) return before + next + here + after
  return number % 4 === 2 ? before + letter + next + after : before + letter + here + next + after
}
