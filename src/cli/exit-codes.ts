// The exit codes of the commands.
import { LedeError } from '../errors.ts'

/** Something went wrong, or `search` found nothing, or `index --check` or `doctor` found fault. */
export const EXIT_FAILURE = 1
/** The command line or a setting cannot be used. */
export const EXIT_USAGE = 2
/** With `index --strict`: the index is written, but a source had issues. */
export const EXIT_ISSUES = 3

/** What a second signal exits with: 128 and the signal's number. */
export const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const

const USAGE: ExitCode = [EXIT_USAGE, 'the command line or a setting cannot be used']
const SIGNALS: readonly ExitCode[] = [
  [EXIT_BY_SIGNAL.SIGINT, 'interrupted a second time (SIGINT) while stopping'],
  [EXIT_BY_SIGNAL.SIGTERM, 'terminated a second time (SIGTERM) while stopping'],
]

/** An exit code and what it says. */
type ExitCode = readonly [code: number, meaning: string]

/** Command -> its exit codes. */
const EXIT_CODES: Readonly<Record<string, readonly ExitCode[]>> = {
  serve: [[0, 'stopped, after answering what it had'], [EXIT_FAILURE, 'failed'], USAGE, ...SIGNALS],
  index: [
    [0, 'the index is written; with --check: it is what the sources make'],
    [EXIT_FAILURE, 'failed, and no index was written; with --check: there is a difference'],
    USAGE,
    [EXIT_ISSUES, 'with --strict: the index is written, but a source had issues'],
  ],
  watch: [
    [0, 'stopped; with --once: everything was fetched'],
    [EXIT_FAILURE, 'failed; with --once: something could not be fetched'],
    USAGE,
    ...SIGNALS,
  ],
  search: [[0, 'something was found'], [EXIT_FAILURE, 'nothing was found, or it failed'], USAGE],
  inspect: [[0, 'done'], [EXIT_FAILURE, 'there is no index, or it cannot be read'], USAGE],
  doctor: [[0, 'no check failed'], [EXIT_FAILURE, 'a check failed'], USAGE],
  completion: [[0, 'done'], USAGE],
}

/** What is the same of all commands. */
const COMMON_EXIT_CODES: readonly ExitCode[] = [
  [0, 'done; search: something was found'],
  [EXIT_FAILURE, 'failed; search: nothing was found; doctor: a check failed'],
  USAGE,
  [EXIT_ISSUES, 'index --strict: the index is written, but a source had issues'],
]

/** Writes the exit codes of a command for its help; without one, those of all in short. */
export function exitCodesHelp(command?: string): string {
  const codes = EXIT_CODES[command ?? ''] ?? COMMON_EXIT_CODES
  const lines = codes.map(([code, meaning]) => `  ${String(code).padEnd(3)}  ${meaning}`)
  return `\nExit codes:\n${lines.join('\n')}`
}

/** Gives the exit code for an error. */
export function toExitCode(error: unknown): number {
  return error instanceof LedeError && error.code === 'invalid_config' ? EXIT_USAGE : EXIT_FAILURE
}
