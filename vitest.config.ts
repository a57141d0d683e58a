import process from 'node:process'
import { defineConfig } from 'vitest/config'

/** Where a machine-readable report is wanted, beside the one for people. */
const report = process.env['TEST_REPORT']

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 120_000,
    maxWorkers: '100%',
    // Tests leave nothing behind, so a worker may keep what it has imported: half the time.
    isolate: false,
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})
