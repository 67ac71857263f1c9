import { defineConfig, mergeConfig } from 'vitest/config'
import base from './vitest.config.js'

/** `npm run test:long`: fuzzing, kill tests and long runs, one file at a time. */
export default mergeConfig(base, defineConfig({ test: { maxWorkers: 1, testTimeout: 3_600_000 } }), false)
