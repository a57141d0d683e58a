// The headline among the lines above a text: the line that shares most words with the text. A page's title
// in the first line and a repeated line count more.
import { foldTitle } from '../../story/fold-title.ts'
import { isCredit, isFurniture } from './furniture.ts'
import { isHeadline, isMark, type PageLine } from './page-line.ts'
import {
  countTitles,
  countWords,
  isSentence,
  isTitle,
  MAX_FIRST_LINE_LENGTH,
  MAX_LINE_LENGTH,
  titlesIn,
  withoutSite,
} from './possible-titles.ts'
import { sharedSubject } from './prose.ts'

export interface Headline {
  readonly title: string
  /** Index of its line; the article is below. */
  readonly index: number
}

/** Lines above the text that are searched. Navigation may be longer, but the headline is near. */
const MAX_LINES_ABOVE = 400
const MAX_LINES_BELOW = 100
/** Fewest words of a repeated line that count, since navigation repeats shorter ones. */
const SURE_WORDS = 5
/** Least share of a headline's words that the text has, 0 to 1. */
const MIN_SHARED = 0.3
const MIN_SCORE = 0.6
/** A headline with fewer different subject words is less certain. */
const SURE_SUBJECT = 4
/** Of two neighbours within this score, the upper one is the headline, since a standfirst is below it. */
const STANDFIRST_MARGIN = 0.35
/** Weights in a line's score, added to the share of its words that the text has. */
const FIRST_LINE = 0.4
/** For the first line, which may be a headline or begin the navigation. */
const TOP = 0.15
const REPEATED = 0.4
const NEAR = 0.3
/** For a date or a byline among the next lines. */
const MARKED = 0.2
const MARK_DISTANCE = 6
/** Right above one, a headline may share few words with the text. */
const AT_MARK = 2
/** For each paragraph above it. */
const BELOW_TEXT = -0.25
const SENTENCE = -0.3
const LONG = -0.2
/** Length from which a headline is rare and a standfirst is not, UTF-16 code units. */
const LONG_TITLE = 120
/** The page's own title is taken if it is at most this much worse. */
const OWN_MARGIN = 0.6
const OWN_SHARED = 0.5
/** Bounds for a line of joined navigation and headline: lines to the text, and fewest words. */
const JOINED_DISTANCE = 4
const JOINED_WORDS = 15
/** Fewest words of it, nearly all next to each other, that are of the text's subject. */
const MIN_JOINED = 3
const UNSHARED = -0.7
/** Lines after which the closeness to the text is halved. */
const HALF_DISTANCE = 10

interface Candidate extends Headline {
  readonly score: number
  readonly shared: number
  /** It begins the page. */
  readonly isOwn: boolean
}

/**
 * Finds the headline of a text.
 * @param paragraphs Indexes of the text's paragraphs; lines before the third may be the headline.
 * @param subject The text's subject.
 */
