// A set of numbers that is emptied at once, for work that needs one many times over.

/** A set of numbers below a bound. */
export class NumberSet {
  /** number -> the filling that it belongs to; of fillings there are fewer than 2^32. */
  readonly #fillings: Uint32Array
  #filling = 1

  /** @param bound - above all numbers. */
  constructor(bound: number) {
    this.#fillings = new Uint32Array(bound)
  }

  clear(): void {
    this.#filling++
  }

  has(number: number): boolean {
    return this.#fillings[number] === this.#filling
  }

  /** Adds a number and tells whether it is new. */
  add(number: number): boolean {
    if (this.#fillings[number] === this.#filling) return false
    this.#fillings[number] = this.#filling
    return true
  }
}
