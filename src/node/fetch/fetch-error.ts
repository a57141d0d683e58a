// Why an address could not be fetched, and when to try again.

/** Thrown for an address that could not be fetched; `message` completes "could not be fetched: ...". */
export class FetchError extends Error {
  override readonly name = 'FetchError'
  /** How long the server asks to be left alone, seconds. */
  readonly retryAfterSeconds: number | undefined
  /** Nothing will change by trying again: the address itself is not one that may be fetched. */
  readonly isRefused: boolean

  constructor(
    message: string,
    options: ErrorOptions & {
      readonly retryAfterSeconds?: number | undefined
      readonly isRefused?: boolean
    } = {},
  ) {
    super(message, options)
    this.retryAfterSeconds = options.retryAfterSeconds
    this.isRefused = options.isRefused ?? false
  }
}
