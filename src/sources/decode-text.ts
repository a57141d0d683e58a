// The text of bytes in any encoding of the web: by the byte order mark, then by what the server said, then
// by what the document says.
import { decodeUtf8, encodingOfMark } from './byte-lines.ts'

/** How far into a document its own word on its encoding is looked for, bytes. HTML says 1024. */
const DECLARED_WITHIN = 4096

/** `<?xml version="1.0" encoding="ISO-8859-1"?>` */
const XML_DECLARATION = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/iu
/** `<meta charset="...">` and `<meta http-equiv=... content="text/html; charset=...">` */
const META = /<meta\s[^>]{0,400}?\bcharset\s*=\s*(?:["']\s*)?([\w.:-]{1,40})/iu

/** The text of a document. */
export interface DecodedText {
  readonly text: string
  /** What is to be said of its encoding; absent where all is well. */
  readonly problem?: string
}

/** From as many characters beyond ASCII on, bytes of an encoding of single bytes are UTF-8 by no accident. */
const SURE_AMONG_SINGLE = 1
/** In encodings of double bytes a few characters can be UTF-8, too. */
const SURE_AMONG_DOUBLE = 8
const DOUBLE =
  /^(?:gb|x-gbk|big5|euc|shift|sjis|ms_kanji|x-sjis|ks_c|korean|iso-2022|windows-31j|windows-949)/iu

/**
 * Gives the text of a document that may be in any encoding of the web. What names an encoding that
 * nobody knows is passed over. Without any word on it a text is UTF-8 or else windows-1252, as
 * browsers have it. Bytes that are UTF-8 beyond doubt are read as such whatever is said of them, and
 * those that are said to be UTF-8 and are mostly not, as windows-1252; what does not fit the encoding
 * becomes U+FFFD, and is a problem.
 * @param charset What the server said.
 */
export function decodeMarkup(bytes: Uint8Array, charset?: string): DecodedText {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN))
  const declared = XML_DECLARATION.exec(head)?.[1] ?? META.exec(head)?.[1]
  // A document that says in single bytes that it has double ones is wrong; browsers take UTF-8.
  const own = declared !== undefined && /^utf-?16/iu.test(declared) ? 'utf-8' : declared
  const mark = encodingOfMark(bytes)
  const utf8 = mark === undefined || mark === 'utf-8' ? decodeUtf8(bytes) : undefined
  const said = [mark, charset, own].find((label) => label !== undefined && isEncoding(label))
  if (utf8 !== undefined && (said === undefined || isSureUtf8(utf8, said))) return { text: utf8 }
  const text = decodeAs(bytes, said ?? 'windows-1252') ?? ''
  const strange = countOf(text, '\uFFFD')
  if (strange === 0) return { text }
  const fitting = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0
  if (isUtf8(said) && mark === undefined && strange > fitting) {
    const other = decodeAs(bytes, 'windows-1252') ?? ''
    return { text: other, problem: 'not UTF-8, as it is said to be: read as windows-1252' }
  }
  const characters = strange === 1 ? '1 character' : `${strange} characters`
  return { text, problem: `${characters} that its encoding (${said ?? ''}) does not have` }
}

function isUtf8(label: string | undefined): boolean {
  return label !== undefined && /^utf-?8$/iu.test(label)
}

/** Tells whether a text that is whole as UTF-8 is that, though it is said to be in `label`. */
function isSureUtf8(text: string, label: string): boolean {
  if (isUtf8(label)) return true
  const least = DOUBLE.test(label) ? SURE_AMONG_DOUBLE : SURE_AMONG_SINGLE
  return (text.match(/\P{ASCII}/gu)?.length ?? 0) >= least
}

function isEncoding(label: string): boolean {
  return decodeAs(new Uint8Array(), label) !== undefined
}

function countOf(text: string, part: string): number {
  return text.split(part).length - 1
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
