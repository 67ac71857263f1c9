// What eager Python computes of a model (test/fixtures/exported/make.py), beside what its export computes here.
import { join } from 'node:path'
import { expect } from 'vitest'
import { loadTorch } from '../../../../src/io/index.js'
import type * as nn from '../../../../src/nn/index.js'
import { padam } from '../../../../src/optim/index.js'
import { manualSeed, setNumThreads, Tensor } from '../../../../src/tensor/index.js'

type Tensors = Record<string, Tensor>
interface Computed {
  outputs: Tensor[]
  loss: Tensor
  grads: Tensors
  buffers: Tensors
}
export interface Reference {
  inputs: unknown[]
  train: Computed
  eval: Computed
  trained?: { losses: number[]; weights: Tensors }
}
export interface Tolerance {
  rtol: number
  atol: number
}
// As in Python: sums depend on it.
setNumThreads(1)

/** To the last bit: the same libtorch on the same machine. */
export const exact: Tolerance = { rtol: 0, atol: 0 }

export const readReference = (folder: string, name: string) =>
  loadTorch<Reference>(join(folder, `${name}.ref.pt`))

/** The tensors of a structure, in order, as Python flattens it: a dict by its keys, in order. */
export function leaves(value: unknown): Tensor[] {
  if (value instanceof Tensor) return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(leaves)
}

export function lossOf(output: unknown): Tensor {
  const parts = leaves(output)
    .filter(({ requiresGrad }) => requiresGrad)
    .map((leaf) => leaf.abs().to('float32').square().mean())
  return parts.reduce((sum, part) => sum.add(part))
}

export function expectEqual(name: string, actual: Tensor, expected: Tensor, { rtol, atol }: Tolerance): void {
  expect([name, actual.dtype, actual.shape]).toEqual([name, expected.dtype, expected.shape])
  const [given, wanted] = [actual.detach(), expected.detach()]
  const close = given.allclose(wanted, { rtol, atol, equalNan: true })
  if (!close) {
    const worst = given.to('float64').sub(wanted.to('float64')).abs().max().item()
    throw new Error(`${name} differs by up to ${worst}`)
  }
}

function expectAll(
  kind: string,
  actual: Iterable<[string, Tensor]>,
  expected: Tensors,
  tolerance: Tolerance,
) {
  const map = new Map(actual)
  for (const [name, value] of Object.entries(expected)) {
    const found = map.get(name)
    if (!found) throw new Error(`no ${kind} ${name}`)
    expectEqual(`${kind} ${name}`, found, value, tolerance)
  }
}

/** Forward, gradients and buffers in a mode. */
export function expectComputes(
  module: nn.ExportedModule<unknown>,
  { inputs }: Reference,
  expected: Computed,
  tolerance: Tolerance = exact,
): void {
  module.zeroGrad()
  manualSeed(4)
  const output = module.forward(...inputs)
  const loss = lossOf(output)
  loss.backward()
  const found = leaves(output)
  expect(found.length).toBe(expected.outputs.length)
  for (const [i, value] of expected.outputs.entries()) expectEqual(`output ${i}`, found[i]!, value, tolerance)
  expectEqual('loss', loss, expected.loss, tolerance)
  const state = module.stateDict()
  const gradients = [...module.namedParameters()].flatMap(([name, { grad }]): [string, Tensor][] =>
    grad ? [[name, grad]] : [],
  )
  expectAll('gradient', gradients, expected.grads, tolerance)
  expect(gradients.length).toBe(Object.keys(expected.grads).length)
  expectAll('buffer', [...Object.entries(state), ...module.namedBuffers()], expected.buffers, tolerance)
}

/**
 * 20 steps of pAdam. Where the gradient is 0 but for rounding, as that of a bias before batch normalization is, Adam makes whole
 * steps of noise: such a parameter is compared to the last bit or not at all.
 */
export function expectTrains(
  module: nn.ExportedModule<unknown>,
  { inputs, train, trained }: Reference,
  tolerance = exact,
) {
  const { losses, weights } = trained!
  const largest = (name: string) => train.grads[name]!.abs().max().item() as number
  const noise = 1e-6 * Math.max(...Object.keys(train.grads).map(largest))
  const optimizer = padam(module.parameters(), { lr: 1e-3, p: 0.8, lambda: 1e-2 })
  manualSeed(5)
  const found = losses.map(() => {
    optimizer.zeroGrad()
    const loss = lossOf(module.forward(...inputs))
    loss.backward()
    optimizer.step()
    return loss.item()
  })
  if (tolerance === exact) expect(found).toEqual(losses)
  else
    for (const [i, loss] of losses.entries())
      expect(Math.abs(found[i]! / loss - 1)).toBeLessThan(tolerance.rtol)
  const compared = Object.entries(weights).filter(
    ([name]) => tolerance === exact || !(name in train.grads) || largest(name) > noise,
  )
  expect(compared.length).toBeGreaterThan(0)
  expectAll('weight', module.namedParameters(), Object.fromEntries(compared), tolerance)
}
