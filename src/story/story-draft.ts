// Drafts: stories without ids, as a reader of one source format gives them, with what it could not read.
import type { Story } from './story.ts'

/** A story from one source. Merging joins it with the other drafts of the story and gives it an id. */
export interface StoryDraft extends Omit<Story, 'id'> {
  /** The source's own id. */
  readonly id?: string
  /** A web address that names this story alone (`addressKey`): drafts that share it are one story. */
  readonly address?: string
  /** Another draft of the same story, regardless of dates: the article that a page teases. */
  readonly sameAs?: StoryDraft
}

/** A problem in a source. */
export interface SourceIssue {
  readonly source: string
  /** 1-based; absent for the whole source. */
  readonly line?: number
  readonly reason: string
}

/** Left out of a source on purpose: a draft, a story of the future, categories after the first. */
export type LeftOut = 'draft' | 'future' | 'categories'

/** The result of reading one source. */
export interface ParsedSource {
  readonly stories: readonly StoryDraft[]
  readonly issues: readonly SourceIssue[]
  /** One for each story that lost something; counted at the end of the source. */
  readonly leftOut?: readonly LeftOut[]
}

/** Longest piece of a source that a message quotes, in UTF-16 code units. */
const MAX_QUOTED_LENGTH = 60

/** Quotes a piece of a source for a message: shortened, on one line. */
export function quote(text: string): string {
  const short = text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}...` : text
  return JSON.stringify(short)
}
