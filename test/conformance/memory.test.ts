// What a step takes of memory: in the first its state, of the sizes that the rules tell, and in any other nothing.
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import * as optim from '../../src/optim/index.js'
import { Optimizer } from '../../src/optim/index.js'
import { elementBytes } from '../../src/tensor/core/dtypes.js'
import { type DType, full, memory, Tensor, tidy } from '../../src/tensor/index.js'
import { asSpec, optimizerOf, pairs, takesWholes, title } from './make.js'
import { stepOracles } from './oracle/steps.js'
import { normals, parameter, printTable, registry, row, setGradient } from './rows.js'

const status = (field: string) =>
  Number(new RegExp(`${field}:\\s+(\\d+)`).exec(readFileSync('/proc/self/status', 'utf8'))![1]) / 1024
/** The most resident megabytes at any moment of `work`, beyond those before it. */
function peak(work: () => void): number {
  // Memory that is kept, by malloc as by the caching allocator, would hide what is made in it. This one gives back.
  memory.emptyCache()
  writeFileSync('/proc/self/clear_refs', '5')
  const before = status('VmRSS')
  work()
  return status('VmHWM') - before
}

const millions = 4
const shape = [millions * 1024, 1024]
const filled = (dtype: DType) => full(shape, 0.5, { dtype })
/** Pages that V8, the allocator and the threads take on the way. */
const slack = 12

const stateBytes = (optimizer: Optimizer) =>
  Object.values(optimizer.stateDict().state[0]!)
    .filter((value) => value instanceof Tensor)
    .reduce((sum, { numel, dtype }) => sum + numel * elementBytes[dtype], 0)

/** Slots kept one a weight under these options. */
const slotsOf = (rules: (typeof pairs)[number]) => {
  const [step, decay] = [
    registry.steps.find(({ name }) => name === rules.step)!,
    registry.decays.find(({ name }) => name === rules.decay)!,
  ]
  const kept = (rule: typeof step, options: object) =>
    rule.state.filter(({ when, scalar, factor }) => {
      const value = when && (options as Record<string, unknown>)[when]
      return !scalar && !factor && (!when || Boolean(value))
    })
  return kept(step, rules.stepOptions).length + kept(decay, rules.decayOptions).length
}

/** Factors of the weights' size. */
const factors: Readonly<Record<string, number>> = { soap: 1 }

/**
 * What a step with a tensor-level half takes beside its state: a direction of float32 that it keeps, and during the
 * step two tensors of its iteration's float64 (the option of every case), and as much again for what MKL packs.
 */
const ofTensors = (rules: { step: string }) =>
  takesWholes(rules)
    ? { kept: 4 * millions * (1 + (factors[rules.step] ?? 0)), passing: 4 * 8 * millions }
    : { kept: 0, passing: 0 }

describe('peak memory', () => {
  const storages: [string, DType, optim.StorageOptions, number][] = [
    ['float32', 'float32', {}, 4],
    ['bfloat16, state in float32', 'bfloat16', {}, 4],
    ['bfloat16, state of its own dtype', 'bfloat16', { state: 'same' }, 2],
  ]
  for (const [name, dtype, storage, bytes] of storages) {
    // Steps and decays ask for their slots apart: each once is all there is.
    const rows = pairs.filter(
      ({ step, decay }) => step === registry.steps[0]!.name || decay === registry.decays.at(-1)!.name,
    )
    for (const rules of rows) {
      row('memory', `${name} · ${title(rules)}`, 'cpu', () => {
        tidy(() => {
          const param = filled(dtype).requiresGrad_()
          param.grad = filled(dtype)
          const { dataPointer } = param
          const optimizer = optimizerOf(rules, [param], 1e-3, { storage })
          const budget = slotsOf(rules) * millions * bytes
          const { kept, passing } = ofTensors(rules)
          const first = peak(() => optimizer.step())
          expect(first).toBeLessThan(budget + kept + passing + slack)
          expect(stateBytes(optimizer) / 2 ** 20).toBeGreaterThanOrEqual(budget)
          expect(peak(() => optimizer.step())).toBeLessThan(passing + slack)
          expect(param.dataPointer).toBe(dataPointer)
        })
      })
    }
  }
  for (const step of registry.steps.map(({ name }) => asSpec('step', name, stepOracles[name]!.cases[0]!))) {
    row(
      'memory',
      `a copy without gaps, where a parameter has some, is made once · ${step.rule}`,
      'cpu',
      () => {
        tidy(() => {
          const param = full([1024, millions * 1024], 0.5)
            .t()
            .requiresGrad_()
          param.grad = filled('float32')
          const optimizer = new Optimizer([param], { step, decay: optim.lp(), lr: 1e-3 })
          optimizer.step()
          const { passing } = ofTensors({ step: step.rule })
          expect(peak(() => optimizer.step())).toBeLessThan(passing + slack)
        })
      },
    )
  }
  it('sees a copy of the weights, were there one', () => {
    tidy(() => {
      const param = filled('float32')
      expect(peak(() => param.mul(2))).toBeGreaterThan(4 * millions - slack)
    })
  })
})

it('a step keeps nothing after the first: 300 steps over 4 MB leave memory where it was', () => {
  const param = parameter(normals(1, 1_000_000), 'float32', 'cpu', [1000, 1000])
  tidy(() => setGradient(param, normals(2, 1_000_000)))
  const optimizer = optim.padam([param], { lr: optim.cosine({ start: 1e-3, totalSteps: 3000 }) })
  for (let t = 0; t < 20; t++) optimizer.step()
  const before = process.memoryUsage.rss()
  for (let t = 0; t < 300; t++) optimizer.step()
  expect((process.memoryUsage.rss() - before) / 2 ** 20).toBeLessThan(16)
})

printTable()
