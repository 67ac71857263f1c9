import {
  checkFunction,
  checkInstance,
  checkInteger,
  checkKnownKeys,
  checkNumber,
  show,
} from '../../_check.js'
import { type Histogram, Optimizer } from '../../optim/index.js'
import { noGrad, type Tensor, tidy } from '../../tensor/index.js'
import type { Callback, FitContext } from '../callbacks/callback.js'
import type { Progress } from '../progress.js'
import { type DecayedWeights, decayedWeights, lambdaOf } from './weights.js'

/** Figures of one layer's weights, or of all that decay. */
export interface LayerSparsity {
  /** How many weights there are. */
  weights: number
  /** How many are exactly zero. */
  zeros: number
  /** zeros / weights. */
  zeroShare: number
  /** For each threshold how many weights have at most its absolute value, zeros included. */
  below: number[]
  /** Weights by the decade of their absolute value, without zeros. */
  histogram: Histogram
  /** Units or channels: slices of dimension 0, the outputs of Linear and Conv layers. */
  outputs: number
  /** Those whose weights are all zero: nothing reaches them. */
  deadOutputs: number
  /** Slices of dimension 1, the inputs of Linear and Conv layers (of one group of channels). */
  inputs: number
  /** Those whose weights are all zero: what they carry is not used. */
  deadInputs: number
}

/** What {@link sparsityReport} gives. */
export interface SparsityReport {
  /** The absolute values behind `below`. */
  thresholds: readonly number[]
  /** Of all weights that decay. */
  total: LayerSparsity
  /**
   * By parameter. `knee` is the weight (p·λ)^(1/(2−p)) below which decay shrinks a weight faster than at the rate of the
   * learning rate, so that it goes to zero; null where the decay has no p below 2.
   */
  layers: (LayerSparsity & { name: string; knee: number | null })[]
}

/** Options of {@link sparsityReport}. */
export interface SparsityReportOptions {
  /** Absolute values to count weights below, each in [0, inf). Default 1e-8, 1e-6, 1e-4, 1e-3 and 1e-2. */
  thresholds?: readonly number[]
}

const usual = [1e-8, 1e-6, 1e-4, 1e-3, 1e-2]

/** Checks thresholds. */
export function checkThresholds(values: unknown): number[] {
  if (!Array.isArray(values))
    throw new TypeError(`Expected an array for thresholds but received ${show(values)}`)
  return values.map((value, i) => checkNumber(`thresholds[${i}]`, value, '[0, inf)'))
}

/**
 * The knee of a decay with a norm p below 2: (p·λ)^(1/(2−p)), λ being the one of this package (the paper's is p·λ).
 *
 * @param p in (0, 2)
 * @param lambda in [0, inf)
 * @source arXiv 2404.10824
 */
export function knee(p: number, lambda: number): number {
  checkNumber('p', p, '(0, 2)')
  checkNumber('lambda', lambda, '[0, inf)')
  return (p * lambda) ** (1 / (2 - p))
}

/**
 * How sparse an optimizer's weights are, by layer and in total: zeros, weights below thresholds, dead units and channels,
 * a histogram of log10 |w|, and the knee of the decay. Takes some passes over the weights, and waits for a device.
 *
 * @param optimizer the weights that decay are counted
 * @throws TypeError, RangeError for an option that is wrong
 * @example
 * ```ts
 * const { total, layers } = train.sparsityReport(optimizer, { thresholds: [1e-3] })
 * console.log(total.zeroShare, layers.map(({ name, deadOutputs }) => `${name}: ${deadOutputs} dead`))
 * ```
 */
export function sparsityReport(optimizer: Optimizer, options: SparsityReportOptions = {}): SparsityReport {
  checkKnownKeys('sparsityReport options', options, ['thresholds'])
  const thresholds = checkThresholds(options.thresholds ?? usual)
  checkInstance('optimizer', optimizer, Optimizer)
  const { parameters } = optimizer.sparsity({ histogram: true })
  const counted = parameters.filter(({ decayed }) => decayed)
  const layers = decayedWeights(optimizer).map((each, i) => {
    // Counted here, as the optimizer knows what its last step left alone.
    const [zeros, ...below] = belowOf(each.weights, [0, ...thresholds]) as [number, ...number[]]
    const { weights, histogram } = counted[i]!
    const zeroShare = weights > 0 ? zeros / weights : 0
    return {
      name: each.name,
      knee: kneeOf(each),
      ...{ weights, zeros, zeroShare, below },
      histogram: histogram!,
      ...deadOf(each.weights),
    }
  })
  return { thresholds, total: totalOf(layers, thresholds), layers }
}

