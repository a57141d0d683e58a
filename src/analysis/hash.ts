// A short hash of a string, the same on every machine. Not for security.

/**
 * Gives a 64-bit hash of a string's UTF-16 code units as 16 hexadecimal digits: two 32-bit
 * multiplicative hashes with different multipliers, each mixed at the end (as in MurmurHash3).
 */
export function hash64(text: string): string {
  const [high, low] = hashWords(text)
  return hex(high) + hex(low)
}

/** Gives the first 32 bits of `hash64` as a number. */
export function hash32(text: string): number {
  return hashWords(text)[0] >>> 0
}

function hashWords(text: string): readonly [number, number] {
  let first = 0x9e3779b9
  let second = 0x85ebca6b
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    first = Math.imul(first ^ unit, 0x9e3779b1)
    second = Math.imul(second ^ unit, 0xc2b2ae35) + (first >>> 15)
  }
  return [mix(first ^ text.length), mix(second ^ first)]
}

function mix(value: number): number {
  let mixed = value ^ (value >>> 16)
  mixed = Math.imul(mixed, 0x85ebca6b)
  mixed ^= mixed >>> 13
  mixed = Math.imul(mixed, 0xc2b2ae35)
  return mixed ^ (mixed >>> 16)
}

function hex(value: number): string {
  return (value >>> 0).toString(16).padStart(8, '0')
}
