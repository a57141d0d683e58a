// Which text do these bytes hold? Byte order mark first, then what the server said, then what the
// document says of itself. Knows how XML and HTML name their encoding, nothing else of them.
import { decodeUtf8, encodingOfMark } from './byte-lines.ts'

/** How far into a document its own word on its encoding is looked for, bytes. HTML says 1024. */
const DECLARED_WITHIN = 4096

/** `<?xml version="1.0" encoding="ISO-8859-1"?>` */
const XML_DECLARATION = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/iu
/** `<meta charset="...">` and `<meta http-equiv=... content="text/html; charset=...">` */
const META = /<meta\s[^>]{0,400}?\bcharset\s*=\s*(?:["']\s*)?([\w.:-]{1,40})/iu

/**
 * Gives the text of a document that may be in any encoding of the web. What names an encoding that
 * nobody knows is passed over. Without any word on it a text is UTF-8 or else windows-1252, as
 * browsers have it; what does not fit the encoding becomes U+FFFD.
 * @param charset What the server said.
 */
export function decodeMarkup(bytes: Uint8Array, charset?: string): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN))
  const declared = XML_DECLARATION.exec(head)?.[1] ?? META.exec(head)?.[1]
  // A document that says in single bytes that it has double ones is wrong; browsers take UTF-8.
  const own = declared !== undefined && /^utf-?16/iu.test(declared) ? 'utf-8' : declared
  for (const label of [encodingOfMark(bytes), charset, own]) {
    const text = label === undefined ? undefined : decodeAs(bytes, label)
    if (text !== undefined) return text
  }
  return decodeUtf8(bytes) ?? decodeAs(bytes, 'windows-1252') ?? ''
}

/** Gives the text of bytes that are UTF-8 or begin with a mark of UTF-16; undefined for others. */
export function decodePlain(bytes: Uint8Array): string | undefined {
  const mark = encodingOfMark(bytes)
  if (mark === undefined || mark === 'utf-8') return decodeUtf8(bytes)
  try {
    return new TextDecoder(mark, { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

/** Decodes as `label` says; undefined where the runtime knows no such encoding. */
function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  try {
    const decoder = new TextDecoder(label)
    // At once, Node 20 to 24 take windows-1252 for Latin-1, which has no “ and no €.
    return decoder.decode(bytes, { stream: true }) + decoder.decode()
  } catch {
    return undefined
  }
}
