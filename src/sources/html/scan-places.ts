// Places of headlines, bylines, dates and short lines on a page, in one pass over the tags and in bounded
// memory.
import { Parser } from 'htmlparser2'

import { tidyLine } from '../../story/tidy-text.ts'
import { type Attributes, isElsewhere } from './page-regions.ts'

/** A place on a page that may name its author or date. */
export interface Place {
  readonly kind: 'heading' | 'author' | 'date' | 'line'
  /** Its lines, each tidy; of a date its `datetime`, if it has one. */
  readonly lines: readonly string[]
  /** How reliable its mark is, 1 to 3; for a heading 4 minus its level. */
  readonly mark: number
  /** Start and end of its text, in characters of visible text. */
  readonly start: number
  readonly end: number
  /** The region that is not the story around it, counted from 1; 0 for none. */
  readonly elsewhere: number
  /** The `<article>` around it, counted from 1; 0 for none. */
  readonly article: number
  /** It links to the site's front page, so it is the site's name and not a headline. */
  readonly isHome: boolean
}

/** Most places kept; those of a story's header come early. */
const MAX_PLACES = 2000
/** Longest text of a place, in UTF-16 code units. */
const MAX_TEXT_LENGTH = 300

const UNSEEN = new Set(
  'script style noscript template iframe svg select option textarea button label'.split(' '),
)
const BLOCKS = new Set(
  (
    'address article aside blockquote body br dd div dl dt figure footer form h1 h2 h3 h4 h5 h6 ' +
    'header hr li main ol p pre section table td th tr ul'
  ).split(' '),
)
const HEADING = /^h[1-3]$/u
/** Words in classes and ids that mark an author. */
const AUTHOR_CLASS =
  /(?:^|[-_\s])(?:by-?lines?|article-?authors?|author-?names?|author_?name|post-?author|entry-?author|writtenby|written-by|p-author|autor(?:en)?|auteurs?|verfasser|redakteur)(?:$|[-_\s])/iu
const WEAK_AUTHOR_CLASS =
  /(?:^|[-_\s])(?:authors?|writers?|creators?|contributors?|fn)(?:$|[-_\s])/iu
const DATE_CLASS =
  /(?:^|[-_\s])(?:date|dates|datum|fecha|data|time|timestamp|datetime|published|publish-?date|pub-?date|posted|posted-on|postdate|created|dateline)(?:$|[-_\s])/iu

interface Open {
  readonly name: string
  readonly place: Draft | undefined
  readonly isElsewhere: boolean
  readonly isArticle: boolean
}
interface Draft {
  readonly kind: Place['kind']
  readonly mark: number
  readonly start: number
  readonly elsewhere: number
  readonly article: number
  readonly value: string | undefined
  text: string
  isHome: boolean
}

