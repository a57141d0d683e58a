// What does the exit code of a command say? Knows no command.
import { LedeError } from '../errors.ts'

/** Something went wrong, or `search` found nothing, or `index --check` or `doctor` found fault. */
export const EXIT_FAILURE = 1
/** The command line or a setting cannot be used. */
export const EXIT_USAGE = 2
/** With `index --strict`: the index is written, but a source had issues. */
export const EXIT_ISSUES = 3

/** What a second signal exits with: 128 and the signal's number. */
export const EXIT_BY_SIGNAL = { SIGINT: 130, SIGTERM: 143 } as const

/** The exit codes of every command, for `--help`. */
export const EXIT_CODES_HELP = `
Exit codes:
  0    done; for search: something was found; for serve: stopped after draining
  1    failed; for search: nothing was found; for index --check: there is a difference;
       for doctor: a check failed; for watch --once: something could not be fetched
  2    the command line or a setting cannot be used
  3    index --strict: the index is written, but a source had issues
  130  serve, watch: interrupted a second time (SIGINT) while stopping
  143  serve, watch: terminated a second time (SIGTERM) while stopping`

/** Gives the exit code for an error. */
export function toExitCode(error: unknown): number {
  return error instanceof LedeError && error.code === 'invalid_config' ? EXIT_USAGE : EXIT_FAILURE
}
