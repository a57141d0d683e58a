// The JSON-LD of a page, read as leniently as pages write it. Each object comes with the key that it was
// found under.
import { jsonrepair } from 'jsonrepair'

/** An object of JSON-LD. */
export interface JsonLdNode {
  readonly value: object
  /** The keys that lead to it, outermost first, without `@graph` and list positions. */
  readonly path: readonly string[]
}

/** Most objects that are visited. */
const MAX_NODES = 5000
/**
 * Longest text that is repaired if it is not valid JSON, in UTF-16 code units. The time of repair grows
 * with the square of the length: some seconds at worst at this one. The JSON-LD of most pages is shorter.
 */
const MAX_REPAIRED_LENGTH = 2 ** 16

/** Gives all objects of scripts, outer ones first. */
export function readJsonLd(scripts: readonly string[]): readonly JsonLdNode[] {
  return scripts.flatMap((script) => nodesOf(parseJson(script)))
}

function nodesOf(root: unknown): JsonLdNode[] {
  const nodes: JsonLdNode[] = []
  const waiting: { readonly value: unknown; readonly path: readonly string[] }[] = [
    { value: root, path: [] },
  ]
  // A queue and no recursion, since the depth is up to the page.
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

/** Reads JSON in a comment or CDATA, with comments, extra commas and line breaks in strings. */
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
  if (json.length > MAX_REPAIRED_LENGTH) {
    // Line breaks in strings are the most frequent error.
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
