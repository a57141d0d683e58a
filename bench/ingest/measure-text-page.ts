// How well was one scraped text page read? Knows the text, what is expected of it and the stories; what
// the text states of author and date it finds by rules of its own, looser than those that are measured.
import type { Story } from 'lede'

import { overlapOf, wordsOf } from './overlap.ts'

/** What is known of a page. */
export interface ExpectedPage {
  /** The page's own title, often with the site's name behind it. */
  readonly headline: string
  /** How somebody else wrote it. */
  readonly posted: string
}

export interface MeasuredPage {
  readonly title: string
  readonly isSameHeadline: boolean
  /** The same, or nearly so: token F1 of at least `NEAR_F1`. */
  readonly isNearHeadline: boolean
  readonly teasers: number
  readonly rubbishTeasers: readonly string[]
  readonly longSentences: number
  readonly keptSentences: number
  /** Names that the text states, and whether the article's author holds one; likewise days. */
  readonly statedAuthors: readonly string[]
  readonly hasAuthor: boolean
  readonly statedDays: readonly string[]
  readonly hasDate: boolean
}

export const NEAR_F1 = 0.8
/** A sentence that belongs to the story: so long, in UTF-16 code units, and with a full stop or the like. */
const LONG_SENTENCE = 150
const SENTENCE_END = /[.!?…][”"’')\]]*$/u
/** Titles behind which a site's name may stand. */
const SITE_SEPARATOR = / [|–—-] /gu
/** What a share button, navigation or a legal line says and a headline hardly does. */
const RUBBISH =
  /\b(?:share|subscribe|subscriber|subscription|newsletters?|sign (?:in|up|out)|log ?in|log ?out|menu|cookies?|privacy|terms of|rights reserved|copyright|advertis\w+|sponsored|copy link|bookmark|comments?|preferred source|follow us|facebook|twitter|whatsapp|linkedin|reddit|skip to|see all|view all|show more|read more|min read|accessibility|edition|getty)\b/iu
/** A headline has at least so many words. */
const MIN_HEADLINE_WORDS = 3
/** Before its text an article has at most so many lines in which author and date stand. */
const HEAD_LINES = 45
/** Lines longer than this are text or captions with all that stands around them. */
const MAX_STATING_LENGTH = 260

/** Measures a page whose stories are given. */
export function measureTextPage(
  text: string,
  expected: ExpectedPage,
  stories: readonly Story[],
): MeasuredPage {
  const article = stories.find(({ kind }) => kind === 'article')
  const title = article?.title ?? ''
  const teasers = stories.filter(({ kind }) => kind === 'teaser')
  const lines = text.split('\n').map((line) => line.trim().replace(/\s+/gu, ' '))
  const long = new Set(lines.filter(isLongSentence))
  const body = article?.body ?? ''
  const head = headOf(lines, expected)
  const statedAuthors = authorsIn(head)
  const statedDays = daysIn(head)
  const author = article?.author?.toLowerCase() ?? ''
  return {
    title,
    ...compareHeadline(title, expected),
    teasers: teasers.length,
    rubbishTeasers: teasers.map((teaser) => teaser.title).filter(isRubbish),
    longSentences: long.size,
    keptSentences: [...long].filter((line) => body.includes(line.slice(-LONG_SENTENCE / 2))).length,
    statedAuthors,
    hasAuthor: statedAuthors.some((name) => author.includes(name.toLowerCase())),
    statedDays,
    hasDate: statedDays.includes(article?.publishedAt?.slice(0, 10) ?? ''),
  }
}

function compareHeadline(
  title: string,
  { headline, posted }: ExpectedPage,
): { isSameHeadline: boolean; isNearHeadline: boolean } {
  const ends = [...headline.matchAll(SITE_SEPARATOR)].map(({ index }) => index)
  const wanted = [headline, ...ends.map((end) => headline.slice(0, end)), posted].map(wordsOf)
  const words = wordsOf(title)
  const isSameHeadline = wanted.some((other) => other.join(' ') === words.join(' '))
  const isNear = wanted.some((other) => overlapOf(words, other).f1 >= NEAR_F1)
  return { isSameHeadline, isNearHeadline: isSameHeadline || isNear }
}

/** Tells whether a teaser's title is no headline. */
export function isRubbish(title: string): boolean {
  return wordsOf(title).length < MIN_HEADLINE_WORDS || RUBBISH.test(title)
}

function isLongSentence(line: string): boolean {
  return line.length >= LONG_SENTENCE && SENTENCE_END.test(line)
}

/** The lines from the headline to the third long sentence. */
function headOf(lines: readonly string[], { headline, posted }: ExpectedPage): readonly string[] {
  const names = [headline.replace(/ [|–—-] [^|–—-]*$/u, ''), posted].map((name) =>
    wordsOf(name).join(' '),
  )
  const ends = lines.flatMap((line, i) => (isLongSentence(line) ? [i] : []))
  const end = (ends[2] ?? ends.at(-1) ?? lines.length - 1) + 1
  const isHeadline = (line: string): boolean =>
    names.some((name) => wordsOf(line).join(' ').includes(name))
  const start = lines.slice(0, end).findLastIndex(isHeadline)
  return lines.slice(Math.max(start - 2, end - HEAD_LINES, 0), end)
}

const NOT_WRITTEN =
  /\b(?:photos?|photograph\w*|videos?|images?|illustrations?|graphics?|screenshot|generated|produced|edited|sponsored|powered|presented|reviewed|distributed|provided) $/iu
const NAME = /\b[Bb]y (\p{Lu}[\p{L}'’.-]+ \p{Lu}[\p{L}'’.-]+)/gu

/** The first names behind a `By` that begins a line or does not go on a sentence. */
function authorsIn(head: readonly string[]): readonly string[] {
  return head.flatMap((line) =>
    [...line.slice(0, MAX_STATING_LENGTH).matchAll(NAME)].flatMap(({ 1: name = '', index }) => {
      const before = line.slice(0, index)
      if (NOT_WRITTEN.test(before)) return []
      // Within a line it is no part of a sentence where no small word leads up to it.
      return index === 0 || !/(?:^|\s)\p{Ll}[\p{L}’'-]* $/u.test(before) ? [name] : []
    }),
  )
}

const MONTHS = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ')
const DATES = [
  /(?<month>\p{L}{3,9})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>20\d\d)\b/giu,
  /\b(?<day>\d{1,2}) (?<month>\p{L}{3,9})\.?,? (?<year>20\d\d)\b/giu,
]

/** Days that are written out, but for those within a sentence. */
function daysIn(head: readonly string[]): readonly string[] {
  return head.flatMap((line) =>
    DATES.flatMap((form) =>
      [...line.matchAll(form)].flatMap(({ groups = {}, index, 0: whole }) => {
        const month = MONTHS.indexOf((groups['month'] ?? '').slice(0, 3).toLowerCase()) + 1
        const before = line.slice(0, index)
        const after = line.slice(index + whole.length)
        const isStated =
          line.length <= 60 ||
          /(?:published|updated|posted|modified)(?: on)?:? $/iu.test(before) ||
          /^,? (?:at )?\d{1,2}[:. ]?\d*/u.test(after)
        if (
          month === 0 ||
          !isStated ||
          /\b(?:on|in|of|since|until|from|to) $/iu.test(
            before.replace(/\b(?:published|updated|posted|modified) on $/iu, ''),
          )
        )
          return []
        const day = (groups['day'] ?? '').padStart(2, '0')
        return [`${groups['year'] ?? ''}-${String(month).padStart(2, '0')}-${day}`]
      }),
    ),
  )
}
