// A story of a corpus, as it is kept on disk between the steps of a bench.

/** One story, a JSON object a line; a `StoryInput` of the product with everything that is filtered by. */
export interface CorpusStory {
  readonly id: string
  readonly kind: 'article' | 'teaser'
  readonly title: string
  readonly body: string
  readonly truncated: boolean
  readonly author?: string
  readonly publishedAt?: string
  readonly views?: number
  readonly section?: string
  readonly lists: readonly string[]
}
