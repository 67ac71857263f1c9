import { resolve } from 'node:path'
import { defineConfig } from 'vitest/config'

const src = resolve(import.meta.dirname, 'src')

// `pdecay` and `pdecay/nn` mean the sources here, so that examples run as they stand, with no build in between.
const alias = [
  { find: /^pdecay$/, replacement: `${src}/index.ts` },
  { find: /^pdecay\/(\w+)$/, replacement: `${src}/$1/index.ts` },
]

export default defineConfig({
  resolve: { alias },
  test: {
    include: ['test/{unit,setup,docs,python,bench,conformance,types,package,memory}/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // Each worker's threads share the cores with the other's: one that waits must not keep a core busy.
    env: { OMP_WAIT_POLICY: 'passive' },
    testTimeout: 300_000 * Number(process.env.FUZZ_TIMES ?? 1),
    hookTimeout: 300_000,
  },
})
