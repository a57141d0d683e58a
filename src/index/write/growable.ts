// Typed arrays whose length is known only at the end.

type Numbers = Uint8Array | Uint16Array | Uint32Array

/** Appends numbers to a typed array that doubles when full. */
export class Growable<T extends Numbers> {
  readonly #make: (length: number) => T
  #values: T
  #length = 0

  /** @param make - makes an array of zeros: `(length) => new Uint32Array(length)`. */
  constructor(make: (length: number) => T) {
    this.#make = make
    this.#values = make(1024)
  }

  get length(): number {
    return this.#length
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const larger = this.#make(this.#values.length * 2)
      larger.set(this.#values)
      this.#values = larger
    }
    this.#values[this.#length++] = value
  }

  /** Gives the values so far in an array of exactly their length. */
  toArray(): T {
    const exact = this.#make(this.#length)
    exact.set(this.#values.subarray(0, this.#length))
    return exact
  }
}

export function growableUint8(): Growable<Uint8Array> {
  return new Growable((length) => new Uint8Array(length))
}

export function growableUint16(): Growable<Uint16Array> {
  return new Growable((length) => new Uint16Array(length))
}

export function growableUint32(): Growable<Uint32Array> {
  return new Growable((length) => new Uint32Array(length))
}
