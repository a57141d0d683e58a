// What a check found, as plain data.

/** `ok`: as it should be; `note`: works, but look at it; `fail`: does not work. */
export type Level = 'ok' | 'note' | 'fail'

/** The result of one check. */
export interface Finding {
  /** What was checked, in a word or two. */
  readonly check: string
  readonly level: Level
  /** What is so, in a line. */
  readonly says: string
  /** What to do about it. */
  readonly advice?: string
}

/** Makes the finding of a check that went well. */
export function ok(check: string, says: string): Finding {
  return { check, level: 'ok', says }
}

/** Makes the finding of something that works and should be looked at. */
export function note(check: string, says: string, advice: string): Finding {
  return { check, level: 'note', says, advice }
}

/** Makes the finding of something that does not work. */
export function fail(check: string, says: string, advice: string): Finding {
  return { check, level: 'fail', says, advice }
}

/** Gives what an error says, in one line. */
export function messageOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error)
  return message.replace(/\s+/g, ' ')
}
