// How do fingers slip? A letter left out, put in, changed, or swapped with its neighbour.
import { drawInteger, drawItem, type Random } from '../random.ts'

const LETTERS = 'abcdefghijklmnopqrstuvwxyz'.split('')

/** Changes a word of three letters or more by one slip somewhere behind its first letter. */
export function slip(random: Random, word: string): string {
  const at = drawInteger(random, 1, word.length - 2)
  const before = word.slice(0, at)
  const letter = word.charAt(at)
  const after = word.slice(at + 1)
  switch (drawInteger(random, 0, 3)) {
    case 0:
      return before + after
    case 1:
      return before + letter + drawItem(random, LETTERS) + after
    case 2:
      return before + drawItem(random, LETTERS) + after
    default:
      return before + after.charAt(0) + letter + after.slice(1)
  }
}
