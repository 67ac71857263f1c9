import { checkFunction, checkInstance, checkInteger, checkKnownKeys, checkNumber } from '../../_check.js'
import { type AnyModule, Module } from '../../nn/index.js'
import type { PreparedLoad } from '../../optim/index.js'
import { keep, noGrad, type Tensor, tidy } from '../../tensor/index.js'
import type { Callback, CallbackState } from './callback.js'

/** Options of {@link ema}. */
export interface EmaOptions {
  /** How much of the average stays at each step, in [0, 1). Default 0.999. */
  decay?: number
  /** Steps that are not averaged, at the beginning, in [0, inf). Default 0. */
  startStep?: number
}

/** Options of {@link swa}. */
export interface SwaOptions {
  /** Steps that are not averaged, at the beginning, in [0, inf). Default 0. */
  startStep?: number
  /** Averages the weights after each so many steps, in [1, inf). Default 1. */
  every?: number
}

/** An average of a model's weights over the steps of its training. Made by {@link ema} or {@link swa}. */
export class WeightAverage implements Callback {
  /** Names it in checkpoints: 'ema' or 'swa'. */
  readonly name: string
  readonly #startStep: number
  readonly #every: number
  /** The share of the newest weights in the average, where `count` have been averaged before. */
  readonly #share: (count: number) => number
  #averages: Record<string, Tensor> = {}
  #count = 0

  /** @internal */
  constructor(name: string, startStep: number, every: number, share: (count: number) => number) {
    this.name = name
    this.#startStep = startStep
    this.#every = every
    this.#share = share
  }

  /** How many times weights have been averaged. */
  get count(): number {
    return this.#count
  }

  /** Takes the weights into the average where the step is one to average. `fit` calls it. */
  onStep(step: number, { model }: { readonly model: AnyModule }): void {
    if (step > this.#startStep && (step - this.#startStep) % this.#every === 0) this.update(model)
  }

  /** Takes a model's present weights into the average: for a training loop of one's own. */
  update(model: AnyModule): void {
    checkInstance('model', model, Module)
    const share = this.#share(this.#count++)
    noGrad(() =>
      tidy(() => {
        for (const [name, tensor] of Object.entries(model.stateDict())) {
          const average = this.#averages[name]
          if (!average) this.#averages[name] = keep(tensor.clone())
          // Counts and masks among the buffers are taken as they are.
          else if (tensor.isFloatingPoint()) average.lerp_(tensor, share)
          else average.copy_(tensor)
        }
      }),
    )
  }

  /**
   * Runs `fn` while the model has the averaged weights, such as an evaluation; afterwards it has its own again.
   *
   * @returns what `fn` gives
   * @throws RangeError before the first update
   * @example
   * ```ts
   * const average = train.ema({ decay: 0.99 })
   * await train.fit({ model, optimizer, loader, loss, steps: 100, callbacks: [average] })
   * const logits = await average.use(model, () => model.forward(x))
   * ```
   */
  async use<T>(model: AnyModule, fn: () => T | Promise<T>): Promise<T> {
    checkInstance('model', model, Module)
    checkFunction('fn', fn)
    if (this.#count === 0) throw new RangeError(`Expected at least one step before ${this.name} is used`)
    const own = Object.fromEntries(
      Object.entries(model.stateDict()).map(([name, tensor]) => [name, keep(tensor.clone())]),
    )
    try {
      model.loadStateDict(this.#averages)
      return await fn()
    } finally {
      model.loadStateDict(own)
      for (const tensor of Object.values(own)) tensor.dispose()
    }
  }

  /** The averages, under the model's names, and how many times weights have been averaged. */
  stateDict(): CallbackState {
    return { tensors: this.#averages, values: this.#count }
  }

  /** Checks what {@link stateDict} gave; `commit` takes it in. */
  prepareLoad({ tensors, values }: Required<CallbackState>): PreparedLoad {
    const count = checkInteger(`${this.name}.count`, values, '[0, inf)')
    const averages = Object.entries(tensors).map(([name, tensor]) => [name, keep(tensor.clone())] as const)
    return {
      commit: () => {
        for (const tensor of Object.values(this.#averages)) tensor.dispose()
        this.#averages = Object.fromEntries(averages)
        this.#count = count
      },
    }
  }
}

/**
 * A callback that keeps an exponential moving average of the weights: a ← d·a + (1 − d)·w after each step, with the
 * first weights as they are. Averaged weights often measure better than the last ones.
 *
 * @returns a callback; `use` runs code under the averaged weights
 * @throws TypeError, RangeError for an option that is wrong
 * @source Polyak and Juditsky, 1992
 */
export function ema(options: EmaOptions = {}): WeightAverage {
  checkKnownKeys('ema options', options, ['decay', 'startStep'])
  const decay = checkNumber('decay', options.decay ?? 0.999, '[0, 1)')
  const startStep = checkInteger('startStep', options.startStep ?? 0, '[0, inf)')
  return new WeightAverage('ema', startStep, 1, () => 1 - decay)
}

/**
 * A callback that keeps the mean of the weights at every so many steps: a ← a + (w − a)/(n + 1).
 * Batch norm's running statistics are averaged too; measure them anew where they matter.
 *
 * @returns a callback; `use` runs code under the averaged weights
 * @throws TypeError, RangeError for an option that is wrong
 * @source Izmailov et al., arXiv 1803.05407
 */
export function swa(options: SwaOptions = {}): WeightAverage {
  checkKnownKeys('swa options', options, ['startStep', 'every'])
  const startStep = checkInteger('startStep', options.startStep ?? 0, '[0, inf)')
  const every = checkInteger('every', options.every ?? 1, '[1, inf)')
  return new WeightAverage('swa', startStep, every, (count) => 1 / (count + 1))
}