function kneeOf({ group }: DecayedWeights): number | null {
  const { p } = group.current
  const lambda = lambdaOf(group)
  return typeof p === 'number' && p > 0 && p < 2 && lambda !== undefined ? knee(p, lambda) : null
}

const belowOf = (weights: Tensor, thresholds: readonly number[]) =>
  noGrad(() =>
    tidy(() => {
      const sizes = weights.abs()
      return thresholds.map((threshold) => sizes.le(threshold).sum().item())
    }),
  )

function deadOf(weights: Tensor) {
  const [outputs = 0, inputs = 0] = weights.shape
  if (weights.ndim < 2 || weights.numel === 0) return { outputs, deadOutputs: 0, inputs, deadInputs: 0 }
  const deadAlong = (dim: number) =>
    noGrad(() =>
      tidy(() =>
        weights.movedim(dim, 0).flatten({ startDim: 1 }).ne(0).any({ dim: 1 }).logicalNot().sum().item(),
      ),
    )
  return { outputs, deadOutputs: deadAlong(0), inputs, deadInputs: deadAlong(1) }
}

function totalOf(layers: readonly LayerSparsity[], thresholds: readonly number[]): LayerSparsity {
  const sum = (of: (layer: LayerSparsity) => number) => layers.reduce((total, layer) => total + of(layer), 0)
  const [weights, zeros] = [sum((layer) => layer.weights), sum((layer) => layer.zeros)]
  const log10 = layers[0]?.histogram.log10 ?? []
  return {
    weights,
    zeros,
    zeroShare: weights > 0 ? zeros / weights : 0,
    below: thresholds.map((_, i) => sum(({ below }) => below[i]!)),
    histogram: {
      log10,
      counts: (layers[0]?.histogram.counts ?? []).map((_, i) => sum(({ histogram }) => histogram.counts[i]!)),
    },
    outputs: sum(({ outputs }) => outputs),
    deadOutputs: sum(({ deadOutputs }) => deadOutputs),
    inputs: sum(({ inputs }) => inputs),
    deadInputs: sum(({ deadInputs }) => deadInputs),
  }
}

/** Options of {@link trackSparsity}. */
export interface TrackSparsityOptions extends SparsityReportOptions {
  /** Reports after each so many steps, in [1, inf). Default: after each whole pass over the data. */
  every?: number
  /** Is called with each report. */
  onReport?: (report: SparsityReport, step: number) => void
}

/**
 * A callback that reports the sparsity over time. What it has seen is in checkpoints.
 *
 * @returns a callback; `history` has the reports
 * @throws TypeError, RangeError for an option that is wrong
 */
export function trackSparsity(
  options: TrackSparsityOptions = {},
): Callback & { readonly history: readonly (SparsityReport & { step: number })[] } {
  checkKnownKeys('trackSparsity options', options, ['thresholds', 'every', 'onReport'])
  const { every, onReport } = options
  if (every !== undefined) checkInteger('every', every, '[1, inf)')
  if (onReport !== undefined) checkFunction('onReport', onReport)
  const thresholds = checkThresholds(options.thresholds ?? usual)
  let history: (SparsityReport & { step: number })[] = []
  const take = (step: number, { optimizer }: FitContext) => {
    const report = sparsityReport(optimizer, { thresholds })
    history.push({ step, ...report })
    onReport?.(report, step)
  }
  return {
    name: 'sparsity',
    get history() {
      return history
    },
    onEpoch: ({ step }: Progress, fit) => {
      if (every === undefined) take(step, fit)
    },
    afterStep: ({ step }: Progress, fit) => {
      if (every !== undefined && step % every === 0) take(step, fit)
    },
    stateDict: () => ({ values: history }),
    prepareLoad({ values }) {
      if (!Array.isArray(values)) throw new TypeError('Expected a list of reports for sparsity')
      return {
        commit: () => {
          history = [...values]
        },
      }
    },
  }
}
