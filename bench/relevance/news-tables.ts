// What is printed of misspellings and rewordings.
import { formatShare, formatTable } from '../report/table.ts'
import { RULE_LABELS } from './misspellings.ts'
import type { RewordingFigures, TypoFigures } from './news-figures.ts'

/** Writes how often the right word is searched for, by distance and by what the rules say. */
export function formatTypos(figures: readonly TypoFigures[]): string {
  const rows = figures.map(({ edits, rule, pairs, found, onFirstPage, instead }) => [
    rule === 'all' ? `distance ${edits}` : `  ${RULE_LABELS[rule]}`,
    count(pairs),
    formatShare(found),
    formatShare(onFirstPage),
    count(instead.nothing),
    count(instead.continuations),
    count(instead['other words']),
  ])
  return formatTable(
    [
      'misspelt words',
      'pairs',
      'right word searched for',
      'on first page',
      'else: nothing',
      'continuations',
      'other words',
    ],
    rows,
  )
}

/** Writes how often a story is on the first page, asked for in its words and otherwise. */
export function formatRewordings(figures: readonly RewordingFigures[]): string {
  return formatTable(
    ['story among the first ten', 'pairs', 'its words', 'reworded', 'ratio'],
    figures.map(({ name, pairs, clean, reworded, ratio }) => [
      name,
      count(pairs),
      formatShare(clean),
      formatShare(reworded),
      formatShare(ratio),
    ]),
  )
}

function count(value: number): string {
  return value.toLocaleString('en')
}
