// What the thread runs that reads feeds, HTML and Markdown.
import { parseMarkup } from '../../sources/parse-markup.ts'
import { answerRequests } from './answer-requests.ts'
import type { ParseRequest } from './parse-thread.ts'

answerRequests(({ format, text, context }: ParseRequest) => parseMarkup(format, text, context))
