import { checkBoolean, checkKnownKeys, checkObject, checkString } from '../../_check.js'
import type { Histogram } from '../../optim/index.js'
import type { Callback, FitContext } from '../callbacks/callback.js'
import { sparsityReport } from '../sparsity/report.js'
import { decayedWeights } from '../sparsity/weights.js'
import { summarize } from './_histogram.js'
import type { HistogramFacts } from './events.js'
import { TensorBoardWriter } from './writer.js'

/** Options of {@link tensorBoard}. */
export interface TensorBoardCallbackOptions {
  /** The folder of the event files. It is made if it is not there. */
  dir: string
  /** Whether histograms of weights are written after each pass over the data. Default true. */
  histograms?: boolean
  /** Settings of the run, for the page “HParams”: values of any depth that JSON can hold. Default: none. */
  hparams?: object
}

/** Made by {@link tensorBoard}. */
export interface TensorBoardCallback extends Callback {
  /** Writes the settings with the figures that the run reached, by the names of `evaluate`: for the page “HParams”. */
  finish(figures: Readonly<Record<string, number>>, step: number): void
}

/** Settings as pairs of a dotted name and a value. */
function flatten(settings: object, prefix = ''): [string, string | number | boolean][] {
  return Object.entries(settings).flatMap(([key, value]: [string, unknown]) => {
    const name = `${prefix}${key}`
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return [[name, value]]
    if (Array.isArray(value)) return [[name, value.join(', ')]]
    return typeof value === 'object' && value !== null ? flatten(value, `${name}.`) : []
  })
}

/**
 * A callback that writes TensorBoard event files: figures and learning rate when they are read, `test/…` after each
 * evaluation, and after each pass over the data the share of zeros of each layer, and histograms of weights and of log10
 * of their size. A training that goes on from a checkpoint writes a further file, and what was written after the
 * checkpoint no longer shows.
 *
 * @returns a callback for `fit` or `run`
 * @throws TypeError for an option that is wrong
 * @example
 * ```ts
 * const callbacks = [train.tensorBoard({ dir: 'logs/first', hparams: { lr: 1e-3, p: 0.8 } })]
 * ```
 */
export function tensorBoard(options: TensorBoardCallbackOptions): TensorBoardCallback {
  checkKnownKeys('tensorBoard options', options, ['dir', 'histograms', 'hparams'])
  const dir = checkString('dir', options.dir)
  const histograms = checkBoolean('histograms', options.histograms ?? true)
  const hparams = Object.fromEntries(flatten(checkObject('hparams', options.hparams ?? {})))
  let writer: TensorBoardWriter | undefined
  const write = (from = 0) => {
    // Event files of an earlier part of the run may have steps after its checkpoint.
    writer ??= new TensorBoardWriter(dir, { purgeStep: from + 1 })
    return writer
  }
  return {
    name: 'tensorboard',
    onStart(_fit, from) {
      writer = undefined
      const board = write(from)
      const rows = Object.entries(hparams).map(([name, value]) => `| ${name} | ${value} |`)
      if (from === 0 && rows.length > 0)
        board.addText('settings', ['| setting | value |', '| --- | --- |', ...rows].join('\n'), 1)
    },
    onLog({ step, epoch, figures, samplesPerSecond }, { optimizer }) {
      const board = write()
      for (const [name, value] of Object.entries(figures)) board.addScalar(`train/${name}`, value, step)
      const lr = optimizer.paramGroups[0]?.current.lr
      if (typeof lr === 'number') board.addScalar('train/lr', lr, step)
      board.addScalar('train/epoch', epoch, step)
      board.addScalar('speed/samplesPerSecond', samplesPerSecond, step)
      const { zeroShare, belowShare } = optimizer.sparsity()
      board.addScalar('sparsity/zeros', zeroShare, step)
      board.addScalar('sparsity/below1e8', belowShare, step)
    },
    onEvaluate(figures, { step }) {
      for (const [name, value] of Object.entries(figures)) write().addScalar(`test/${name}`, value, step)
    },
    onEpoch({ step }, fit) {
      writeLayers(write(), fit, step, histograms)
    },
    finish(figures, step) {
      const tagged = Object.entries(figures).map(([name, value]) => [`test/${name}`, value])
      write(step).addHparams(hparams, Object.fromEntries(tagged) as Record<string, number>, step)
    },
  }
}

/** Writes the sparsity of each layer that decays, and the histograms of its weights. */
function writeLayers(
  board: TensorBoardWriter,
  { optimizer }: FitContext,
  step: number,
  histograms: boolean,
): void {
  const { layers } = sparsityReport(optimizer)
  for (const { name, zeroShare, deadOutputs } of layers) {
    board.addScalar(`zeros/${name}`, zeroShare, step)
    board.addScalar(`deadOutputs/${name}`, deadOutputs, step)
  }
  if (!histograms) return
  for (const { name, histogram } of layers) {
    const facts = logFacts(histogram)
    if (facts.count > 0) board.addHistogramRaw(`log10/${name}`, facts, step)
  }
  for (const { name, weights } of decayedWeights(optimizer)) {
    // A layer without finite values has no histogram.
    if (summarize(weights, 1)) board.addHistogram(`weights/${name}`, weights, step)
  }
}

/** Weights by the decade of their size, without zeros; the outermost decades are open. */
function logFacts({ log10, counts }: Histogram): HistogramFacts {
  const [first = 0, last = 0] = [log10[0], log10.at(-1)]
  const limits = [...log10, last + 1]
  const total = (of: (center: number) => number) =>
    counts.reduce((sum, count, i) => sum + count * of(limits[i]! - 0.5), 0)
  return {
    min: first - 1,
    max: last + 1,
    count: total(() => 1),
    sum: total((center) => center),
    sumSquares: total((center) => center ** 2),
    limits,
    counts,
  }
}
