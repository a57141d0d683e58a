// The names of the files of an index. Nothing else in its folder is ever opened or removed.

/** The manifest's own name in the folder. */
export const MANIFEST_NAME = 'manifest.json'

/** Hexadecimal digits of a file's SHA-256 that stand in its name; as in `FILE_NAMES`. */
const NAME_HASH_LENGTH = 12

/** Names of the files that a manifest names, by what they hold of a segment. */
export const FILE_NAMES = {
  stories: /^stories-[0-9a-f]{12}\.jsonl$/,
  index: /^segment-[0-9a-f]{12}\.json$/,
} as const

export type FileRole = keyof typeof FILE_NAMES

/** `compiled-<name of the segment>-<fingerprint of the stemmer>.bin` */
const COMPILED_NAME = /^compiled-([0-9a-f]{16})-[0-9a-f]{16}\.bin$/

/** Names of format version 1 that this one has no more: a build over such an index removes them. */
const FORMER_NAME = /^(?:segment-\d{1,6}-[0-9a-f]{12}\.json|compiled\.bin)$/

/** What a process that was killed leaves behind: files before they get their names, and locks. */
const TEMPORARY_NAME =
  /^(?:(?:stories|segment-\d{1,6}|manifest\.json|compiled(?:-[0-9a-f]{16}){0,2}\.bin)\.tmp|lock)-[0-9a-f-]+$/

/** Names a file by its content: `stories-0123456789ab.jsonl`. */
export function toFileName(role: FileRole, sha256: string): string {
  const hash = sha256.slice(0, NAME_HASH_LENGTH)
  return role === 'stories' ? `stories-${hash}.jsonl` : `segment-${hash}.json`
}

/** Names the compiled form of a segment for a stemmer. */
export function toCompiledName(segment: string, stemmer: string): string {
  return `compiled-${segment}-${stemmer}.bin`
}

/** Gives the name of the segment whose compiled form has this name; undefined for any other file. */
export function segmentOfCompiled(name: string): string | undefined {
  return COMPILED_NAME.exec(name)?.[1]
}

/** Tells whether a file of this name is one that a build writes or leaves behind. */
export function isOurName(name: string): boolean {
  return [...Object.values(FILE_NAMES), COMPILED_NAME, FORMER_NAME, TEMPORARY_NAME].some(
    (pattern) => pattern.test(name),
  )
}
