import { checkFunction, checkInteger, checkKnownKeys, checkNumber, checkObject } from '../../_check.js'
import type { Optimizer } from '../../optim/index.js'
import { cat, keep, noGrad, type Tensor, tidy } from '../../tensor/index.js'
import type { Callback } from '../callbacks/callback.js'
import { checkThresholds } from './report.js'
import { decayedWeights, holding, inPlace, lambdaOf } from './weights.js'

/**
 * Sets all weights that decay and have at most this absolute value to zero.
 *
 * @param optimizer of the weights
 * @param threshold in [0, inf)
 * @returns the share of zeros among the weights that decay, afterwards
 * @throws TypeError, RangeError for a threshold that is wrong
 */
export function thresholdWeights(optimizer: Optimizer, threshold: number): number {
  checkNumber('threshold', threshold, '[0, inf)')
  let zeros = 0
  let count = 0
  inPlace(() => {
    for (const { weights } of decayedWeights(optimizer)) {
      const small = weights.abs().le(threshold)
      weights.maskedFill_(small, 0)
      zeros += small.sum().item()
      count += weights.numel
    }
  })
  return count > 0 ? zeros / count : 0
}

/**
 * The absolute value that a share of the weights that decay do not exceed: {@link thresholdWeights} by it sets that share
 * to zero, more where weights are equal.
 *
 * @param share in [0, 1]
 */
export function thresholdFor(optimizer: Optimizer, share: number): number {
  checkNumber('share', share, '[0, 1]')
  return noGrad(() =>
    tidy(() => {
      const all = cat(
        decayedWeights(optimizer).map(({ weights }) => weights.abs().reshape([-1]).to('float64')),
      )
      const rank = Math.round(share * all.numel)
      return rank === 0 ? 0 : all.kthvalue(rank).values.item()
    }),
  )
}

/** Options of {@link survivalCurve}. */
export interface SurvivalCurveOptions {
  /** Absolute values to prune below, each in [0, inf). Default: 0, and 1e-8 to 0.3 in half decades. */
  thresholds?: readonly number[]
}

/** One point of a {@link survivalCurve}. */
export interface SurvivalPoint {
  threshold: number
  /** The share of zeros among the weights that decay, pruned by the threshold. */
  zeroShare: number
  /** What `evaluate` gave for the pruned weights. */
  figures: Readonly<Record<string, number>>
}

const halfDecades = Array.from({ length: 16 }, (_, i) => Number(`${i % 2 ? 3 : 1}e${Math.floor(i / 2) - 8}`))

/**
 * How a model fares without its small weights: for each threshold, weights up to it are set to zero and the model is
 * evaluated. Afterwards the weights are as before.
 *
 * @param optimizer of the weights that decay
 * @param evaluate measures the model
 * @returns a point for each threshold, in ascending order
 * @throws TypeError, RangeError for an option that is wrong; errors of `evaluate` as they are
 * @example
 * ```ts
 * const curve = await train.survivalCurve(optimizer, () =>
 *   train.measure(model, loader, { accuracy: new train.metrics.Accuracy() }, ({ x, y }) => [model.forward(x), y]),
 * )
 * ```
 */
export async function survivalCurve(
  optimizer: Optimizer,
  evaluate: () => Promise<Readonly<Record<string, number>>>,
  options: SurvivalCurveOptions = {},
): Promise<SurvivalPoint[]> {
  checkFunction('evaluate', evaluate)
  checkKnownKeys('survivalCurve options', options, ['thresholds'])
  const thresholds = checkThresholds(options.thresholds ?? [0, ...halfDecades]).sort((a, b) => a - b)
  const all = decayedWeights(optimizer)
  const saved = noGrad(() => all.map(({ weights }) => keep(weights.clone())))
  const curve: SurvivalPoint[] = []
  try {
    for (const threshold of thresholds) {
      // What a smaller threshold has set to zero a larger one does too.
      const zeroShare = thresholdWeights(optimizer, threshold)
      const last = curve.at(-1)
      const figures = last?.zeroShare === zeroShare ? last.figures : await evaluate()
      curve.push({ threshold, zeroShare, figures })
    }
    return curve
  } finally {
    inPlace(() => {
      for (const [i, { weights }] of all.entries()) weights.copy_(saved[i]!)
    })
    for (const tensor of saved) tensor.dispose()
  }
}

