// What do other papers make of a story that they print, too? Copies that are still the same story.
import { drawInteger, drawItem, type Random } from '../random.ts'

/** A headline and a text. */
export interface Text {
  readonly title: string
  readonly body: string
}

/** What editing draws from. */
export interface Supply {
  readonly random: Random
  /** Another story of about any length. */
  readonly other: () => Text
  /** A word that some headline has in lower case. */
  readonly plainWord: () => string
  /** A word that is written with a capital letter within sentences. */
  readonly name: () => string
}

/** One way of making a story out of another; undefined where a story does not lend itself to it. */
export interface Change {
  readonly name: string
  readonly make: (text: Text, supply: Supply) => Text | undefined
}

const PLAIN = /^[a-z]{4,}$/

/** Changes one word in ten of a text, each to a word of another story. */
function changeWords(body: string, { random, other }: Supply): string {
  const words = other().body.match(/\p{L}+/gu) ?? ['other']
  return body.replace(/\S+/gu, (word) => (random() < 0.1 ? drawItem(random, words) : word))
}

/** Puts another plain word in place of one of a headline that has some in lower case. */
function changeTitle(title: string, { random, plainWord }: Supply): string | undefined {
  const words = title.split(' ')
  const plain = [...words.keys()].filter((i) => PLAIN.test(words[i] ?? ''))
  if (plain.length === 0) return undefined
  const at = drawItem(random, plain)
  return words.with(at, plainWord()).join(' ')
}

function firstHalf(body: string): string {
  return body.slice(0, body.lastIndexOf(' ', body.length / 2))
}

/** The first sentence up to nine words, as another paper's headline. */
function titleFrom(body: string): string | undefined {
  const words = body.slice(0, 400).split(/\s+/u)
  return words.length < 20 ? undefined : words.slice(2, 11).join(' ')
}

/** Ways of printing the same story again. */
export const EDITS: readonly Change[] = [
  { name: 'unchanged', make: (text) => text },
  {
    name: 'one word in ten changed',
    make: ({ title, body }, supply) => ({ title, body: changeWords(body, supply) }),
  },
  { name: 'second half cut off', make: ({ title, body }) => ({ title, body: firstHalf(body) }) },
  {
    name: 'a paragraph added',
    make: ({ title, body }, { other }) => ({
      title,
      body: `${body}\n\n${other().body.slice(0, Math.max(150, body.length / 3))}`,
    }),
  },
  {
    name: 'a headline word left out',
    make: ({ title, body }, { random }) => {
      const words = title.split(' ')
      if (words.length < 4) return undefined
      return { title: words.toSpliced(drawInteger(random, 0, words.length - 1), 1).join(' '), body }
    },
  },
  {
    name: 'a plain headline word changed',
    make: ({ title, body }, supply) => {
      const changed = changeTitle(title, supply)
      return changed === undefined ? undefined : { title: changed, body }
    },
  },
  {
    name: 'that, and one word in ten',
    make: ({ title, body }, supply) => {
      const changed = changeTitle(title, supply)
      return changed === undefined ? undefined : { title: changed, body: changeWords(body, supply) }
    },
  },
  {
    name: 'headline out of the text',
    make: ({ body }) => {
      const title = titleFrom(body)
      return title === undefined ? undefined : { title, body }
    },
  },
]
