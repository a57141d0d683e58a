// What a reader of one source format gives: stories without ids yet, and what it could not read.
import type { Story } from './story.ts'

/** A story as one source tells it; merging gives it an id and joins it with its other tellings. */
export interface StoryDraft extends Omit<Story, 'id'> {
  /** The id that the source itself gave. */
  readonly id?: string
  /** A web address that names this story alone (`addressKey`): drafts that share it are one story. */
  readonly address?: string
  /** Another draft that is the same story whatever their dates: the article that a page teases. */
  readonly sameAs?: StoryDraft
}

/** Something in a source that could not be read. */
export interface SourceIssue {
  readonly source: string
  /** 1-based; absent where the whole source is meant. */
  readonly line?: number
  readonly reason: string
}

/** What is left out of a source on purpose: a draft, a story of the future, categories after the first. */
export type LeftOut = 'draft' | 'future' | 'categories'

/** What reading one source gave. */
export interface ParsedSource {
  readonly stories: readonly StoryDraft[]
  readonly issues: readonly SourceIssue[]
  /** One for each story that lost something; they are counted where the source ends. */
  readonly leftOut?: readonly LeftOut[]
}

/** Longest piece of a source that a reason repeats, in UTF-16 code units. */
const MAX_QUOTED_LENGTH = 60

/** Puts a piece of a source into a reason: in quotes, shortened, on one line. */
export function quote(text: string): string {
  const short = text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}...` : text
  return JSON.stringify(short)
}
