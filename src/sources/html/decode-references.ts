// Character references of HTML in a text without tags.
import { Parser } from 'htmlparser2'

const REFERENCE = /&(?:#\d{1,7}|#x[\da-f]{1,6}|[a-z][a-z\d]{1,31});/i

/** Decodes `&#8217;` and `&amp;` in a text that is otherwise taken as it is. */
export function decodeReferences(text: string): string {
  if (!REFERENCE.test(text)) return text
  const parts: string[] = []
  const parser = new Parser({
    ontext(part) {
      parts.push(part)
    },
  })
  // Without its tags the text has nothing else that the parser would read.
  parser.write(text.replaceAll('<', '&lt;'))
  parser.end()
  return parts.join('')
}