/** Options of {@link keepZeros}. */
export interface KeepZerosOptions {
  /** The step after which zeros are kept, in [0, inf). Default 0: from the start. */
  from?: number
  /** Weights of at most this absolute value become zero at that step, in [0, inf). Default 0: those that are. */
  threshold?: number
  /** In place of `threshold`: the share of the weights to set to zero, the smallest ones, in (0, 1). */
  target?: number
}

/**
 * A callback that keeps weights at zero: after the step `from` it takes masks of the zeros of all weights that decay,
 * sets smaller weights to zero if asked to, and from then on the training goes on with the other weights, without decay
 * (λ is next to nothing). So it prunes and fine-tunes. The masks are in checkpoints.
 *
 * @returns a callback; `zeroShare` is the share of weights that the masks keep at zero
 * @throws TypeError, RangeError for an option that is wrong
 * @example
 * ```ts
 * const callbacks = [train.keepZeros({ from: 800, threshold: 1e-3 })] // 200 steps of fine-tuning out of 1000
 * ```
 */
export function keepZeros(options: KeepZerosOptions = {}): Callback & { readonly zeroShare: number } {
  checkKnownKeys('keepZeros options', options, ['from', 'threshold', 'target'])
  const after = checkInteger('from', options.from ?? 0, '[0, inf)')
  if (options.threshold !== undefined && options.target !== undefined)
    throw new TypeError('Expected only one of threshold and target')
  const threshold = checkNumber('threshold', options.threshold ?? 0, '[0, inf)')
  const target = options.target === undefined ? undefined : checkNumber('target', options.target, '(0, 1)')
  /** Marks zeros. */
  let masks: Record<string, Tensor> = {}
  let zeroShare = 0
  /** λ of each group before; null where it has none. */
  let base: (number | null)[] = []

  function hold(optimizer: Optimizer): void {
    for (const [i, group] of optimizer.paramGroups.entries())
      if (typeof base[i] === 'number') group.set({ lambda: base[i] * holding })
  }
  function begin(optimizer: Optimizer): void {
    const limit = target === undefined ? threshold : thresholdFor(optimizer, target)
    zeroShare = thresholdWeights(optimizer, limit)
    noGrad(() =>
      tidy(() => {
        for (const { name, weights } of decayedWeights(optimizer)) masks[name] = keep(weights.eq(0))
      }),
    )
    base = optimizer.paramGroups.map((group) => lambdaOf(group) ?? null)
    hold(optimizer)
  }
  const isBegun = () => Object.keys(masks).length > 0

  return {
    name: 'keep-zeros',
    get zeroShare() {
      return zeroShare
    },
    onStart({ optimizer }, from) {
      if (isBegun()) hold(optimizer)
      else if (from >= after) begin(optimizer)
    },
    onStep(step, { optimizer }) {
      if (isBegun())
        inPlace(() => {
          for (const { name, weights } of decayedWeights(optimizer)) weights.maskedFill_(masks[name]!, 0)
        })
      else if (step >= after) begin(optimizer)
    },
    stateDict: () => ({ tensors: masks, values: { zeroShare, base } }),
    prepareLoad({ tensors, values }) {
      const given = checkObject('keep-zeros', values)
      const share = checkNumber('keep-zeros.zeroShare', given.zeroShare, '[0, 1]')
      if (!Array.isArray(given.base)) throw new TypeError('Expected a list for keep-zeros.base')
      const lambdas = given.base.map((each) => (each === null ? null : checkNumber('keep-zeros.base', each)))
      const loaded = Object.entries(tensors).map(([name, mask]) => [name, keep(mask.clone())] as const)
      return {
        commit: () => {
          for (const mask of Object.values(masks)) mask.dispose()
          masks = Object.fromEntries(loaded)
          zeroShare = share
          base = lambdas
        },
      }
    },
  }
}
