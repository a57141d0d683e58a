// The words of the query that a hit lacks, each with a link to the search that requires it.
import type { Hit } from '../../../engine/response.ts'
import { pageAddress } from '../page-address.ts'
import type { PageParameters } from '../shown-parameters.ts'
import type { Site } from '../site.ts'

interface MissingWordsProps {
  readonly site: Site
  readonly hit: Hit
  readonly parameters: PageParameters
  /** Words that no hit holds: these are said once, above all hits. */
  readonly dropped: readonly string[]
}

/** Says it; nothing where the hit has all words. */
export function MissingWords({ site, hit, parameters, dropped }: MissingWordsProps) {
  const missing = (hit.missing ?? []).filter((word) => !dropped.includes(word))
  if (missing.length === 0) return null
  const q = parameters.q?.[0] ?? ''
  return (
    <p class="missing">
      Missing:{' '}
      {missing.map((word, i) => (
        <>
          {i > 0 && ' '}
          <a
            href={pageAddress(site.root, parameters, { q: [requireWord(q, word)], page: [] })}
            title={`Must include ${word}`}
          >
            <s>
              <bdi>{word}</bdi>
            </s>
          </a>
        </>
      ))}
    </p>
  )
}

/** What may follow a word and is none of it. */
const ONLY_SIGNS = /^[^\p{L}\p{M}\p{N}]*$/u
/** A query in which white space may belong to a phrase. */
const QUOTED = /["“”„‟«»＂]/

/** Writes a plus sign before a word of a query; the word with its sign goes last where it is not found. */
export function requireWord(q: string, word: string): string {
  const chunks = q.trimEnd().split(/(\s+)/)
  const at = QUOTED.test(q)
    ? -1
    : chunks.findIndex(
        (chunk) =>
          chunk.toLowerCase().startsWith(word.toLowerCase()) &&
          ONLY_SIGNS.test(chunk.slice(word.length)),
      )
  if (at < 0) return `${q.trimEnd()} +${word}`
  return chunks.map((chunk, i) => (i === at ? `+${chunk}` : chunk)).join('')
}
