// Author and date in a line that holds other things, too: `(Quay Studio) By Ines Valcourt June 2, 2026 3 AM
// PT Share`.
import { trimEndOf } from '../../story/tidy-text.ts'
import { type DateContext, findPrintedDate, type FoundDate } from '../dates/printed-date.ts'

const BY =
  /(?<![\p{L}\p{N}])(?:(?:written|reported|story|words|posted|published) )?by ?:? (?=\p{Lu})/giu
/** Credits of pictures and other works, which do not name the author. */
const NOT_WRITTEN =
  /\b(?:photo\w*|videos?|images?|illustrat\w+|graphics?|screenshot|pictures?|generated|produced|edited|reviewed|checked|sponsored|powered|presented|provided|distributed|listed|taken) $/iu
/** A word in lower case before it: running text. */
const IN_SENTENCE = /(?:^|\s)\p{Ll}[\p{L}’'-]*,? $/u
const NAME_TOKEN =
  /^(?:\p{Lu}[\p{L}\p{M}'’.-]*|de|del|della|der|den|di|da|dos|du|la|le|el|al|bin|ibn|ter|ten|van|von|y)$/u
const JOINING = /^(?:and|&|with)$/u
/** Words after a name: a post, a button, a date. */
const NOT_NAMES = new Set(
  (
    'staff senior reporter reporters writer writers editor editors correspondent correspondents ' +
    'contributor contributors contributing columnist chief producer journalist analyst fellow ' +
    'director assistant associate deputy executive managing special political business technology ' +
    'science health world news updated published posted last modified first follow connect open ' +
    'share save video photo image listen read add subscribe comments comment view see more get ' +
    'mon tue wed thu fri sat sun monday tuesday wednesday thursday friday saturday sunday january ' +
    'february march april june july august september october november december jan feb mar apr ' +
    'jun jul aug sep sept oct nov dec the a an in on at it this that when after as for'
  ).split(' '),
)
/** Most words read as names, with the words that join them. */
const MAX_TOKENS = 24
const STATED = /(?:published|posted|updated|modified|created|date)(?: (?:on|at))?[ :·|,-]*$/iu
const UPDATED = /(?:updated|modified)(?: (?:on|at))?[ :·|,-]*$/iu
/** A date after one of these is part of a sentence or of a caption. */
const WITHIN_SENTENCE = /\b(?:on|in|of|since|until|from|to|by|before|after|for|between) $|[([]$/iu
/** In a longer line, a date counts only if it is marked as the date of publication. UTF-16 code units. */
const MAX_PLAIN_LENGTH = 100
/** Longest line that is searched, in UTF-16 code units. */
const MAX_LINE_LENGTH = 1200
const MAX_DATES = 6

/** Finds the names after a `By` outside a sentence. */
export function findAuthor(line: string): string | undefined {
  const text = line.slice(0, MAX_LINE_LENGTH)
  for (const { 0: by, index } of text.matchAll(BY)) {
    const before = text.slice(Math.max(0, index - 30), index)
    if (NOT_WRITTEN.test(before) || IN_SENTENCE.test(before)) continue
    const names = leadingNames(text.slice(index + by.length))
    if (names !== undefined) return names
  }
  return undefined
}

/** Gives the names at the beginning of a text: `A. Name, B. Name and C. Name`; undefined for none. */
export function leadingNames(text: string): string | undefined {
  const kept: string[] = []
  let pending: string[] = []
  for (const token of text.split(' ', MAX_TOKENS)) {
    const word = token.replace(/[,;|]$/u, '')
    if (JOINING.test(word) && kept.length + pending.length > 0) {
      pending.push(word)
      continue
    }
    const plain = word.toLowerCase().replace(/\.$/u, '')
    if (!NAME_TOKEN.test(word) || NOT_NAMES.has(plain)) {
      // A segment after a comma with a word in lower case is a post: `Business reporter`.
      if (/^\p{Ll}/u.test(word) && !JOINING.test(word)) dropSegment(kept)
      break
    }
    kept.push(...pending, token.replace(/[;|]$/u, ','))
    pending = []
    if (token.endsWith('|')) break
  }
  const names = trimEndOf(kept.join(' '), ' ,')
  const isName = names.includes(' ') || /^\p{Lu}{2,}$/u.test(names) || names === 'Reuters'
  return isName ? names : undefined
}

/** Removes the text after the last comma. */
function dropSegment(tokens: string[]): void {
  const comma = tokens.findLastIndex((token) => token.endsWith(','))
  if (comma >= 0) tokens.length = comma + 1
}

/** Finds the date of publication in a line: marked as such, with a time, or among few words. */
export function findPublished(line: string, context: DateContext): FoundDate | undefined {
  const text = line.slice(0, MAX_LINE_LENGTH)
  let updated: FoundDate | undefined
  let from = 0
  for (let i = 0; i < MAX_DATES; i++) {
    const found = findPrintedDate(text, context, from)
    if (found === undefined) break
    const before = text.slice(Math.max(from, found.start - 40), found.start)
    from = found.end
    const isStated = STATED.test(before)
    if (!isStated && WITHIN_SENTENCE.test(before)) continue
    if (!isStated && !found.hasTime && text.length > MAX_PLAIN_LENGTH) continue
    if (!UPDATED.test(before)) return found
    updated ??= found
  }
  return updated
}

/** Gives the text of a line after its dates and a byline after them. */
export function textBehind(line: string, published: FoundDate, context: DateContext): string {
  let { end } = published
  for (let i = 0; i < MAX_DATES; i++) {
    const next = findPrintedDate(line.slice(0, MAX_LINE_LENGTH), context, end)
    if (next === undefined || next.start - end > 20) break
    end = next.end
  }
  const rest = line.slice(end).replace(/^[\s|·•,.-]+/u, '')
  const names = /^by /iu.test(rest) ? leadingNames(rest.slice(3)) : undefined
  return names === undefined ? rest : rest.slice(3 + names.length).trimStart()
}
