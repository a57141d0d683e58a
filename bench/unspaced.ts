// How should text without spaces be cut? `npm run bench:unspaced` asks small collections of Chinese,
// Japanese and Thai news, written for this, in several ways, all of them by the public engine: cuts
// that it does not make are made by writing words that it cannot cut otherwise.
import { createEngine, buildIndex, tokenize } from 'lede'

import { type JudgedQuery, readDocuments, readQuestions } from './relevance/collection.ts'
import { mean, measure, type Measures } from './relevance/measures.ts'
import { UNSPACED } from './places.ts'
import type { PeerStory } from './peers/peer.ts'
import { formatTable } from './report/table.ts'

const LANGUAGES = [
  { name: 'chinese', locale: 'zh' },
  { name: 'japanese', locale: 'ja' },
  { name: 'thai', locale: 'th' },
] as const

/** One way to write stories and to ask for them. */
interface Variant {
  readonly name: string
  readonly toText: (text: string, locale: string) => string
  readonly toQuery: (q: string, locale: string) => string
}

const asItIs = (text: string): string => text
const LETTERS = /[\p{L}\p{N}]/u

/** The words that `Intl.Segmenter` sees. */
function wordsOf(text: string, locale: string): string[] {
  return [...new Intl.Segmenter(locale, { granularity: 'word' }).segment(text)]
    .map(({ segment }) => segment)
    .filter((segment) => LETTERS.test(segment))
}

/** Words as runs of letters that the tokenizer leaves whole. */
function spelled(text: string, locale: string): string {
  const letters = (word: string): string =>
    Array.from(word, (letter) => `x${(letter.codePointAt(0) ?? 0).toString(26)}`)
      .join('')
      .replace(/\d/g, (digit) => 'qrstuvwxyz'.charAt(Number(digit)))
  return wordsOf(text.toLowerCase(), locale).map(letters).join(' ')
}

const VARIANTS: readonly Variant[] = [
  { name: 'as Lede does', toText: asItIs, toQuery: asItIs },
  {
    name: 'bigrams, side by side',
    toText: asItIs,
    toQuery: (q) => `"${q}"`,
  },
  {
    name: 'bigrams, all of them',
    toText: asItIs,
    toQuery: (q) => [...new Set(tokenize(q).map(({ term }) => term))].filter(isPair).join(' '),
  },
  {
    name: 'bigrams, any of them',
    toText: asItIs,
    toQuery: (q) => [...new Set(tokenize(q).map(({ term }) => term))].filter(isPair).join(' OR '),
  },
  {
    name: 'bigrams, queries cut into words',
    toText: asItIs,
    toQuery: (q, locale) => `${wordsOf(q, locale).join(' ')} `,
  },
  { name: 'words in stories and queries', toText: spelled, toQuery: (q, l) => `${spelled(q, l)} ` },
]

/** The last character of a run stands alone beside the pair that ends in it. */
function isPair(term: string): boolean {
  return Array.from(term).length > 1
}

/** What a variant is worth on the queries of a language, as cells. */
async function ask(
  stories: readonly PeerStory[],
  queries: readonly JudgedQuery[],
  locale: string,
  { name, toText, toQuery }: Variant,
): Promise<string[]> {
  const written = stories.map(({ id, title, body }) => ({
    id,
    title: toText(title, locale),
    body: toText(body, locale),
  }))
  const engine = createEngine(buildIndex(written))
  const measured: Measures[] = []
  let empty = 0
  let hits = 0
  for (const { text, judgments } of queries) {
    const answer = await engine.search({ q: toQuery(text, locale), pageSize: 100, excerpts: 0 })
    if (answer.totalHits === 0) empty++
    hits += answer.totalHits
    measured.push(
      measure(
        answer.hits.map(({ id }) => id),
        judgments,
      ),
    )
  }
  return [
    name,
    mean(measured.map(({ ndcg }) => ndcg)).toFixed(3),
    mean(measured.map(({ recall }) => recall)).toFixed(3),
    (hits / queries.length).toFixed(1),
    String(empty),
  ]
}

for (const { name, locale } of LANGUAGES) {
  const folder = new URL(`${name}/`, UNSPACED)
  const stories = await readDocuments(folder)
  const { queries } = await readQuestions(folder)
  const rows: string[][] = []
  for (const variant of VARIANTS) rows.push(await ask(stories, queries, locale, variant))
  console.log(`\n${name}: ${stories.length} stories, ${queries.length} queries\n`)
  console.log(formatTable(['way', 'nDCG@10', 'recall', 'hits a query', 'without hits'], rows))
}
