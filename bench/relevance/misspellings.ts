// Which words do people misspell, how far off are they, and which of them do the product's rules leave
// alone by intent? Knows the rules as they are promised, not how they are kept.
import { editDistance } from './edit-distance.ts'

/** A misspelt word with the one that was meant; both lower-case. */
export interface Misspelling {
  readonly wrong: string
  readonly right: string
  /** Edits between them, a swap of neighbours counting one. */
  readonly edits: number
}

/** What the rules of forgiveness say of a misspelling. */
export type Rule = 'within' | 'short' | 'second-edit' | 'first-letter' | 'digits'

/** Rules as a reader of the results sees them. */
export const RULE_LABELS: Readonly<Record<Rule, string>> = {
  within: 'within the rules',
  short: 'left alone: up to 3 letters',
  'second-edit': 'left alone: two edits in 4 or 5 letters, or in 6 or 7 with another first letter',
  'first-letter': 'left alone: other first letter, 8 letters or more',
  digits: 'left alone: digits',
}

/** Shortest words, in letters as typed, in which one edit and two edits are forgiven. */
const MIN_LENGTH_ONE_EDIT = 4
const MIN_LENGTH_TWO_EDITS = 6
/** Shortest words whose first letter has to be right even where there is but one edit. */
const MIN_LENGTH_SAME_FIRST = 8

/**
 * Parses misspellings: wrong and right word parted by a tab, a pair a line; what follows is left out.
 * @throws RangeError that names the line that is none.
 */
export function parseMisspellings(text: string): readonly Misspelling[] {
  return text.split('\n').flatMap((line, number) => {
    if (line.trim() === '') return []
    const [wrong = '', right = ''] = line.trimEnd().toLowerCase().split('\t')
    if (wrong === '' || right === '') {
      throw new RangeError(
        `Expected line ${number + 1} of the misspellings to be two words, received "${line.slice(0, 80)}"`,
      )
    }
    return [{ wrong, right, edits: editDistance(wrong, right) }]
  })
}

/** Tells whether the rules forgive a misspelling of up to two edits, or which of them does not. */
export function ruleOf({ wrong, right, edits }: Misspelling): Rule {
  if (/\p{N}/u.test(wrong)) return 'digits'
  const letters = Array.from(wrong)
  if (letters.length < MIN_LENGTH_ONE_EDIT) return 'short'
  const hasSameFirst = letters[0] === Array.from(right)[0]
  if (letters.length >= MIN_LENGTH_SAME_FIRST) return hasSameFirst ? 'within' : 'first-letter'
  const isForgiven = edits === 1 || (letters.length >= MIN_LENGTH_TWO_EDITS && hasSameFirst)
  return isForgiven ? 'within' : 'second-edit'
}
