// Every instruction set that this processor has: every step with every decay in float32, the bound of the power, and
// strengths that take powers past the floats. All numeric rows by each of them are among the long tests.
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { registry } from './rows.js'
import { runBy, running, sets } from './sets.js'

const best = running()

/** What the system says of the processor: the engine asks the processor itself. */
function listed(): string[] {
  const flags = new Set(
    /^flags\s*:(.*)$/m.exec(readFileSync('/proc/cpuinfo', 'utf8'))?.[1]?.trim().split(' '),
  )
  const all = (...names: string[]) => names.every((name) => flags.has(name))
  return [
    'portable',
    ...(all('avx2', 'fma', 'f16c') ? ['avx2'] : []),
    ...(all('avx2', 'fma', 'f16c', 'avx512f', 'avx512bw', 'avx512dq', 'avx512vl') ? ['avx512'] : []),
  ]
}

describe('instruction sets', () => {
  it('all that the processor has run here, and the best one is chosen', () => {
    const present = sets.filter((set) => running(set) !== null)
    expect(present).toEqual(listed())
    expect(best).toBe(present.at(-1))
  })
  for (const set of sets) {
    it(`${set}: trajectories in float32, the decay factor within 4 ulp, and λ at its extremes`, async ({
      skip,
    }) => {
      skip(running(set) === null, `this processor has no ${set}`)
      expect(running(set)).toBe(set)
      const { passed, failed } = await runBy(
        set,
        ['trajectory', 'corners'],
        /· float32 · cpu|within 4 ulp|leaves finite weights/,
      )
      expect(failed).toEqual([])
      expect(passed).toBeGreaterThan(registry.steps.length * registry.decays.length)
    })
    // The best set runs in the unit tests.
    it.skipIf(set === best)(`${set}: LSTM layers`, async ({ skip }) => {
      skip(running(set) === null, `this processor has no ${set}`)
      const { passed, failed } = await runBy(set, ['unit/tensor/operators/lstm'])
      expect(failed).toEqual([])
      expect(passed).toBeGreaterThan(10)
    })
  }
})
