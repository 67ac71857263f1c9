// The CUDA kernels without a device: their source in loops on the CPU, over rows of these tests. All numeric rows are
// among the long tests.
import { expect, it } from 'vitest'
import { registry } from './rows.js'
import { emulated, runBy, running } from './sets.js'

it('emulated kernels: trajectories, storage and 8-bit state of every dtype, corners, counts', async () => {
  expect(running(emulated)).toBe(emulated)
  const { passed, failed } = await runBy(
    emulated,
    ['trajectory', 'corners', 'storage', 'codes', 'reductions'],
    /· cpu|within 4 ulp/,
  )
  expect(failed).toEqual([])
  expect(passed).toBeGreaterThan(4 * registry.steps.length * registry.decays.length)
})
