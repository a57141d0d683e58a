// What the thread runs that compiles the segments of an index.
import { compileDirectory } from '../index-folder/compile-directory.ts'
import { answerRequests } from './answer-requests.ts'
import type { CompileRequest } from './compile-thread.ts'

answerRequests(
  ({ directory, language }: CompileRequest) => compileDirectory(directory, language),
  (segments) => segments.map(({ buffer }) => buffer),
)
