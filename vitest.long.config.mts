import { defineConfig } from 'vitest/config'
import base from './vitest.config.mjs'

/** `npm run test:long`: fuzzing, kill tests and long runs, one file at a time. */
export default defineConfig({
  ...base,
  test: { ...base.test, include: ['test/long/**/*.test.ts'], maxWorkers: 1, testTimeout: 3_600_000 },
})
