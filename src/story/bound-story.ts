// Bounds on the texts of a story. A longer text than any article (a book, a log, a broken template) would
// slow down every answer that holds it.
import { type ParsedSource, quote, type SourceIssue, type StoryDraft } from './story-draft.ts'
import type { Story } from './story.ts'

/**
 * Longest title, author, section and name of a list, UTF-16 code units, ellipsis included. Headlines have
 * at most 150, titles of laws and papers some 500.
 */
export const MAX_LINE_LENGTH = 1000
/**
 * Longest body, UTF-16 code units, ellipsis included. The longest reports have some 150,000; a novel has
 * 500,000, which cost a query that shows it about 5 ms.
 */
export const MAX_BODY_LENGTH = 500_000
/** Longest address, UTF-16 code units: more than servers accept. */
export const MAX_URL_LENGTH = 8000

/** The texts of a story that have a bound. */
type Bounded = Pick<Story, 'title' | 'body' | 'truncated' | 'lists'> &
  Partial<Pick<Story, 'author' | 'section' | 'url'>>

/**
 * Cuts the texts of a story that are longer than any article's; the rest is neither kept nor found. An
 * address that is too long is left out. A story within all bounds is given as it is, and so is a story that
 * was bounded before.
 * @param onCut Called with what was done, as a clause.
 */
export function boundStory<S extends Bounded>(
  story: S,
  onCut: (reason: string) => void = () => undefined,
): S {
  if (isWithinBounds(story)) return story
  const cut = (what: string, text: string, most: number): string => {
    if (text.length <= most) return text
    onCut(`${what} of ${counted(text)} cut at ${most.toLocaleString('en')}`)
    return cutText(text, most)
  }
  const { url, ...rest } = story
  const isUrlLong = url !== undefined && url.length > MAX_URL_LENGTH
  if (isUrlLong) onCut(`address of ${counted(url)} left out`)
  const { title, body, author, section, lists } = story
  // Every property has the type it had; only an optional one may be missing.
  return {
    ...rest,
    ...(url !== undefined && !isUrlLong && { url }),
    title: cut('title', title, MAX_LINE_LENGTH),
    body: cut('body', body, MAX_BODY_LENGTH),
    truncated: story.truncated || body.length > MAX_BODY_LENGTH,
    ...(author !== undefined && { author: cut('author', author, MAX_LINE_LENGTH) }),
    ...(section !== undefined && { section: cut('section', section, MAX_LINE_LENGTH) }),
    lists: lists.map((name) => cut('name of a list', name, MAX_LINE_LENGTH)),
  } as unknown as S
}

/** Cuts the stories of a source, with an issue for each text that was cut. */
export function boundStories(parsed: ParsedSource, source: string): ParsedSource {
  if (parsed.stories.every(isWithinBounds)) return parsed
  const issues: SourceIssue[] = []
  const bounded = new Map<StoryDraft, StoryDraft>()
  for (const draft of parsed.stories) {
    const tell = (reason: string): void => {
      issues.push({ source, reason: `${reason} in the story ${quote(draft.title)}` })
    }
    bounded.set(draft, boundStory(draft, tell))
  }
  const stories = parsed.stories.map((draft) => {
    const story = bounded.get(draft) ?? draft
    const sameAs = story.sameAs && (bounded.get(story.sameAs) ?? story.sameAs)
    return sameAs === story.sameAs || sameAs === undefined ? story : { ...story, sameAs }
  })
  return { stories, issues: [...parsed.issues, ...issues] }
}

function isWithinBounds({
  title,
  body,
  author = '',
  section = '',
  url = '',
  lists,
}: Bounded): boolean {
  return (
    body.length <= MAX_BODY_LENGTH &&
    url.length <= MAX_URL_LENGTH &&
    [title, author, section, ...lists].every(({ length }) => length <= MAX_LINE_LENGTH)
  )
}

function counted(text: string): string {
  return `${text.length.toLocaleString('en')} characters`
}

/** Longest word that is left out rather than cut, UTF-16 code units. */
const MAX_WORD_LENGTH = 50

/** Gives the beginning of a text with an ellipsis: whole words where it has spaces, else whole characters. */
function cutText(text: string, most: number): string {
  let end = most - 1
  if (/[\uD800-\uDBFF]/.test(text.charAt(end - 1))) end--
  const tail = text.slice(end - MAX_WORD_LENGTH, end + 1)
  const space = tail.search(/\s\S*$/)
  if (space !== -1) end += space - MAX_WORD_LENGTH
  return `${text.slice(0, end).trimEnd()}…`
}
