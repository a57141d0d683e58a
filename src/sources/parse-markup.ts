// Readers of feeds, HTML and Markdown, each loaded with its library at the first source that needs it.
import type { SourceContext } from './source-context.ts'
import type { ParsedSource } from '../story/story-draft.ts'

/** The formats whose readers are loaded on demand. */
export type MarkupFormat = 'feed' | 'html' | 'markdown'

/** Reads a text of one of these formats. */
export type ParseMarkup = (
  format: MarkupFormat,
  text: string,
  context: SourceContext,
) => Promise<ParsedSource>

/** Reads in this thread, without a time limit. An error of a library becomes an issue. */
export const parseMarkup: ParseMarkup = async (format, text, context) => {
  const parse = await PARSERS[format]()
  try {
    return parse(text, context)
  } catch (error) {
    // An unknown time zone is a RangeError, too.
    if (!(error instanceof RangeError && /call stack/i.test(error.message))) throw error
    return { stories: [], issues: [{ source: context.source, reason: 'nested too deeply' }] }
  }
}

type Parse = (text: string, context: SourceContext) => ParsedSource

const PARSERS: Readonly<Record<MarkupFormat, () => Promise<Parse>>> = {
  feed: async () => (await import('./feed/parse-feed.ts')).parseFeed,
  html: async () => (await import('./html/parse-html-page.ts')).parseHtmlPage,
  markdown: async () => (await import('./markdown/parse-markdown.ts')).parseMarkdown,
}
