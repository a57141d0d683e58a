// Can this program start threads? They run JavaScript files: those of the built package, not its
// TypeScript sources.

/** Whether this is the built package. */
export const hasThreads: boolean = import.meta.url.endsWith('.js')
