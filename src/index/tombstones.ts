// Tombstones: which stories of a segment are deleted, a bit each. The segment itself never changes.

/** Bit `story % 8` of byte `story / 8` is 1 where the story is deleted. */
export type Tombstones = Uint8Array

/** Gives tombstones for so many stories, none of them deleted except those given. */
export function createTombstones(storyCount: number, deleted: Iterable<number> = []): Tombstones {
  const tombstones = new Uint8Array(Math.ceil(storyCount / 8))
  for (const story of deleted) {
    tombstones[story >>> 3] = (tombstones[story >>> 3] ?? 0) | (1 << (story & 7))
  }
  return tombstones
}

export function isDeleted(tombstones: Tombstones | undefined, story: number): boolean {
  return tombstones !== undefined && ((tombstones[story >>> 3] ?? 0) & (1 << (story & 7))) !== 0
}

export function countDeleted(tombstones: Tombstones | undefined): number {
  let count = 0
  for (let byte of tombstones ?? []) for (; byte > 0; byte &= byte - 1) count++
  return count
}

/** Writes tombstones as base64 of their bytes; undefined where nothing is deleted. */
export function encodeTombstones(tombstones: Tombstones | undefined): string | undefined {
  if (tombstones === undefined || countDeleted(tombstones) === 0) return undefined
  return btoa(Array.from(tombstones, (byte) => String.fromCharCode(byte)).join(''))
}

/** Reads what `encodeTombstones` wrote for so many stories; undefined where it is nothing of the kind. */
export function decodeTombstones(text: string, storyCount: number): Tombstones | undefined {
  let bytes: string
  try {
    bytes = atob(text)
  } catch {
    return undefined
  }
  const tombstones = Uint8Array.from(bytes, (unit) => unit.charCodeAt(0))
  if (tombstones.length !== Math.ceil(storyCount / 8)) return undefined
  for (let bit = storyCount; bit < tombstones.length * 8; bit++) {
    if (isDeleted(tombstones, bit)) return undefined
  }
  return encodeTombstones(tombstones) === text ? tombstones : undefined
}
