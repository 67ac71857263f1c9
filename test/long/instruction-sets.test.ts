// All numeric rows of the conformance tests, by every instruction set that this processor has.
import { expect, it } from 'vitest'
import { emulated, runBy, running, sets } from '../conformance/sets.js'

const files = [
  'trajectory',
  'corners',
  'prox',
  'properties',
  'behaviour',
  'gradients',
  'storage',
  'interchange',
]

for (const set of [...sets, emulated] as const) {
  it(set, async ({ skip }) => {
    skip(running(set) === null, `this processor has no ${set}`)
    expect(running(set)).toBe(set)
    const { passed, failed } = await runBy(set, files)
    expect(failed).toEqual([])
    expect(passed).toBeGreaterThan(1000)
  })
}
