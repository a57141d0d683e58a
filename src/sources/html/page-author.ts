// The author that a page shows: marked next to the headline, else marked anywhere in the story, else a line
// that begins with `By`.
import type { PageHeader } from './page-header.ts'
import { isByline, namesOfLine } from './page-names.ts'
import type { Place } from './scan-places.ts'

/** Gives the names on a page's byline, none if it has none. */
export function shownAuthors(places: readonly Place[], header: PageHeader): readonly string[] {
  const marked = innermost(
    places
      .filter((place) => place.kind === 'author' && header.isOwn(place))
      .map((place) => ({ place, names: namesOf(place) }))
      .filter(({ names }) => names.length > 0),
  )
  const near = marked.filter(({ place }) => header.isNear(place))
  const lines = places
    .filter(
      (place) => place.kind === 'line' && header.isNear(place) && isByline(place.lines[0] ?? ''),
    )
    .map((place) => ({ place, names: namesOf(place) }))
    .filter(({ names }) => names.length > 0)
  return (
    strongest(near, 2) ??
    lines[0]?.names ??
    strongest(near, 1) ??
    onlyOne(marked.filter(({ place }) => place.mark >= 2)) ??
    onlyOne(marked) ??
    []
  )
}

interface Named {
  readonly place: Place
  readonly names: readonly string[]
}

/** Gives the names of the first line that holds any. */
function namesOf({ lines }: Place): readonly string[] {
  return (
    lines
      .slice(0, 4)
      .map(namesOfLine)
      .find((names) => names.length > 0) ?? []
  )
}

/** Leaves out places that contain another one: the whole byline around the link to its author. */
function innermost(named: readonly Named[]): readonly Named[] {
  return named.filter(
    ({ place }) =>
      !named.some(
        ({ place: other }) =>
          other !== place &&
          other.mark >= place.mark &&
          other.start >= place.start &&
          other.end <= place.end &&
          other.end - other.start < place.end - place.start,
      ),
  )
}

/** Gives all names with the most reliable mark. */
function strongest(named: readonly Named[], least: number): readonly string[] | undefined {
  const mark = Math.max(...named.map(({ place }) => place.mark))
  if (named.length === 0 || mark < least) return undefined
  return distinct(named.filter(({ place }) => place.mark === mark).flatMap(({ names }) => names))
}

/** Gives the name that all places agree on. */
function onlyOne(named: readonly Named[]): readonly string[] | undefined {
  const names = distinct(named.flatMap((one) => one.names))
  return names.length === 1 ? names : undefined
}

function distinct(names: readonly string[]): readonly string[] {
  const known = new Map(
    names.map((name) => [name.toLowerCase(), name]).reverse() as [string, string][],
  )
  return [...known.values()].reverse()
}
