// The form of a search's answer: JSON or a feed, by `format` or by `Accept`.
import type { Context } from 'hono'
import { accepts } from 'hono/accepts'

/** Forms of a feed with their media types. */
export const FEED_TYPES = {
  rss: 'application/rss+xml',
  atom: 'application/atom+xml',
  jsonfeed: 'application/feed+json',
} as const

/** The media type of a description of the service as a search engine. */
export const OPENSEARCH_TYPE = 'application/opensearchdescription+xml'

/** A form of a feed. */
export type FeedForm = keyof typeof FEED_TYPES

const FEED_FORMS = Object.keys(FEED_TYPES) as FeedForm[] // keys of a literal

/** How a search is answered, and what decided that. */
export interface AnswerForm {
  readonly form: 'json' | FeedForm
  /** The request named no form, so that `Accept` decides; caches have to know. */
  readonly negotiated: boolean
}

/** Chooses by the parameter `format` where there is one (a bad one is refused elsewhere), else by `Accept`. */
export function chooseForm(c: Context, format: unknown): AnswerForm {
  if (format !== undefined && format !== null && format !== '') {
    return { form: FEED_FORMS.find((form) => form === format) ?? 'json', negotiated: false }
  }
  const accept = c.req.header('Accept')
  // Most clients name no feed: they are spared the reading.
  if (accept === undefined || !/rss|atom|feed/i.test(accept))
    return { form: 'json', negotiated: true }
  const type = accepts(c, {
    header: 'Accept',
    supports: ['application/json', ...Object.values(FEED_TYPES)],
    default: 'application/json',
  })
  return { form: FEED_FORMS.find((form) => FEED_TYPES[form] === type) ?? 'json', negotiated: true }
}
