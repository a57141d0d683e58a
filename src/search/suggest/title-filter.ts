// Headlines so alike that one of them is enough.
import { terms } from '../../analysis/tokenize.ts'

/** Titles that share this part of their different words are one, 0..1. */
const ALIKE = 0.8

/** Makes a test that passes the first of titles that are nearly the same. */
export function createTitleFilter(): (title: string) => boolean {
  const passed: ReadonlySet<string>[] = []
  return (title) => {
    const words = new Set(terms(title))
    if (passed.some((other) => areAlike(words, other))) return false
    passed.push(words)
    return true
  }
}

function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  let common = 0
  for (const word of one) if (other.has(word)) common++
  return common > 0 && common >= ALIKE * (one.size + other.size - common)
}
