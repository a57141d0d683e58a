// Values with typed arrays as one run of bytes, and back without copying them.
//
//   8 bytes    length of the header in bytes, unsigned, little-endian
//   header     JSON, in which { "$array": [type, start, length] } stands for an array
//   arrays     each from a multiple of 8 bytes after the header on

/** Kinds of arrays by name; every one of them can be packed. */
const KINDS = {
  Uint8Array,
  Uint16Array,
  Uint32Array,
  Float32Array,
  Float64Array,
} as const

type Kind = keyof typeof KINDS
type PackedArray = InstanceType<(typeof KINDS)[Kind]>

const ALIGNMENT = 8

function aligned(length: number): number {
  return Math.ceil(length / ALIGNMENT) * ALIGNMENT
}

function kindOf(value: unknown): Kind | undefined {
  for (const [kind, constructor] of Object.entries(KINDS)) {
    // Object.entries forgets that its keys are those of KINDS.
    if (value instanceof constructor) return kind as Kind
  }
  return undefined
}

/**
 * Packs a value of plain objects, arrays, strings, numbers and typed arrays. Numbers keep this
 * machine's byte order, which `unpack` checks.
 */
export function pack(value: unknown): Uint8Array<ArrayBuffer> {
  const arrays: { readonly array: PackedArray; readonly start: number }[] = []
  let length = 0
  const header = JSON.stringify({ order: byteOrder(), value }, (_, part: unknown) => {
    const kind = kindOf(part)
    if (kind === undefined) return part
    // A kind is what an instance of its constructor has.
    const array = part as PackedArray
    const start = length
    arrays.push({ array, start })
    length += aligned(array.byteLength)
    return { $array: [kind, start, array.length] }
  })
  const headerBytes = new TextEncoder().encode(header)
  const base = ALIGNMENT + aligned(headerBytes.length)
  const bytes = new Uint8Array(base + length)
  new DataView(bytes.buffer).setBigUint64(0, BigInt(headerBytes.length), true)
  bytes.set(headerBytes, ALIGNMENT)
  for (const { array, start } of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), base + start)
  }
  return bytes
}

/**
 * Reads bytes that `pack` made; typed arrays are views of them.
 * @throws Error when they are not such bytes, or of a machine with another byte order.
 */
export function unpack(packed: Uint8Array): unknown {
  const bytes = packed.byteOffset % ALIGNMENT === 0 ? packed : packed.slice()
  // A view serves either kind of buffer; its type in the array constructors is the narrower one.
  const buffer = bytes.buffer as ArrayBuffer
  const view = new DataView(buffer, bytes.byteOffset, bytes.byteLength)
  const headerLength = Number(view.getBigUint64(0, true))
  const base = ALIGNMENT + aligned(headerLength)
  const header = new TextDecoder().decode(bytes.subarray(ALIGNMENT, ALIGNMENT + headerLength))
  const content: unknown = JSON.parse(header, (_, part: unknown) => {
    const reference = arrayReference(part)
    if (reference === undefined) return part
    const [kind, start, length] = reference
    return new KINDS[kind](buffer, bytes.byteOffset + base + start, length)
  })
  if (
    typeof content !== 'object' ||
    content === null ||
    !('value' in content && 'order' in content)
  ) {
    throw new Error('Expected packed values')
  }
  if (content.order !== byteOrder())
    throw new Error('Expected numbers in this machine’s byte order')
  return content.value
}

function arrayReference(part: unknown): readonly [Kind, number, number] | undefined {
  if (typeof part !== 'object' || part === null || !('$array' in part)) return undefined
  // Only `pack` writes this key.
  return part.$array as [Kind, number, number]
}

function byteOrder(): 'little' | 'big' {
  return new Uint8Array(new Uint16Array([1]).buffer)[0] === 1 ? 'little' : 'big'
}
