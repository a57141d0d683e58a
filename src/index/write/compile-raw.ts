// From one serialized MiniSearch index to arrays. The dictionary and the postings are MiniSearch's own; the
// token streams come from the stories' texts through the same tokenizer.
import { visitTokens } from '../../analysis/tokenize.ts'
import { LedeError } from '../../errors.ts'
import type { SerializedMiniSearch } from '../news-index.ts'
import { indexedBodyEnd, type Story } from '../../story/story.ts'
import { type Columns, compileColumns } from '../columns.ts'
import { compileDictionary, type Dictionary } from '../dictionary.ts'
import { packTermFreqs, type Postings, PostingsBuilder } from '../postings.ts'
import { createSpellingCounter, type Spellings } from './spellings.ts'
import { TITLE_WEIGHT } from '../../ranking/bm25f.ts'
import { compileLengths, type FieldLengths } from '../field-lengths.ts'
import { TokenStreamBuilder, type TokenStreams } from '../token-streams.ts'

/** What a serialized index says, in arrays. */
export interface RawSegment {
  readonly storyCount: number
  readonly dictionary: Dictionary
  /** Title and body, a list a term. */
  readonly content: Postings
  /** Author, a list a term. */
  readonly author: Postings
  readonly lengths: FieldLengths
  readonly streams: TokenStreams
  readonly columns: Columns
  readonly spellings: Spellings
}

/** termFreq by MiniSearch's document number, as it is serialized. */
type ByDocument = Readonly<Record<string, number>>

/**
 * Compiles a serialized index of exactly these stories.
 * @throws LedeError `index_damaged` when index and stories do not belong together.
 */
export function compileRaw(
  stories: readonly Story[],
  miniSearch: SerializedMiniSearch,
): RawSegment {
  const entries = [...miniSearch.index].sort(([a], [b]) => (a < b ? -1 : 1))
  const terms = entries.map(([term]) => term)
  const storyOf = storyNumbers(stories, miniSearch)
  const fieldId = (name: string): string => String(miniSearch.fieldIds[name] ?? '')
  const [title, body, author] = [fieldId('title'), fieldId('body'), fieldId('author')]
  const content = new PostingsBuilder()
  const byAuthor = new PostingsBuilder()
  for (const [, fields] of entries) {
    content.beginList()
    addContent(content, fields[title] ?? NOWHERE, fields[body] ?? NOWHERE, storyOf)
    byAuthor.beginList()
    addContent(byAuthor, NOWHERE, fields[author] ?? NOWHERE, storyOf)
  }
  return {
    storyCount: stories.length,
    dictionary: compileDictionary(terms),
    content: content.build(),
    author: byAuthor.build(),
    ...compileStreams(stories, new Map(terms.map((term, number) => [term, number]))),
    columns: compileColumns(stories),
  }
}

const NOWHERE: ByDocument = {}

/** Adds one list: the stories of two fields together. Keys that are whole numbers come in order. */
function addContent(
  builder: PostingsBuilder,
  title: ByDocument,
  body: ByDocument,
  storyOf: (document: string) => number,
): void {
  const inTitle = Object.keys(title)
  const inBody = Object.keys(body)
  let t = 0
  let b = 0
  while (t < inTitle.length || b < inBody.length) {
    const titleStory = t < inTitle.length ? storyOf(inTitle[t] as string) : Infinity
    const bodyStory = b < inBody.length ? storyOf(inBody[b] as string) : Infinity
    const story = Math.min(titleStory, bodyStory)
    const titleFreq = titleStory === story ? (title[inTitle[t++] as string] ?? 0) : 0
    const bodyFreq = bodyStory === story ? (body[inBody[b++] as string] ?? 0) : 0
    builder.add(story, packTermFreqs(titleFreq, bodyFreq))
  }
}

/** Maps MiniSearch's document numbers to stories by the ids that it keeps with them. */
function storyNumbers(
  stories: readonly Story[],
  { documentIds }: SerializedMiniSearch,
): (document: string) => number {
  const documents = Object.entries(documentIds)
  const numbers = new Map(documents.map(([document], number) => [document, number]))
  const stray = documents.find(([, id], number) => stories[number]?.id !== id)
  if (stray !== undefined || documents.length !== stories.length) {
    throw new LedeError(
      'index_damaged',
      `Expected the serialized index to hold the ${stories.length} stories in their order, ` +
        (stray === undefined
          ? `received ${documents.length} documents`
          : `received ${JSON.stringify(stray[1])} as document ${stray[0]}`),
    )
  }
  return (document) => {
    const number = numbers.get(document)
    if (number !== undefined) return number
    throw new LedeError(
      'index_damaged',
      `Expected the serialized index to have postings of its documents only, received document ${document}`,
    )
  }
}

/** Reads every story's texts into streams and counts their positions. */
function compileStreams(
  stories: readonly Story[],
  numbers: ReadonlyMap<string, number>,
): Pick<RawSegment, 'streams' | 'lengths' | 'spellings'> {
  const builder = new TokenStreamBuilder()
  const counter = createSpellingCounter()
  const [titles, bodies, authors]: [number[], number[], number[]] = [[], [], []]
  const addField = (story: Story, text: string, isContent: boolean): number => {
    builder.beginField()
    let positions = 0
    visitTokens(text, (term, start, end, position, span) => {
      const number = numbers.get(term)
      if (number === undefined) {
        throw new LedeError(
          'index_damaged',
          `Expected the serialized index to have the term ${JSON.stringify(term)} of story ` +
            `${JSON.stringify(story.id)}: it was made from other stories`,
        )
      }
      builder.add(number, start, end, span > 1)
      if (span > 1) return
      positions = position + 1
      if (isContent) counter.add(number, text, start, end)
    })
    return positions
  }
  for (const story of stories) {
    titles.push(addField(story, story.title, true))
    bodies.push(addField(story, story.body.slice(0, indexedBodyEnd(story)), true))
    authors.push(addField(story, story.author ?? '', false))
  }
  const lengths = compileLengths(titles, bodies, authors, TITLE_WEIGHT)
  return { streams: builder.build(), lengths, spellings: counter.spellings }
}
