import { once } from 'node:events'
import { watch } from 'node:fs'
import process from 'node:process'
import { describe, expect, it } from 'vitest'

import { MANIFEST_NAME } from '../../../src/store/file-names.ts'
import { buildDirectory } from '../../../src/node/index-folder/build-directory.ts'
import { segmentOfCompiled } from '../../../src/store/file-names.ts'
import { scratchFolder, STORIES } from '../../store/sample.ts'

describe('buildDirectory', () => {
  // Elsewhere a watched folder may not tell things in their order.
  it.skipIf(process.platform !== 'linux')(
    'puts the compiled form there before the index, for which a service waits',
    async () => {
      const directory = await scratchFolder()
      const names: string[] = []
      const watcher = watch(directory, (_, name) => void names.push(String(name)))
      await buildDirectory(STORIES, directory)
      while (!names.includes(MANIFEST_NAME)) await once(watcher, 'change')
      watcher.close()
      const compiled = names.findIndex((name) => segmentOfCompiled(name) !== undefined)
      expect(compiled).toBeGreaterThanOrEqual(0)
      expect(compiled).toBeLessThan(names.indexOf(MANIFEST_NAME))
    },
  )
})
