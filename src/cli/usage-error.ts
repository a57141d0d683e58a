// Wrong usage of a command, on one line of standard error.
import { toOneLine } from './output/plain-text.ts'

/** Makes the writer of what is wrong with the use of a command, and of where the use is explained. */
export function usageError(command: string): (text: string, write: (line: string) => void) => void {
  return (text, write) => {
    const message = toOneLine(text).replace(/^error: /, '')
    // Commander itself says so where it knows what was meant or what there is.
    const isAnswered = /\?\)$|\.$/.test(message)
    write(`lede: ${message}${isAnswered ? '' : `. ${adviceOn(command, message)}`}\n`)
  }
}

function adviceOn(command: string, message: string): string {
  return command === 'lede search' && message.startsWith('unknown option')
    ? 'A query that starts with a minus comes after `--`: `lede search -- -word`'
    : `See \`${command} --help\``
}
