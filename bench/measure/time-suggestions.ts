// How long does the engine take to suggest while a reader types, the first time included, and does what
// it suggests lead anywhere?
import type { SearchEngine } from 'lede'

import { createRandom, shuffled } from '../random.ts'

export interface SuggestionTimes {
  /** Different beginnings of words that were asked for, each once, without a warm-up. */
  readonly beginnings: number
  /** Share of the beginnings that were checked and led to what has hits, 0..1. */
  readonly right: number
  /** One value a beginning in the order asked, milliseconds. */
  readonly latenciesMs: readonly number[]
}

/** Titles whose words are typed. */
const TITLES = 300

/** Longest beginning of a word, characters. */
const LONGEST = 12

/** Beginnings whose suggestions are checked. */
const CHECKED = 200

/** Gives every beginning of the words of some titles, drawn by a seed, each once. */
export function drawBeginnings(titles: readonly string[], seed: number): readonly string[] {
  const drawn = shuffled(createRandom(seed), titles).slice(0, TITLES)
  const words = drawn.flatMap((title) => title.toLowerCase().split(/\s+/u))
  return [
    ...new Set(
      words.flatMap((word) =>
        Array.from({ length: Math.min(word.length, LONGEST) }, (_, i) => word.slice(0, i + 1)),
      ),
    ),
  ]
}

/** Asks for suggestions for each beginning, on an engine that was asked nothing yet. */
export async function timeSuggestions(
  engine: SearchEngine,
  beginnings: readonly string[],
): Promise<SuggestionTimes> {
  const latenciesMs: number[] = []
  for (const q of beginnings) {
    const started = performance.now()
    await engine.suggest({ q })
    latenciesMs.push(performance.now() - started)
  }
  const step = Math.max(1, Math.floor(beginnings.length / CHECKED))
  const checked = beginnings.filter((_, i) => i % step === 0)
  let right = 0
  for (const q of checked) if (await leadsToHits(engine, q)) right++
  return { beginnings: beginnings.length, right: right / Math.max(checked.length, 1), latenciesMs }
}

/** Tells whether every suggested word has hits as it stands, and nothing is suggested twice. */
async function leadsToHits(engine: SearchEngine, q: string): Promise<boolean> {
  const { suggestions } = await engine.suggest({ q })
  const texts = new Set(suggestions.map(({ text }) => text.toLowerCase()))
  if (texts.size < suggestions.length) return false
  for (const { kind, text } of suggestions) {
    if (kind === 'story') continue
    const found = await engine.search({ q: `${text} `, typos: 'off', pageSize: 1, excerpts: 0 })
    if (found.totalHits === 0 || found.interpretation.dropped.length > 0) return false
  }
  return true
}