/** Finds the places of a page, in order of their ends. */
export function scanPlaces(html: string): readonly Place[] {
  const places: Place[] = []
  const open: Open[] = []
  const drafts = new Set<Draft>()
  const articles: number[] = []
  let articleCount = 0
  const others: number[] = []
  let otherCount = 0
  let unseen = 0
  let seen = 0
  let line: Draft | undefined

  const begin = (kind: Place['kind'], mark: number, value?: string): Draft => ({
    kind,
    mark,
    start: seen,
    elsewhere: others[0] ?? 0,
    article: articles.at(-1) ?? 0,
    value,
    text: '',
    isHome: false,
  })
  const finish = (draft: Draft): void => {
    const { kind, mark, start, elsewhere, article, value, isHome, text } = draft
    const lines = (value ?? text).split('\n').map(tidyLine).filter(Boolean)
    if (lines.length === 0 || places.length >= MAX_PLACES) return
    places.push({ kind, lines, mark, start, end: seen, elsewhere, article, isHome })
  }
  const endLine = (): void => {
    if (line !== undefined && line.text.length < MAX_TEXT_LENGTH) finish(line)
    line = undefined
  }
  const breakLines = (): void => {
    endLine()
    for (const draft of drafts) draft.text += '\n'
  }
  const parser = new Parser({
    onopentag(name, attributes) {
      if (UNSEEN.has(name)) unseen++
      if (BLOCKS.has(name)) breakLines()
      const isOther = isElsewhere(name, attributes)
      const isArticle = name === 'article'
      if (isOther) others.push(++otherCount)
      if (isArticle) articles.push(++articleCount)
      if (name === 'a' && isHomeLink(attributes)) for (const draft of drafts) draft.isHome = true
      const isNamed = /\bname\b/iu.test(attributes['itemprop'] ?? '')
      const isName = isNamed && [...drafts].some(({ kind }) => kind === 'author')
      const mark = isName ? NAME_MARK : markOf(name, attributes)
      // `<a>Ann Lee</a><span>Staff writer</span>` is shown as two lines.
      for (const draft of drafts) {
        if (draft.kind === 'author' && /\S$/u.test(draft.text)) draft.text += '\n'
      }
      const place = mark === undefined ? undefined : begin(mark.kind, mark.mark, mark.value)
      if (place !== undefined && name === 'h1') place.isHome ||= open.some((it) => it.name === 'a')
      if (place !== undefined) drafts.add(place)
      open.push({ name, place, isElsewhere: isOther, isArticle })
    },
    ontext(part) {
      if (unseen > 0) return
      const text = part.replace(/\s+/gu, ' ')
      if (text === ' ' && line === undefined) return
      line ??= begin('line', 1)
      for (const draft of [...drafts, line]) {
        if (draft.text.length < MAX_TEXT_LENGTH) draft.text += text
      }
      seen += text.length
    },
    onclosetag(name) {
      const closed = open.pop()
      if (UNSEEN.has(name)) unseen--
      if (BLOCKS.has(name)) breakLines()
      if (closed?.place !== undefined) {
        drafts.delete(closed.place)
        finish(closed.place)
      }
      if (closed?.isElsewhere === true) others.pop()
      if (closed?.isArticle === true) articles.pop()
    },
  })
  parser.write(html)
  parser.end()
  endLine()
  return places
}

interface Mark {
  readonly kind: Place['kind']
  readonly mark: number
  readonly value?: string | undefined
}

/** `itemprop="name"` within an element marked as the author. */
const NAME_MARK: Mark = { kind: 'author', mark: 3 }

function markOf(name: string, attributes: Attributes): Mark | undefined {
  if (HEADING.test(name)) return { kind: 'heading', mark: 4 - Number(name[1]) }
  if (NOT_MARKED.has(name)) return undefined
  const { itemprop = '', rel = '', datetime, content } = attributes
  const words = `${attributes['class'] ?? ''} ${attributes['id'] ?? ''}`
  // `<abbr class="published" title="2026-05-29T08:00:00Z">`, as in hAtom.
  const titleDate = /^\d{4}-\d\d-\d\d/u.test(attributes['title'] ?? '')
    ? attributes['title']
    : undefined
  if (/datePublished|dateCreated/iu.test(itemprop)) {
    return { kind: 'date', mark: 3, value: datetime ?? content ?? titleDate }
  }
  if (name === 'time') {
    const isMarked =
      attributes['pubdate'] !== undefined || /publish|pubdate|entry-date|posted/iu.test(words)
    const isModified = /modif|updat/iu.test(`${words} ${itemprop}`) && !isMarked
    return { kind: 'date', mark: isMarked ? 3 : isModified ? 1 : 2, value: datetime }
  }
  if (/\bauthor\b/iu.test(`${itemprop} ${rel}`)) return { kind: 'author', mark: 3 }
  if (AUTHOR_CLASS.test(words)) return { kind: 'author', mark: 2 }
  if (WEAK_AUTHOR_CLASS.test(words)) return { kind: 'author', mark: 1 }
  if (titleDate !== undefined && /publish/iu.test(words)) {
    return { kind: 'date', mark: 3, value: titleDate }
  }
  if (DATE_CLASS.test(words)) return { kind: 'date', mark: 1, value: datetime ?? titleDate }
  return undefined
}

/** Elements whose classes of this kind are not marks: they serve the style sheet. */
const NOT_MARKED = new Set(['html', 'body', 'main', 'article', 'link', 'meta', 'img', 'input'])

function isHomeLink({ href = '', rel = '' }: Attributes): boolean {
  return /\bhome\b/iu.test(rel) || /^(?:https?:\/\/[^/]+)?\/?(?:index\.\w+)?$/iu.test(href.trim())
}
