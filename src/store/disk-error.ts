// The codes of Node's errors of the disk.

/** Gives the code of an error of the disk, such as `ENOENT`; undefined for any other value. */
export function diskCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}

/** Tells whether an error of the disk says that there is no such file. */
export function isMissing(error: unknown): boolean {
  const code = diskCode(error)
  return code === 'ENOENT' || code === 'ENOTDIR'
}
