// Every step with every decay in float32, and the bound of the power, by the loops that this processor would not choose.
// All numeric rows are among the long tests.
import { describe, expect, it } from 'vitest'
import { registry } from './rows.js'
import { runBy, running, sets } from './sets.js'

const best = running()

describe('instruction sets', () => {
  it('one of them is chosen, and is the best', () => {
    const present = sets.filter((set) => running(set) !== null)
    expect(present[0]).toBe('portable')
    expect(best).toBe(present.at(-1))
  })
  for (const set of sets.filter((set) => set !== best)) {
    it(`${set}: trajectories in float32, and the decay factor within 4 ulp`, async ({ skip }) => {
      skip(running(set) === null, `this processor has no ${set}`)
      expect(running(set)).toBe(set)
      const { passed, failed } = await runBy(set, ['trajectory', 'corners'], /· float32 · cpu|within 4 ulp/)
      expect(failed).toEqual([])
      expect(passed).toBeGreaterThan(registry.steps.length * registry.decays.length)
    })
  }
})
