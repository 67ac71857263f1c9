// One body for every device and dtype: a row is a test, and its table is printed at the end of its file.
import { afterAll, beforeAll, expect, it } from 'vitest'
import { core } from '../../src/native/index.js'
import type { RuleInfo } from '../../src/optim/index.js'
import { cuda, type DType, type Tensor, tensor } from '../../src/tensor/index.js'

/** From the addon itself, so that a rule that was just added has its rows. */
export const registry = JSON.parse(core().registry()) as { steps: RuleInfo[]; decays: RuleInfo[] }
/** Whether a decay's weights depend on others of their parameter. */
export const reduces = (decay: string) =>
  registry.decays.some(({ name, reduces }) => name === decay && reduces === true)
export const devices = ['cpu', 'cuda'] as const
export type RowDevice = (typeof devices)[number]
export const dtypes = ['float64', 'float32', 'bfloat16', 'float16'] as const
export type RowDType = (typeof dtypes)[number]

/** The distance from 1 to the next number. */
export const epsilon: Readonly<Record<RowDType, number>> = {
  float64: 2 ** -52,
  float32: 2 ** -23,
  bfloat16: 2 ** -7,
  float16: 2 ** -10,
}
/** The distance between the smallest numbers. */
export const smallest: Readonly<Record<RowDType, number>> = {
  float64: 2 ** -1074,
  float32: 2 ** -149,
  bfloat16: 2 ** -133,
  float16: 2 ** -24,
}

const hasDevice = (device: RowDevice) => device === 'cpu' || cuda.isAvailable()
const tally = new Map<string, { passed: number; skipped: number; failed: number }>()

/** A test that counts in the table of its file; without its device it shows as skipped. */
export function row(
  section: string,
  name: string,
  device: RowDevice,
  body: (device: RowDevice) => void | Promise<void>,
) {
  const counts = tally.get(section) ?? { passed: 0, skipped: 0, failed: 0 }
  tally.set(section, counts)
  if (!hasDevice(device)) {
    counts.skipped++
    it.skip(`${name} · ${device}`, () => {})
    return
  }
  it(`${name} · ${device}`, async () => {
    counts.failed++
    await body(device)
    counts.failed--
    counts.passed++
  })
}

/** A row for every device. */
export function rows(section: string, name: string, body: (device: RowDevice) => void | Promise<void>): void {
  for (const device of devices) row(section, name, device, body)
}

/** Prints the file's table once its rows are through. */
export function printTable(): void {
  beforeAll(() => {
    for (const counts of tally.values()) Object.assign(counts, { passed: 0, failed: 0 })
  })
  afterAll(() => {
    const lines = [...tally].map(
      ([section, { passed, skipped, failed }]) =>
        `${section.padEnd(34)} ${String(passed).padStart(5)} passed ${String(failed).padStart(4)} failed ${String(skipped).padStart(5)} skipped`,
    )
    console.log(['conformance', ...lines].join('\n  '))
  })
}

/** Numbers in [0, 1) that are the same in every run. */
export function randoms(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return ((state >>> 5) + 0.5) / 2 ** 27
  }
}

export function normals(seed: number, size: number, scale = 1): Float64Array {
  const next = randoms(seed)
  return Float64Array.from(
    { length: size },
    () => scale * Math.sqrt(-2 * Math.log(next())) * Math.cos(2 * Math.PI * next()),
  )
}

/** A parameter with these values, as near as its dtype comes; two dimensions, so that it decays. */
export function parameter(
  values: ArrayLike<number>,
  dtype: DType,
  device: RowDevice = 'cpu',
  shape?: number[],
): Tensor {
  const data = tensor(Float64Array.from(values), { device }).to(dtype)
  return data.reshape(shape ?? [1, values.length]).requiresGrad_()
}

/** What a tensor holds, in float64. */
export const valuesOf = (t: Tensor): Float64Array =>
  Float64Array.from(t.detach().to('float64').to('cpu').contiguous().toTypedArray() as Float64Array)

/** Gives a parameter a gradient of its dtype; what was really given is returned. */
export function setGradient(param: Tensor, values: ArrayLike<number>): Float64Array {
  const grad = tensor(Float64Array.from(values), { device: param.device })
    .to(param.dtype)
    .reshape(param.shape)
  param.grad = grad
  return valuesOf(grad)
}

export function expectClose(found: ArrayLike<number>, expected: ArrayLike<number>, bound: number): void {
  expect(found.length).toBe(expected.length)
  for (let i = 0; i < found.length; i++) {
    const error = Math.abs(found[i]! - expected[i]!)
    if (!(error <= bound))
      expect.fail(`${i}: ${found[i]} is not ${expected[i]}: ${error} is more than ${bound}`)
  }
}
