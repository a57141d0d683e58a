// Which shells can complete command lines?

export const SHELLS = ['bash', 'zsh', 'fish'] as const
export type Shell = (typeof SHELLS)[number]

/** Tells whether a shell is one of them. */
export function isShell(name: string): name is Shell {
  return SHELLS.some((shell) => shell === name)
}
