// Character references of HTML in a text without tags.
import { Parser } from 'htmlparser2'

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i

/** Decodes `&#8217;` and `&amp;` in a text and leaves the rest as it is. */
export function decodeReferences(text: string): string {
  if (!REFERENCE.test(text)) return text
  const parts: string[] = []
  const parser = new Parser({
    ontext(part) {
      parts.push(part)
    },
  })
  // With its tags escaped the text has nothing else for the parser to read.
  parser.write(text.replaceAll('<', '&lt;'))
  parser.end()
  return parts.join('')
}
