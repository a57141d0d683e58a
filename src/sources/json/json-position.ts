// Line numbers in a JSON text: engines differ in whether and how they say where JSON is broken, and parsed
// values have no lines.

interface JsonToken {
  /** One of `{}[],:`, or `"` for a string, `v` for a literal, `!` for an invalid token, `` for the end. */
  readonly kind: string
  readonly start: number
  readonly end: number
}

const SPACE = /[ \t\r\n]/
const LITERAL = /^(?:true|false|null|-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?)$/
const ESCAPE = /^\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4})/
/** Longest number or keyword that is read, in UTF-16 code units. */
const MAX_LITERAL_LENGTH = 400

function nextToken(text: string, from: number): JsonToken {
  let start = from
  while (start < text.length && SPACE.test(text.charAt(start))) start++
  const first = text.charAt(start)
  if (first === '' || '{}[],:'.includes(first)) return { kind: first, start, end: start + 1 }
  if (first === '"') {
    for (let i = start + 1; i < text.length; i++) {
      const unit = text.charCodeAt(i)
      if (unit === 0x22) return { kind: '"', start, end: i + 1 }
      if (unit < 0x20) break
      if (unit !== 0x5c) continue
      const escape = ESCAPE.exec(text.slice(i, i + 6))
      if (escape === null) break
      i += escape[0].length - 1
    }
    return { kind: '!', start, end: start + 1 }
  }
  let end = start + 1
  while (end < text.length && !/[ \t\r\n{}[\],:"]/.test(text.charAt(end))) end++
  const isLiteral = end - start <= MAX_LITERAL_LENGTH && LITERAL.test(text.slice(start, end))
  return { kind: isLiteral ? 'v' : '!', start, end }
}

/** Gives the 1-based line where a text stops being JSON; undefined if no token is out of place. */
export function jsonErrorLine(text: string): number | undefined {
  const open: string[] = []
  // The token kinds allowed next.
  let expected = '{["v'
  let token = nextToken(text, 0)
  let isKey = false
  for (; token.kind !== ''; token = nextToken(text, token.end)) {
    if (!expected.includes(token.kind)) return linesOf(text, [token.start])[0]
    if (token.kind === '{' || token.kind === '[') {
      open.push(token.kind)
      isKey = token.kind === '{'
      expected = isKey ? '"}' : '{["v]'
    } else if (token.kind === ':') {
      isKey = false
      expected = '{["v'
    } else if (token.kind === ',') {
      isKey = open.at(-1) === '{'
      expected = isKey ? '"' : '{["v'
    } else if (isKey && token.kind === '"') {
      expected = ':'
    } else {
      if (token.kind === '}' || token.kind === ']') open.pop()
      isKey = false
      const container = open.at(-1)
      if (container === undefined) expected = ' '
      else expected = container === '{' ? ',}' : ',]'
    }
  }
  return open.length > 0 || expected !== ' ' ? linesOf(text, [text.trimEnd().length])[0] : undefined
}

/**
 * Gives the 1-based line on which each element of an array begins. The array is the whole valid JSON text
 * or, with `key`, the member of that name in the object that is the whole text.
 */
export function elementLines(text: string, key?: string): number[] {
  const array = key === undefined ? nextToken(text, 0) : memberValue(text, key)
  const starts: number[] = []
  let token = nextToken(text, array?.end ?? text.length)
  while (token.kind !== ']' && token.kind !== '') {
    starts.push(token.start)
    token = nextToken(text, endOfValue(text, token))
    if (token.kind === ',') token = nextToken(text, token.end)
  }
  return linesOf(text, starts)
}

/** Gives the first token of a member's value; of several members with the name the last counts. */
function memberValue(text: string, key: string): JsonToken | undefined {
  let value: JsonToken | undefined
  let token = nextToken(text, nextToken(text, 0).end)
  while (token.kind === '"') {
    const name: unknown = JSON.parse(text.slice(token.start, token.end))
    const first = nextToken(text, nextToken(text, token.end).end)
    if (name === key) value = first
    token = nextToken(text, endOfValue(text, first))
    if (token.kind === ',') token = nextToken(text, token.end)
  }
  return value
}

function endOfValue(text: string, first: JsonToken): number {
  let depth = 0
  for (let token = first; token.kind !== ''; token = nextToken(text, token.end)) {
    if (token.kind === '{' || token.kind === '[') depth++
    if (token.kind === '}' || token.kind === ']') depth--
    if (depth === 0) return token.end
  }
  return text.length
}

/** Gives the lines of ascending offsets, in one pass. */
function linesOf(text: string, offsets: readonly number[]): number[] {
  let line = 1
  let lineBreak = text.indexOf('\n')
  return offsets.map((offset) => {
    while (lineBreak !== -1 && lineBreak < offset) {
      line++
      lineBreak = text.indexOf('\n', lineBreak + 1)
    }
    return line
  })
}
