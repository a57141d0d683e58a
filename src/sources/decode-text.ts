// The text of bytes in any encoding of the web: by the byte order mark, then by what the server said, then
// by what the document says.
import { decodeUtf8, encodingOfMark } from './byte-lines.ts'

/** How far into a document its declaration of the encoding is looked for, bytes. HTML says 1024. */
const DECLARED_WITHIN = 4096

/** `<?xml version="1.0" encoding="ISO-8859-1"?>` */
const XML_DECLARATION = /^\s*<\?xml[^>]{0,200}?\sencoding\s*=\s*["']([\w.:-]{1,40})["']/iu
/** `<meta charset="...">` and `<meta http-equiv=... content="text/html; charset=...">` */
const META = /<meta\s[^>]{0,400}?\bcharset\s*=\s*(?:["']\s*)?([\w.:-]{1,40})/iu

/** The text of a document. */
export interface DecodedText {
  readonly text: string
  /** A problem of its encoding; absent if there is none. */
  readonly problem?: string
}

/** From this many characters beyond ASCII on, bytes declared as a single-byte encoding are surely UTF-8. */
const SURE_AMONG_SINGLE = 1
/** The same for double-byte encodings, in which a few characters can be valid UTF-8 by chance. */
const SURE_AMONG_DOUBLE = 8
const DOUBLE =
  /^(?:gb|x-gbk|big5|euc|shift|sjis|ms_kanji|x-sjis|ks_c|korean|iso-2022|windows-31j|windows-949)/iu

/**
 * Gives the text of a document that may be in any encoding of the web. A declaration of an unknown encoding
 * is ignored. Without a declaration a text is UTF-8, else windows-1252, as in browsers. Bytes that are
 * surely UTF-8 are read as UTF-8 despite any declaration. Bytes declared as UTF-8 that mostly are not are
 * read as windows-1252. What does not fit the encoding becomes U+FFFD, and is a problem.
 * @param charset The encoding that the server declared.
 */
export function decodeMarkup(bytes: Uint8Array, charset?: string): DecodedText {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, DECLARED_WITHIN))
  const declared = XML_DECLARATION.exec(head)?.[1] ?? META.exec(head)?.[1]
  // A document that declares double bytes in single bytes is wrong; browsers take UTF-8.
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

/** Tells whether bytes that are valid UTF-8 are UTF-8 although `label` is declared. */
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

/** Decodes as `label`; undefined if the runtime does not know that encoding. */
function decodeAs(bytes: Uint8Array, label: string): string | undefined {
  try {
    const decoder = new TextDecoder(label)
    // In one call Node 20 to 24 decode windows-1252 as Latin-1, which has no “ and no €.
    return decoder.decode(bytes, { stream: true }) + decoder.decode()
  } catch {
    return undefined
  }
}
