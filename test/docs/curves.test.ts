import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { registry } from '../../src/optim/index.js'

const curves = join(import.meta.dirname, '../../docs/curves')

// Without a decay there is nothing to draw.
const drawn = [...registry.steps, ...registry.decays]
  .map(({ name }) => name)
  .filter((name) => name !== 'none')

test.each(drawn)('%s has its picture (scripts/generate/curves.mjs)', (name) => {
  expect(existsSync(join(curves, `${name}.svg`))).toBe(true)
})
