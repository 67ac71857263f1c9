import type { Tensor } from '../../tensor/index.js'
import { type AnyModule, Module } from '../module.js'

/**
 * Layers, each given what the one before it gave. They are named by their numbers.
 *
 * @example
 * ```ts
 * const model = new nn.Sequential(new nn.Linear(4, 8), new nn.ReLU(), new nn.Linear(8, 2))
 * Object.keys(model.stateDict()) // ['0.weight', '0.bias', '2.weight', '2.bias']
 * ```
 */
export class Sequential extends Module implements Iterable<Module> {
  readonly #layers: readonly Module[]

  constructor(...layers: Module[]) {
    super()
    for (const [i, layer] of layers.entries())
      if (!(layer instanceof Module)) throw new TypeError(`Expected Module for layer ${i}`)
    this.#layers = Object.freeze([...layers])
  }

  get length(): number {
    return this.#layers.length
  }

  at(index: number): Module | undefined {
    return this.#layers.at(index)
  }

  [Symbol.iterator](): Iterator<Module> {
    return this.#layers[Symbol.iterator]()
  }

  override *namedChildren(): Generator<[string, AnyModule]> {
    for (const [i, layer] of this.#layers.entries()) yield [String(i), layer]
  }

  override forward(input: Tensor): Tensor {
    let output = input
    for (const layer of this.#layers) output = layer.forward(output)
    return output
  }
}
