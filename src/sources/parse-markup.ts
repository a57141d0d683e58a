// Readers of feeds, HTML and Markdown, each loaded with its library at the first source that needs it.
import type { SourceContext } from './source-context.ts'
import type { ParsedSource } from '../story/story-draft.ts'

/** The formats whose readers are loaded when they are needed. */
export type MarkupFormat = 'feed' | 'html' | 'markdown'

/** Reads a text of one of these formats. */
export type ParseMarkup = (
  format: MarkupFormat,
  text: string,
  context: SourceContext,
) => Promise<ParsedSource>

/** Reads it here and now, however long that takes. What a library cannot bear is an issue. */
export const parseMarkup: ParseMarkup = async (format, text, context) => {
  const parse = await PARSERS[format]()
  try {
    return parse(text, context)
  } catch (error) {
    // A time zone that the runtime does not know is a RangeError, too.
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