export function findHeadline(
  lines: readonly PageLine[],
  paragraphs: readonly number[],
  subject: ReadonlySet<string>,
): Headline | undefined {
  const [text = lines.length] = paragraphs
  const end = Math.min(paragraphs[2] ?? paragraphs.at(-1) ?? lines.length, text + MAX_LINES_BELOW)
  const start = Math.max(0, text - MAX_LINES_ABOVE)
  const above = lines.slice(start, end)
  const repeats = countTitles(above)
  const first = foldTitle(lines[0]?.text.slice(0, MAX_FIRST_LINE_LENGTH) ?? '')
  const marks = above.flatMap((line, i) => (isMark(line) ? [start + i] : []))

  const candidates: Candidate[] = []
  let distance = 0
  let textAbove = paragraphs.filter((i) => i < end).length
  for (let index = end - 1; index >= 0; index = index === start && start > 0 ? 0 : index - 1) {
    const line = lines[index]
    if (line === undefined) continue
    if (paragraphs[textAbove - 1] === index) {
      textAbove--
      distance = 0
      continue
    }
    if (!isFurniture(line.text)) distance++
    if (isCredit(lines[index + 1]?.text ?? '')) continue
    const place = NEAR * 0.5 ** (distance / HALF_DISTANCE) + BELOW_TEXT * textAbove
    const mark = marks.find((each) => each > index) ?? Number.POSITIVE_INFINITY
    const isAtMark = subject.size > 0 && mark - index <= AT_MARK && isHeadline(line)
    const scored = titlesIn(line, index === 0, repeats).flatMap(({ title, isOwn, cost }) => {
      const { shared, words } = sharedSubject(title, subject)
      const folded = foldTitle(title)
      const isRepeated = (repeats.get(folded) ?? 0) > (isOwn ? 0 : 1)
      const isFirst = isOwn || (index > 0 && first.startsWith(folded))
      if (shared < MIN_SHARED && !(isRepeated && isFirst) && !isAtMark) return []
      let score = shared * Math.min(1, words / SURE_SUBJECT) + place - cost
      if (isFirst) score += FIRST_LINE
      else if (index === 0 && title === line.text) score += TOP
      if (isRepeated && countWords(title) >= SURE_WORDS) score += REPEATED
      if (mark - index <= MARK_DISTANCE) score += MARKED
      if (isAtMark) score += MARKED
      if (isSentence(title)) score += SENTENCE
      if (title.length > LONG_TITLE) score += LONG
      return [{ title, index, score, shared, isOwn }]
    })
    const [best] = scored.sort((a, b) => b.score - a.score)
    if (best !== undefined) candidates.unshift(best)
  }
  return choose(candidates) ?? namedTitle(lines[0]) ?? joinedTitle(lines, paragraphs, subject)
}

function choose(candidates: readonly Candidate[]): Headline | undefined {
  const best = candidates.reduce<Candidate | undefined>(
    (most, candidate) => (most === undefined || candidate.score > most.score ? candidate : most),
    undefined,
  )
  if (best === undefined || best.score < MIN_SCORE) return undefined
  const above = candidates[candidates.indexOf(best) - 1]
  const isAbove =
    above !== undefined &&
    above.index > 0 &&
    best.index - above.index <= 2 &&
    countWords(above.title) >= SURE_WORDS &&
    above.score > best.score - STANDFIRST_MARGIN
  const upper = isAbove ? above : best
  // The page's own title, in the first line, may have other words than the text.
  const [own] = candidates
  const isOwn =
    own?.isOwn === true && own.shared >= OWN_SHARED && own.score > best.score - OWN_MARGIN
  return { title: isOwn ? own.title : upper.title, index: upper.index }
}

/** If no line is like the text, the first line is still a title if a site's name follows it. */
function namedTitle(line: PageLine | undefined): Headline | undefined {
  if (line === undefined || line.text.length > MAX_LINE_LENGTH) return undefined
  const title = withoutSite(line.text)
  return title !== line.text && isTitle(title) ? { title, index: 0 } : undefined
}

/** Finds a headline at the end of a long line that begins with navigation. */
function joinedTitle(
  lines: readonly PageLine[],
  paragraphs: readonly number[],
  subject: ReadonlySet<string>,
): Headline | undefined {
  const [end = 0] = paragraphs
  for (let index = end - 1; index >= Math.max(0, end - JOINED_DISTANCE); index--) {
    const text = lines[index]?.text ?? ''
    if (text.length > MAX_FIRST_LINE_LENGTH || countWords(text) < JOINED_WORDS) continue
    const words = text.split(' ')
    let [sum, most, start] = [0, 0, words.length]
    for (let i = words.length - 1; i >= 0 && words.length - i <= JOINED_WORDS * 2; i--) {
      const { shared, words: counted } = sharedSubject(words[i] ?? '', subject)
      sum += counted === 0 ? 0 : shared > 0 ? 1 : UNSHARED
      if (sum > most) [most, start] = [sum, i]
    }
    const title = words.slice(start).join(' ')
    if (most >= MIN_JOINED && isTitle(title)) return { title, index }
  }
  return undefined
}
