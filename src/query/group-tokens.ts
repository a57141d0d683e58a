// Groups of query tokens: parentheses, `OR`, `AND` and `NOT` become clauses.
import { allOf, anyOf, apart, isSection, oppositeOf, sectionsAsOne } from './combine.ts'
import type { Operator } from './operators.ts'
import type { Clause, QueryContext } from './query.ts'
import type { Chunk, QueryToken } from './scan-query.ts'
import { toPhraseClause, toWordClauses } from './to-clauses.ts'
import type { Stretch } from './to-clauses.ts'
import { toFilter } from './to-filter.ts'

/**
 * Deepest parentheses that group; deeper ones only separate words. No reader needs more, and code that
 * walks the clauses may recurse.
 */
const MAX_DEPTH = 8

/** What was read of a chunk or a group. */
interface Reading {
  /** One clause for each of its parts, if it stands alone. All sections among them are alternatives. */
  readonly clauses: readonly Clause[]
  /** All of them as one, for an exclusion or an alternative; several words of a chunk are then a phrase. */
  readonly option: Clause
  /** It was made of several: its sections are not alternatives to those next to it. @default false */
  readonly isGroup?: boolean
}

/** A group that is being read; the query itself is the outermost. */
interface Group {
  readonly negated: boolean
  /** The operator of every part without one of its own. */
  readonly operator: Operator | undefined
  /** Alternatives, one or more, of each of its parts. */
  readonly parts: Reading[][]
  /** An `OR` stands before the next part. */
  joins: boolean
  /** A `NOT` stands before the next part. */
  negates: boolean
}

function openGroup(negated: boolean, operator: Operator | undefined): Group {
  return { negated, operator, parts: [], joins: false, negates: false }
}

/**
 * Groups the tokens of a query; linear in their number. `OR` joins its two neighbours before anything else
 * is joined; connectives and parentheses without what they need are left out.
 */
export function groupTokens(tokens: readonly QueryToken[], context: QueryContext): Clause[] {
  const groups = [openGroup(false, undefined)]
  let ignoredDepth = 0
  for (const token of tokens) {
    const group = groups.at(-1)
    if (group === undefined) break
    if (token.kind === 'open') {
      const { negated, operator = group.operator } = token
      if (groups.length > MAX_DEPTH) ignoredDepth++
      else groups.push(openGroup(negated, operator))
    } else if (token.kind === 'close') {
      if (ignoredDepth > 0) ignoredDepth--
      else closeGroup(groups)
    } else if (token.connective !== undefined) {
      if (token.connective === 'or') group.joins = group.parts.length > 0
      if (token.connective === 'not') group.negates = true
    } else add(group, readChunk(token, group.operator, context), token.negated)
  }
  while (groups.length > 1) closeGroup(groups)
  const clauses = groups.flatMap((group) => clausesOf(readingsOf(group)))
  return clauses.length > 0 ? clauses : connectivesAsWords(tokens)
}

/** Ends the innermost group, which becomes a part of the one around it; the outermost stays open. */
function closeGroup(groups: Group[]): void {
  const around = groups.at(-2)
  const group = groups.at(-1)
  if (around === undefined || group === undefined) return
  groups.pop()
  const readings = readingsOf(group)
  const clauses = clausesOf(readings)
  const option = allOf(sectionsAsOne(clauses))
  // Parentheses around one thing say nothing.
  const isGroup = readings.length > 1 || readings[0]?.isGroup === true
  add(around, option && { clauses, option, isGroup }, group.negated)
}

function add(group: Group, reading: Reading | undefined, negated: boolean): void {
  if (reading === undefined) return
  let part = reading
  if (negated || group.negates) {
    const option = oppositeOf(reading.option)
    part = { clauses: [option], option }
  }
  const last = group.parts.at(-1)
  if (group.joins && last !== undefined) last.push(part)
  else group.parts.push([part])
  group.joins = false
  group.negates = false
}

/** One reading for each part; alternatives are one. */
function readingsOf({ parts }: Group): Reading[] {
  return parts.flatMap((alternatives): Reading[] => {
    const [first, ...others] = alternatives
    if (first !== undefined && others.length === 0) return [first]
    const option = anyOf(alternatives.map((one) => one.option))
    return option === undefined ? [] : [{ clauses: [option], option, isGroup: true }]
  })
}

/**
 * The clauses of readings next to each other. Their sections are alternatives, since no story is in two. A
 * group is one thing, so its sections restrict the others.
 */
function clausesOf(readings: readonly Reading[]): Clause[] {
  const withSections = readings.filter(({ clauses }) => clauses.some(isSection))
  const first = withSections.find(({ isGroup = false }) => !isGroup) ?? withSections[0]
  return readings.flatMap((reading) => {
    const { clauses, isGroup = false } = reading
    return isGroup && reading !== first ? sectionsAsOne(clauses).map(apart) : clauses
  })
}

/** A query of only `OR` or `NOT` searches for these words. */
function connectivesAsWords(tokens: readonly QueryToken[]): Clause[] {
  return tokens.flatMap((token) =>
    token.kind === 'chunk' && token.connective !== undefined
      ? toWordClauses({ text: token.plain, field: undefined, endsQuery: token.endsQuery })
      : [],
  )
}

function readChunk(
  chunk: Chunk,
  inherited: Operator | undefined,
  context: QueryContext,
): Reading | undefined {
  const { operator = inherited, value, quoted, must, isProse, endsQuery } = chunk
  const plain = { text: chunk.plain, field: undefined, endsQuery, must, isProse }
  let reading: Reading | undefined
  if (operator?.kind === 'filter') {
    const written = toFilter(operator.name, value, context)
    if (written !== undefined) {
      const option = { kind: 'filter', ...written } as const
      return { clauses: [option], option }
    }
  } else {
    const field = operator?.field
    reading = readStretch({ text: value, field, endsQuery, must, isProse }, quoted)
  }
  // An operator with an invalid value is read as plain words.
  return reading ?? readStretch(plain, false)
}

function readStretch(stretch: Stretch, quoted: boolean): Reading | undefined {
  if (quoted) {
    const phrase = toPhraseClause(stretch)
    return phrase && { clauses: [phrase], option: phrase }
  }
  const clauses = toWordClauses(stretch)
  const option = clauses.length > 1 ? toPhraseClause(stretch) : clauses[0]
  return option && { clauses, option }
}
