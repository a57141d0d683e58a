// What in a line of a page may be a headline, by its form and its place in the line.
import { foldTitle } from '../../story/fold-title.ts'
import { endsAbbreviation, endsSentence } from '../../story/tidy-text.ts'
import { isAppeal, isFurniture, splitAtNavigation, withoutLeadingFurniture } from './furniture.ts'
import {
  isAddress,
  isKnownLabel,
  isPhotoCredit,
  type PageLine,
  parseByline,
  parsePlainByline,
} from './page-line.ts'

/** Longest line that may hold a headline, in UTF-16 code units. */
export const MAX_LINE_LENGTH = 600
/** The same for the first line, which may hold all navigation after the page's title. */
export const MAX_FIRST_LINE_LENGTH = 3000
/** Longest headline, in UTF-16 code units. */
const MAX_TITLE_LENGTH = 300
/** Least share of different words in a headline. */
const MIN_DISTINCT = 0.7
/** Fewest words of a headline; fewer are a label. */
const MIN_WORDS = 3
/** Words from which the beginning of a line holds more than a headline. */
const LONG_WORDS = 25
/** Signs that separate a headline from the site's name; a dash does if a name follows. */
const SITE_SIGN = / [|»·] /gu
const SITE_DASH = / [–—-] (?=\p{Lu}\S*(?: \p{Lu}|$))/gu
/** Deduction from a line's score for each piece of navigation in it. */
const NAVIGATION_WITHIN = 0.15
/** Common names of sections. */
const SECTIONS =
  /^(?:(?:news|world|business|technology|tech|politics|sports?|opinion|culture|health|science|entertainment|lifestyle|money|markets|economy|climate|environment|education|travel|crime|law|exclusive|analysis|featured?|live|breaking|updated)(?: (?:&|and) \p{Lu}\p{L}+)? (?=[\p{Lu}"“‘'\d]))+/iu

/** A candidate for the headline in a line. */
export interface PossibleTitle {
  readonly title: string
  /** It begins the page. */
  readonly isOwn: boolean
  /** Deduction from its score for its place in the line. */
  readonly cost: number
}

/** Gives the candidates for the headline in a line. */
export function titlesIn(
  { text, date }: PageLine,
  isFirst: boolean,
  repeats: ReadonlyMap<string, number>,
): readonly PossibleTitle[] {
  const length = isFirst ? MAX_FIRST_LINE_LENGTH : MAX_LINE_LENGTH
  if (date !== undefined || text.length > length || isFurniture(text) || isAppeal(text)) return []
  const pieces = splitAtNavigation(text)
  const [piece = ''] = pieces
  const isWhole = pieces.length === 1 && piece === text
  const titles = pieces.map((each) => ({
    title: isWhole && !isFirst ? each : withoutSection(withoutLeadingFurniture(each)),
    isOwn: false,
    cost: 0,
  }))
  // A headline may contain a word of navigation.
  if (!isWhole && withoutLeadingFurniture(text) === text)
    titles.push({ title: text, isOwn: false, cost: NAVIGATION_WITHIN * pieces.length })
  // A page's title begins its first line; navigation and the site's name come after it.
  if (isFirst && text.startsWith(piece)) {
    const isKept = (repeats.get(foldTitle(text)) ?? 0) > 1
    const title = isKept ? text : withoutSite(piece)
    titles[0] = { title, isOwn: isKept || title !== text, cost: 0 }
  }
  return titles.filter(({ title }) => isTitle(title))
}

/** Tells whether a text could be a headline by its form. */
export function isTitle(title: string): boolean {
  if (title.length > MAX_TITLE_LENGTH || countWords(title) < MIN_WORDS) return false
  if (isAddress(title) || isKnownLabel(title) || isPhotoCredit(title)) return false
  if (parseByline(title) !== undefined || parsePlainByline(title) !== undefined) return false
  if (/[,;:]$/u.test(title)) return false
  // Navigation repeats the name of a menu that it opens.
  const words = title.toLowerCase().split(' ')
  return new Set(words).size >= words.length * MIN_DISTINCT
}

/** Gives the text before a site's name: `Headline | Section | Site`, `Headline - Site`. */
export function withoutSite(text: string): string {
  const ends = [SITE_SIGN, SITE_DASH].flatMap((sign) => {
    const titles = [...text.matchAll(sign)].map(({ index }) => text.slice(0, index))
    return titles.find((title) => countWords(title) >= MIN_WORDS) ?? []
  })
  return ends.find((title) => countWords(title) <= LONG_WORDS) ?? ends[0] ?? text
}

/** Removes names of sections from the beginning, where navigation was joined to a headline. */
function withoutSection(text: string): string {
  const title = text.replace(SECTIONS, '')
  return countWords(title) < MIN_WORDS ? text : title
}

/** Tells whether a text ends as a sentence, which headlines rarely do. */
export function isSentence(title: string): boolean {
  return endsSentence(title) && !/[!?]["”’']?$/u.test(title) && !endsAbbreviation(title)
}

/** Counts how often each line occurs, regardless of case and signs. */
export function countTitles(lines: readonly PageLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of lines) {
    if (text.length > MAX_TITLE_LENGTH) continue
    const folded = foldTitle(text)
    counts.set(folded, (counts.get(folded) ?? 0) + 1)
  }
  return counts
}

/** Counts the words of a title; in scripts without spaces two letters count as a word. */
export function countWords(title: string): number {
  const words = title.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0
  const unspaced =
    title.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)
      ?.length ?? 0
  return words + Math.floor(unspaced / 2)
}
