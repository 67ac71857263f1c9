// The properties of every rule, on many more weights, gradients and options than the gate tries.
import { expect, it } from 'vitest'
import { runBy } from '../conformance/sets.js'

it('hold wherever one looks', async () => {
  process.env.FUZZ_TIMES ??= '100'
  process.env.FUZZ_SEED ??= String(Math.floor(Date.now() / 1000))
  const { passed, failed } = await runBy(undefined, ['properties'])
  expect(failed, `FUZZ_SEED=${process.env.FUZZ_SEED}`).toEqual([])
  expect(passed).toBeGreaterThan(10)
})
