// What do misspellings and rewordings come to? Counts and shares; knows neither the engine nor how
// figures are shown.
import type { AskedMisspelling, Instead } from './ask-misspellings.ts'
import { PAGE_DEPTH } from './measures.ts'
import { type Rule, RULE_LABELS } from './misspellings.ts'
import type { AskedRewording } from './rewordings.ts'
import type { NewsOutput } from './tasks/ask-news.ts'

/** Misspellings of one distance, all or those of which the rules say the same. */
export interface TypoFigures {
  readonly edits: number
  readonly rule: Rule | 'all'
  readonly pairs: number
  /** Share of which the right word is among what is searched for, 0..1. */
  readonly found: number
  /** Share of which a story with the right word is on the first page, 0..1. */
  readonly onFirstPage: number
  /** What was searched for in place of the right word -> pairs. */
  readonly instead: Readonly<Record<Instead, number>>
}

/** Stories asked for in two ways. */
export interface RewordingFigures {
  readonly name: string
  readonly pairs: number
  /** Shares of which the story is on the first page, 0..1. */
  readonly clean: number
  readonly reworded: number
  /** How often the second way finds the story, against the first. */
  readonly ratio: number
}

/** Edits that are reported on: as many as are ever forgiven. */
const MAX_EDITS = 2

/** Sums up misspellings by distance and rule; groups without any are left out. */
export function toTypoFigures(asked: readonly AskedMisspelling[]): readonly TypoFigures[] {
  const rules = ['all', ...(Object.keys(RULE_LABELS) as Rule[])] as const // its keys are rules
  return Array.from({ length: MAX_EDITS }, (_, i) => i + 1).flatMap((edits) =>
    rules.flatMap((rule): TypoFigures[] => {
      const group = asked.filter(
        (one) => one.edits === edits && (rule === 'all' || one.rule === rule),
      )
      return group.length === 0 ? [] : [{ edits, rule, ...figuresOf(group) }]
    }),
  )
}

function figuresOf(group: readonly AskedMisspelling[]) {
  const missed = (what: Instead): number => group.filter(({ instead }) => instead === what).length
  return {
    pairs: group.length,
    found: share(group, ({ rank }) => rank !== undefined),
    onFirstPage: share(group, ({ rank }) => rank !== undefined && rank <= PAGE_DEPTH),
    instead: {
      nothing: missed('nothing'),
      continuations: missed('continuations'),
      'other words': missed('other words'),
    },
  }
}

/** Sums up what was asked for in two ways; parts that were not wanted are left out. */
export function toRewordingFigures({
  knownItems,
  joinedWords,
}: NewsOutput): readonly RewordingFigures[] {
  return [
    ['title words, one misspelt', knownItems],
    ['two words, asked for as one', joinedWords?.joined],
    ['one word, asked for as two', joinedWords?.split],
  ].flatMap((named) => {
    // Pairs of a name and what was asked.
    const [name, asked] = named as [string, readonly AskedRewording[] | undefined]
    return asked === undefined || asked.length === 0 ? [] : [toFigures(name, asked)]
  })
}

function toFigures(name: string, asked: readonly AskedRewording[]): RewordingFigures {
  const clean = share(asked, ({ foundClean }) => foundClean)
  const reworded = share(asked, ({ foundReworded }) => foundReworded)
  return { name, pairs: asked.length, clean, reworded, ratio: reworded / clean }
}

function share<T>(items: readonly T[], holds: (item: T) => boolean): number {
  return items.filter(holds).length / items.length
}
