// What starting is measured for.

/** `texts`: the stories as they are stored, without anything to search them by. */
export const START_KINDS = ['lede', 'minisearch', 'texts'] as const
export type StartKind = (typeof START_KINDS)[number]

export interface StartOutput {
  /** From nothing read to able to answer, milliseconds. */
  readonly readyMs: number
  /** Heap and typed arrays. */
  readonly bytes: number
}
