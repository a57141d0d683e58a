// Tells on standard error what each import of the program turned out to be.
import { writeSync } from 'node:fs'
import type { ResolveHook } from 'node:module'

export const resolve: ResolveHook = async (specifier, context, next) => {
  const resolved = await next(specifier, context)
  writeSync(2, `import ${resolved.url}\n`)
  return resolved
}
