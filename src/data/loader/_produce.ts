import { show } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { type CollateOptions, collateArrays } from './collate.js'
import { type BatchDataset, type Dataset, type Draw, isBatchDataset, rngOf } from './dataset.js'

/** How the samples of a batch are put together: by the options of `collate`, by a function, or not at all. */
export type Join = { options: CollateOptions } | { run: (samples: unknown[]) => unknown } | undefined

/** Told about each sample that is left out. Without it, the first error is thrown. */
export type Skip = (error: PdecayError, sample: number) => void

/** The error of a sample: says which one it is, with the original error as its cause. */
export function sampleError(sample: number, error: unknown): PdecayError {
  const reason = error instanceof Error ? error.message : show(error)
  return new PdecayError('ERR_DATA', `Sample ${sample}: ${reason}`, { cause: error })
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'

/**
 * The batch of the samples with these indices: at once if the data set gives them at once, else a promise. Threads and the
 * main thread make batches by this function.
 */
export function produce(
  dataset: Dataset<unknown> | BatchDataset<unknown>,
  indices: Int32Array,
  draw: Draw,
  join: Join,
  skip?: Skip,
): unknown {
  if (isBatchDataset(dataset)) return dataset.batch(indices, draw)
  const samples: unknown[] = new Array(indices.length)
  let waits = false
  for (let k = 0; k < indices.length; k++) {
    try {
      samples[k] = dataset.get(indices[k]!, rngOf(draw, k))
      if (isPromise(samples[k])) waits = true
    } catch (error) {
      samples[k] = new Failure(error)
      if (!skip && !waits) break
    }
  }
  const settled = waits
    ? Promise.all(
        samples.map((each) =>
          isPromise(each) ? Promise.resolve(each).catch((error: unknown) => new Failure(error)) : each,
        ),
      )
    : samples
  const finish = (given: unknown[]) => joinSamples(keepGood(given, draw, skip), join)
  return settled instanceof Promise ? settled.then(finish) : finish(settled)
}

class Failure {
  constructor(readonly error: unknown) {}
}

function keepGood(samples: unknown[], draw: Draw, skip: Skip | undefined): unknown[] {
  if (!samples.some((each) => each instanceof Failure)) return samples
  let first: PdecayError | undefined
  const good = samples.filter((each, k) => {
    if (!(each instanceof Failure)) return true
    const sample = draw.samples[k]!
    const error = sampleError(sample, each.error)
    first ??= error
    if (!skip) throw error
    skip(error, sample)
    return false
  })
  if (good.length > 0) return good
  throw new PdecayError('ERR_DATA', `Every sample of a batch failed. ${first!.message}`, { cause: first })
}

/** Makes a batch of samples. */
export function joinSamples(samples: unknown[], join: Join): unknown {
  if (!join) return samples
  return 'run' in join ? join.run(samples) : collateArrays(samples, join.options)
}
