// Values that are worth keeping once made.

/** Remembers up to `capacity` values by key; when it is full it begins anew. */
export class Memo<T> {
  readonly #capacity: number
  readonly #values = new Map<string, T>()

  constructor(capacity: number) {
    this.#capacity = capacity
  }

  /** Gives the value of a key, made by `make` the first time. */
  get(key: string, make: () => T): T {
    const known = this.#values.get(key)
    if (known !== undefined) return known
    if (this.#values.size >= this.#capacity) this.#values.clear()
    const value = make()
    this.#values.set(key, value)
    return value
  }
}
