// The parameters of a search that leave stories out, one row each.
import type { Story, StoryKind } from '../story/story.ts'
import type { ParameterRow, ValueOf } from './parameter-row.ts'
import { isList, months, oneOf, text, texts } from './parameter-values.ts'

/** How a parameter leaves stories out. */
export interface FilterTerms {
  /** The property of a story that it looks at. */
  readonly property: keyof Story
  /** The values of the property are counted, too, under the parameter's name. */
  readonly facet?: true
  /** What stands before a value where the filter is put into words; may be empty. */
  readonly inWords: string
}

/** What the search page shows of a parameter. */
export interface PageTerms {
  /** What stands above its values, and before one that is set. Absent where it does not narrow the view. */
  readonly label?: string
  /** What the rest of a facet's values is called. Absent where they are not listed. */
  readonly more?: string
  /** Value -> what it is called. @default as it is */
  readonly values?: Readonly<Record<string, string>>
  /** What a reader is told of a value that cannot be used. */
  readonly advice?: string
}

/** All that is known of a parameter of a search. */
export interface SearchParameterRow extends ParameterRow {
  /** Present where it leaves stories out. */
  readonly filter?: FilterTerms
  /** Present where addresses of the search page may have it. */
  readonly onPage?: PageTerms
  /** An export has every story whole: what concerns a page of results is none of its parameters. */
  readonly ofResults?: true
}

const STORY_KINDS = ['article', 'teaser'] as const satisfies readonly StoryKind[]

/** Longest `from` and `to`, UTF-16 code units; an ISO date-time has about 30. */
const MAX_TIME_LENGTH = 64

/** Says what a `from` may look like. */
export const FROM_EXPECTATION = 'an ISO 8601 date or date-time, or a time ago such as `7d`'

/** Says what a `to` may look like. */
export const TO_EXPECTATION = 'an ISO 8601 date or date-time'

/** Parameter -> all that is known of it, in the order of the documentation and of the facets. */
export const FILTER_PARAMETERS = {
  /** @default both */
  kind: {
    value: oneOf(STORY_KINDS),
    description: 'Only stories of this kind; absent, both.',
    example: 'article',
    filter: { property: 'kind', facet: true, inWords: '' },
    onPage: {
      label: 'Kind',
      more: 'More kinds',
      values: { article: 'Articles', teaser: 'Teasers' },
      advice: 'Kinds are article and teaser.',
    },
  },
  /** Any of these authors, case-insensitive. @default no restriction */
  author: {
    value: texts(),
    description: 'Only stories by any of these authors, case-insensitive.',
    example: ['Ines Marlow'],
    filter: { property: 'author', facet: true, inWords: 'by ' },
    onPage: { label: 'Author', more: 'More authors' },
  },
  /** Any of these sections, case-insensitive. @default no restriction */
  section: {
    value: texts(),
    description: 'Only stories of any of these sections, case-insensitive.',
    example: ['local', 'transport'],
    filter: { property: 'section', facet: true, inWords: 'in ' },
    onPage: { label: 'Section', more: 'More sections' },
  },
  /** Any of these lists, case-insensitive. @default no restriction */
  list: {
    value: texts(),
    description: 'Only stories in any of these lists, case-insensitive.',
    example: ['latest'],
    filter: { property: 'lists', facet: true, inWords: 'in ' },
    onPage: { label: 'Shown among', more: 'More lists' },
  },
  /** Any of these months, `YYYY-MM`, in the offset that a story's own date has. @default no restriction */
  month: {
    value: months(),
    description:
      'Only stories of any of these months, `YYYY-MM`, as the facet counts them: by the day that the story itself is dated.',
    example: ['2025-10'],
    filter: { property: 'publishedAt', facet: true, inWords: 'of ' },
    onPage: { label: 'Published', advice: 'Write a month such as 2025-10.' },
  },
  /** ISO 8601 date or date-time, or a time ago (`7d`, `24h`, `2w`, `3months`); inclusive. */
  from: {
    value: text(MAX_TIME_LENGTH, FROM_EXPECTATION),
    description:
      'Earliest publication, inclusive: an ISO 8601 date or date-time, or a time ago such as `24h`, `7d`, `2w`, `3months`.',
    example: '7d',
    filter: { property: 'publishedAt', inWords: 'from ' },
    onPage: {
      label: 'Published',
      advice:
        'Write a date such as 2025-10-31, or 7d for the last seven days; it must not be after the end.',
    },
  },
  /** ISO 8601 date (its whole day) or date-time; inclusive. */
  to: {
    value: text(MAX_TIME_LENGTH, TO_EXPECTATION),
    description: 'Latest publication, inclusive: an ISO 8601 date (its whole day) or date-time.',
    example: '2025-10-31',
    filter: { property: 'publishedAt', inWords: 'to ' },
    onPage: { label: 'Published', advice: 'Write a date such as 2025-10-31.' },
  },
} as const satisfies Readonly<Record<string, SearchParameterRow>>

type FilterRows = typeof FILTER_PARAMETERS

/** A parameter that leaves stories out. */
export type FilterName = keyof FilterRows

/** A property of stories whose values are counted. */
export type FacetName = {
  [TName in FilterName]: FilterRows[TName]['filter'] extends { readonly facet: true }
    ? TName
    : never
}[FilterName]

/** Parameters that leave stories out. */
export const FILTER_NAMES = Object.keys(FILTER_PARAMETERS) as readonly FilterName[] // keys of a literal

/** Facets that can be counted, in canonical order. */
export const FACET_NAMES = FILTER_NAMES.filter(isFacetName) as [FacetName, ...FacetName[]] // there are some

/** A filter that takes several values. */
export type ListFilterName = {
  [TName in FilterName]: ValueOf<FilterRows[TName]> extends readonly string[] ? TName : never
}[FilterName]

/** Tells whether a filter takes several values. */
export function isListFilter(name: FilterName): name is ListFilterName {
  return isList(FILTER_PARAMETERS[name].value)
}

/** Tells whether a parameter is of a property whose values are counted. */
export function isFacetName(name: FilterName): name is FacetName {
  return 'facet' in FILTER_PARAMETERS[name].filter
}

/** Gives the parameters that look at the same property of stories as this one, itself included. */
export function filtersLike(name: FilterName): readonly FilterName[] {
  const { property } = FILTER_PARAMETERS[name].filter
  return FILTER_NAMES.filter((other) => FILTER_PARAMETERS[other].filter.property === property)
}
