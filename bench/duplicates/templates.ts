// What does news look like that is made by a template? Stories that differ in what their headlines name,
// and nowhere else.
import { drawItem, type Random } from '../random.ts'
import type { Change, Text } from './edits.ts'

const WORD = /\p{L}+/gu
/** A word with a capital letter after one without, within a sentence. */
const NAME = /(?<=\p{Ll} )\p{Lu}\p{Ll}{3,}(?!\p{L})/gu

/** The names in a text. */
export function namesIn({ body }: Text): string[] {
  return [...new Set(body.match(NAME) ?? [])]
}

/** Those of them that the headline has, too. */
function namesOfTitle(text: Text): string[] {
  const words = new Set(text.title.toLowerCase().match(WORD) ?? [])
  return namesIn(text).filter((name) => words.has(name.toLowerCase()))
}

/** Puts words in place of others in headline and body. */
function replaceWords({ title, body }: Text, meant: Readonly<Record<string, string>>): Text {
  const byFolded = new Map(Object.entries(meant).map(([from, to]) => [from.toLowerCase(), to]))
  const replace = (text: string): string =>
    text.replace(WORD, (word) => byFolded.get(word.toLowerCase()) ?? word)
  return { title: replace(title), body: replace(body) }
}

function drawPair(random: Random, items: readonly string[]): readonly [string, string] | undefined {
  if (items.length < 2) return undefined
  const one = drawItem(random, items)
  return [
    one,
    drawItem(
      random,
      items.filter((item) => item !== one),
    ),
  ]
}

function isTogether(title: string, [one, other]: readonly [string, string]): boolean {
  const words = (title.toLowerCase().match(WORD) ?? []).map(String)
  const distance = words.indexOf(one.toLowerCase()) - words.indexOf(other.toLowerCase())
  return Math.abs(distance) === 1
}

const VERB = /\b(?:will|is|was|are|were|can|has)\b(?!['’])/iu
const NEGATED = /\b(?:no|not|never|without|cannot)\b|n['’]t\b/iu

/** Ways of making other news by the same template. */
export const TEMPLATES: readonly Change[] = [
  {
    name: 'another name',
    make: (text, { random, name }) => {
      const names = namesOfTitle(text)
      return names.length === 0
        ? undefined
        : replaceWords(text, { [drawItem(random, names)]: name() })
    },
  },
  {
    name: 'two names exchanged',
    make: (text, { random }) => {
      const pair = drawPair(random, namesOfTitle(text))
      // Two that touch are often one name.
      if (pair === undefined || isTogether(text.title, pair)) return undefined
      return replaceWords(text, { [pair[0]]: pair[1], [pair[1]]: pair[0] })
    },
  },
  {
    name: 'another figure',
    make: ({ title, body }) => {
      const figures = title.match(/(?<![\d.,])[1-9]\d*(?![\d.,])/gu) ?? []
      const figure = figures.find((one) => new RegExp(`\\b${one}\\b`).test(body))
      if (figure === undefined) return undefined
      const change = (text: string): string =>
        text.replaceAll(new RegExp(`\\b${figure}\\b`, 'g'), String(Number(figure) + 3))
      return { title: change(title), body: change(body) }
    },
  },
  {
    name: 'a negation',
    make: ({ title, body }) =>
      VERB.test(title) && VERB.test(body) && !NEGATED.test(title)
        ? { title: title.replace(VERB, '$& not'), body: body.replace(VERB, '$& not') }
        : undefined,
  },
]

/** Another headline in one paper, at another address. */
export const ONE_PAPER: readonly Change[] = [
  {
    name: 'another name in the headline alone',
    make: (text, { random, name }) => {
      const names = namesOfTitle(text)
      if (names.length === 0) return undefined
      return { ...replaceWords(text, { [drawItem(random, names)]: name() }), body: text.body }
    },
  },
]
