// Stories from outside, of an embedding app or a file on disk, validated and completed.
import * as v from 'valibot'

import { LedeError } from '../errors.ts'
import { boundStory } from './bound-story.ts'
import { parseIsoDate } from './iso-date.ts'
import { type Story, tidyStory, toStory } from './story.ts'

const Text = v.string('text')
const absent = <const Schema extends v.GenericSchema>(schema: Schema) =>
  v.pipe(
    v.nullish(schema),
    v.transform((value) => value ?? undefined),
  )

/** A name that facets count: without outer and repeated white space. */
const Name = v.pipe(
  Text,
  v.transform((name) => name.replace(/\s+/gu, ' ').trim()),
)
/** A name that may be missing; one of only white space counts as missing. */
const OptionalName = v.pipe(
  absent(Name),
  v.transform((name) => name || undefined),
)

/** Every message completes "Expected `name` to be ...". */
const StorySchema = v.object(
  {
    id: v.pipe(v.string('text that is not empty'), v.nonEmpty('text that is not empty')),
    kind: absent(v.picklist(['article', 'teaser'], '"article" or "teaser"')),
    title: Text,
    body: Text,
    truncated: absent(v.boolean('true or false')),
    author: OptionalName,
    publishedAt: absent(
      v.pipe(
        v.string('an ISO 8601 date'),
        v.rawTransform(({ dataset, addIssue, NEVER }) => {
          const date = withOffset(dataset.value)
          if (date !== undefined) return date
          addIssue({ message: 'an ISO 8601 date or date-time' })
          return NEVER
        }),
      ),
    ),
    views: absent(
      v.pipe(
        v.number('a whole number from 0'),
        v.safeInteger('a whole number from 0'),
        v.minValue(0, 'a whole number from 0'),
      ),
    ),
    section: OptionalName,
    url: absent(Text),
    lists: absent(
      v.pipe(
        v.array(Name, 'a list of texts'),
        v.transform((names) => [...new Set(names.filter((name) => name !== ''))]),
      ),
    ),
    source: absent(Text),
  },
  'an object',
)

/**
 * Parses one story, fills in optional properties, and drops unknown ones. The properties of the result
 * always stand in the same order, so that equal stories serialize to equal bytes. A date without a time is
 * its first moment in UTC; a time without an offset is UTC. Names that facets count (author, section,
 * lists) lose outer and repeated white space; none is empty or repeated. Texts longer than any article's
 * are cut (`boundStory`).
 *
 * @param number Its place among the others, from 1; names a story without an id.
 * @throws LedeError `invalid_story`, naming the story, the property, and what was expected.
 */
export function parseStory(input: unknown, number: number): Story {
  const result = v.safeParse(StorySchema, input, { abortEarly: true })
  if (!result.success) throw invalidStory(input, number, result.issues[0])
  const given = Object.entries(result.output).filter(([, value]) => value !== undefined)
  // The schema has checked every value; only `undefined`, which it may add, was filtered out.
  return boundStory(tidyStory(toStory(Object.fromEntries(given) as unknown as Story)))
}

function invalidStory(input: unknown, number: number, issue: v.BaseIssue<unknown>): LedeError {
  const path = v.getDotPath(issue)
  const property = path === null ? '' : `\`${path}\` of `
  const id: unknown = typeof input === 'object' && input !== null && 'id' in input ? input.id : ''
  const story =
    typeof id === 'string' && id !== '' ? `story ${JSON.stringify(id)}` : `story number ${number}`
  return new LedeError(
    'invalid_story',
    // An absent property has no schema of its own in valibot, so it has no message of ours.
    `Expected ${property}${story} to be ${issue.type === 'object' && path !== null ? 'given' : issue.message}, received ${shown(issue.input)}`,
  )
}

/** Longest value shown in a message, UTF-16 code units. */
const SHOWN_LENGTH = 60

function shown(value: unknown): string {
  if (typeof value === 'string') {
    const whole = value.length <= SHOWN_LENGTH
    return JSON.stringify(whole ? value : `${value.slice(0, SHOWN_LENGTH)}…`)
  }
  if (Array.isArray(value)) return 'a list'
  if (typeof value === 'object' && value !== null) return 'an object'
  return typeof value === 'function' || typeof value === 'symbol' ? typeof value : String(value)
}

/** What a reader may write in a date and a file may not: lower case, a space, an offset of hours alone. */
const CARELESS = /[ tz]|[:.,]\d{1,9}[+-]\d\d$/

/** Gives an ISO 8601 date as a date-time with offset; undefined for anything else. */
function withOffset(text: string): string | undefined {
  const date = CARELESS.test(text) ? undefined : parseIsoDate(text)
  if (date === undefined || date.precision === 'year' || date.precision === 'month')
    return undefined
  if (date.precision === 'day') return `${text}T00:00:00Z`
  const complete = text.replace(',', '.')
  return date.offsetMinutes === undefined
    ? `${complete}Z`
    : complete.replace(/([+-]\d\d)(\d\d)$/, '$1:$2')
}
