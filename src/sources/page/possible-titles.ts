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
/** The first line may hold all navigation behind the page's title. */
export const MAX_FIRST_LINE_LENGTH = 3000
/** Likewise of a headline. */
const MAX_TITLE_LENGTH = 300
/** Share of a headline's words that are different. */
const MIN_DISTINCT = 0.7
/** Words of a headline: fewer are a label, more are text. */
const MIN_WORDS = 3
/** A longer beginning of a line holds more than a headline. */
const LONG_WORDS = 25
/** Signs that part a headline from the site's name; a dash does so where a name follows. */
const SITE_SIGN = / [|»·] /gu
const SITE_DASH = / [–—-] (?=\p{Lu}\S*(?: \p{Lu}|$))/gu
/** What each piece of navigation in a line takes from its score. */
const NAVIGATION_WITHIN = 0.15
/** Names that sections have anywhere. */
const SECTIONS =
  /^(?:(?:news|world|business|technology|tech|politics|sports?|opinion|culture|health|science|entertainment|lifestyle|money|markets|economy|climate|environment|education|travel|crime|law|exclusive|analysis|featured?|live|breaking|updated)(?: (?:&|and) \p{Lu}\p{L}+)? (?=[\p{Lu}"“‘'\d]))+/iu

/** What may be a headline in a line. */
export interface PossibleTitle {
  readonly title: string
  /** It begins the page. */
  readonly isOwn: boolean
  /** What its place in the line takes from its score. */
  readonly cost: number
}

/** Gives what in a line may be a headline. */
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
  // A headline may hold a word that navigation has, too.
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
  // Navigation says the name of each menu again when it opens it.
  const words = title.toLowerCase().split(' ')
  return new Set(words).size >= words.length * MIN_DISTINCT
}

/** Gives what stands before a site's name: `Headline | Section | Site`, `Headline - Site`. */
export function withoutSite(text: string): string {
  const ends = [SITE_SIGN, SITE_DASH].flatMap((sign) => {
    const titles = [...text.matchAll(sign)].map(({ index }) => text.slice(0, index))
    return titles.find((title) => countWords(title) >= MIN_WORDS) ?? []
  })
  return ends.find((title) => countWords(title) <= LONG_WORDS) ?? ends[0] ?? text
}

/** Takes the names of sections off the beginning, where navigation ran into a headline. */
function withoutSection(text: string): string {
  const title = text.replace(SECTIONS, '')
  return countWords(title) < MIN_WORDS ? text : title
}

/** Tells whether a text ends as a sentence, which headlines seldom do. */
export function isSentence(title: string): boolean {
  return endsSentence(title) && !/[!?]["”’']?$/u.test(title) && !endsAbbreviation(title)
}

/** Counts how often each line occurs, whatever its case and signs. */
export function countTitles(lines: readonly PageLine[]): ReadonlyMap<string, number> {
  const counts = new Map<string, number>()
  for (const { text } of lines) {
    if (text.length > MAX_TITLE_LENGTH) continue
    const folded = foldTitle(text)
    counts.set(folded, (counts.get(folded) ?? 0) + 1)
  }
  return counts
}

/** Counts the words of a title; scripts without spaces have one for two letters. */
export function countWords(title: string): number {
  const words = title.match(/[\p{L}\p{N}]\S*/gu)?.length ?? 0
  const unspaced =
    title.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/gu)
      ?.length ?? 0
  return words + Math.floor(unspaced / 2)
}
