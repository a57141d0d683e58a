// Whether output is coloured, by the stream and the environment.
import { createColors } from 'picocolors'

/** Colours for a stream, or the same functions without colours. */
export type Colors = ReturnType<typeof createColors>

type Environment = Readonly<Record<string, string | undefined>>

/**
 * Tells whether a stream wants colours: `NO_COLOR` (no-color.org) says no; else `FORCE_COLOR`
 * (force-color.org) says yes, or no with `0` or `false`; else terminals do, but dumb ones. An empty
 * variable counts as unset.
 */
export function wantsColor(
  stream: { readonly isTTY?: boolean },
  environment: Environment,
): boolean {
  const { NO_COLOR = '', FORCE_COLOR = '', TERM = '' } = environment
  if (NO_COLOR !== '') return false
  if (FORCE_COLOR !== '') return FORCE_COLOR !== '0' && FORCE_COLOR !== 'false'
  return stream.isTTY === true && TERM !== 'dumb'
}

/** Gives the colours that a stream wants. */
export function colorsFor(stream: { readonly isTTY?: boolean }, environment: Environment): Colors {
  return createColors(wantsColor(stream, environment))
}
