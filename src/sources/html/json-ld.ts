// The JSON-LD of a page, read as leniently as pages write it. Each object comes with the key that it was
// found under.
import { jsonrepair } from 'jsonrepair'

/** An object of JSON-LD. */
export interface JsonLdNode {
  readonly value: object
  /** The names that lead to it, outermost first; `@graph` and places in lists are left out. */
  readonly path: readonly string[]
}

/** How much is walked. */
const MAX_NODES = 5000
/**
 * Longest text that is mended where it is no JSON, in UTF-16 code units. Mending takes time that grows
 * with the square of the length: at this one some seconds at worst; the JSON-LD of most pages is shorter.
 */
const MAX_MENDED_LENGTH = 2 ** 16

/** Gives all objects of scripts in the order of their depth. */
export function readJsonLd(scripts: readonly string[]): readonly JsonLdNode[] {
  return scripts.flatMap((script) => nodesOf(parseJson(script)))
}

function nodesOf(root: unknown): JsonLdNode[] {
  const nodes: JsonLdNode[] = []
  const waiting: { readonly value: unknown; readonly path: readonly string[] }[] = [
    { value: root, path: [] },
  ]
  // In the order of the text, not into depth by recursion: a page decides how deep it is.
  for (let i = 0; i < waiting.length && i < MAX_NODES; i++) {
    const { value, path = [] } = waiting[i] ?? {}
    if (typeof value !== 'object' || value === null) continue
    if (Array.isArray(value)) {
      for (const part of value as unknown[]) waiting.push({ value: part, path })
      continue
    }
    nodes.push({ value, path })
    for (const [name, part] of Object.entries(value)) {
      if (typeof part !== 'object') continue
      waiting.push({ value: part, path: name === '@graph' ? path : [...path, name] })
    }
  }
  return nodes
}

/** Reads JSON in a comment or CDATA, with comments, commas too many and line breaks in strings. */
function parseJson(script: string): unknown {
  const json = script
    .trim()
    .replace(/^(?:\/\/)?\s*(?:<!--|<!\[CDATA\[)/u, '')
    .replace(/(?:\/\/ ?)?(?:-->|\]\]>)$/u, '')
    .replace(/;$/u, '')
  try {
    return JSON.parse(json)
  } catch {
    return mend(json)
  }
}

function mend(json: string): unknown {
  if (json.length > MAX_MENDED_LENGTH) {
    // Line breaks in strings are the most frequent fault.
    return tryJson(json.replace(/[\n\r\t]+/gu, ' '))
  }
  try {
    return tryJson(jsonrepair(json))
  } catch {
    return undefined
  }
}

function tryJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
