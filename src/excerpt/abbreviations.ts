// Full stops that end an abbreviation and not a sentence. The list is of English newspapers; initials and
// dotted forms hold for other languages, too.

/** Always before a name or number, so their full stop never ends a sentence. */
const ALWAYS = new Set(
  (
    'Mr Mrs Ms Mx Dr Prof St Mt Ft Gen Col Lt Maj Capt Cmdr Cpl Sgt Pvt Adm Rev Fr Hon Gov Sen ' +
    'Rep Pres Sec Supt Insp Det Amb Messrs Mme Mlle vs v'
  ).split(' '),
)

/** Before a number only: `No. 5`, but `The answer was No. Then`. */
const BEFORE_NUMBER = new Set('No Nos Fig Vol Ch Art p pp'.split(' '))

/** Within a sentence or at its end; the next word decides. */
const SOMETIMES = new Set(
  (
    'Inc Corp Co Cos Ltd Bros Jr Sr Esq Ave Blvd Rd Est Dept Univ Assn Intl Natl ' +
    'Jan Feb Mar Apr Jun Jul Aug Sep Sept Oct Nov Dec Mon Tue Tues Wed Thu Thurs Fri Sat Sun ' +
    'Ala Ariz Ark Calif Colo Conn Del Fla Ga Ill Ind Kan Ky La Md Mass Mich Minn Miss Mo Mont ' +
    'Neb Nev Okla Ore Pa Tenn Tex Va Vt Wash Wis Wyo'
  ).split(' '),
)

/** Words that open a sentence and hardly ever follow an abbreviation within one. */
const OPENERS = new Set(
  (
    'The A An This That These Those He She It They We You His Her Its Their Our My In On At As By ' +
    'To Of But And Or So If When While Where After Before Since Until For From With Without There ' +
    'Here However Meanwhile Still Yet Also Both Some Many Most Although Despite Under Since Last'
  ).split(' '),
)

/** Longest abbreviation looked for, UTF-16 code units; also the longest opener. */
const LONGEST = 12

/**
 * Tells whether the full stop at `stop` ends an abbreviation (`Mr.`, `U.S.`, `Oct.`, `J.`) and not the
 * sentence, given where the next word starts. After abbreviations that may do both (`the U.S.`), a next
 * word such as `The` means that a sentence ended.
 */
export function isAbbreviationStop(text: string, stop: number, next: number): boolean {
  const start = wordStartBefore(text, stop)
  const word = text.slice(start, stop)
  const following = text.slice(next, next + LONGEST)
  if (ALWAYS.has(word)) return true
  if (BEFORE_NUMBER.has(word)) return /^\p{Nd}/u.test(following)
  if (!SOMETIMES.has(word) && !isInitials(word)) return false
  // No sentence is just an abbreviation: wire copy writes `U.S. And Japanese officials`.
  if (start === 0 || text.charAt(start - 1) === '\n') return true
  const follower = /^\P{L}{0,2}(\p{L}+)/u.exec(following)?.[1] ?? ''
  return !OPENERS.has(follower)
}

/** `J`, `U.S`, `a.m`, `Ph.D`: parts of one or two letters each; a lone part is in upper case. */
function isInitials(word: string): boolean {
  return /^\p{Lu}$/u.test(word) || /^(?:\p{L}{1,2}\.)+\p{L}{1,2}$/u.test(word)
}

/** Gives where the letters and full stops before a position start, looking back at most `LONGEST`. */
function wordStartBefore(text: string, end: number): number {
  let start = end
  while (start > 0 && end - start < LONGEST && /[\p{L}.]/u.test(text.charAt(start - 1))) start -= 1
  return start
}
