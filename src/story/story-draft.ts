// What a reader of one source format gives: stories without ids yet, and what it could not read.
import type { DateOrder } from '../sources/dates/printed-date.ts'
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

/** What reading one source gave. */
export interface ParsedSource {
  readonly stories: readonly StoryDraft[]
  readonly issues: readonly SourceIssue[]
}

/** What a reader has to know beside the text. */
export interface SourceContext {
  /** The name that stories and issues carry. */
  readonly source: string
  /** IANA zone of dates that carry none. */
  readonly timeZone: string
  /** Which number comes first in dates of numbers alone. @default 'auto' */
  readonly dateOrder?: DateOrder | undefined
  /** When the source was read, in epoch milliseconds: `3 hours ago` on a page counts from it. */
  readonly nowMs?: number | undefined
  /** The address that the source was fetched from, to which its links are relative. */
  readonly address?: string
}

/** Longest piece of a source that a reason repeats, in UTF-16 code units. */
const MAX_QUOTED_LENGTH = 60

/** Puts a piece of a source into a reason: in quotes, shortened, on one line. */
export function quote(text: string): string {
  const short = text.length > MAX_QUOTED_LENGTH ? `${text.slice(0, MAX_QUOTED_LENGTH)}...` : text
  return JSON.stringify(short)
}
