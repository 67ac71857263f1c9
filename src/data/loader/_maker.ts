import type { Position } from './_ahead.js'
import { pack } from './_pack.js'
import { Pool } from './_pool.js'
import { type Join, joinSamples, produce, type Skip, sampleError } from './_produce.js'
import { type BatchDataset, type Dataset, type Draw, isIndexed, rngOf } from './dataset.js'
import type { Rng } from './rng.js'
import type { WorkerForm } from './worker-form.js'

/** What a maker needs to know. */
export interface MakerOptions {
  readonly workers: number
  readonly timeoutMs: number | undefined
  readonly join: Join
  readonly skip: Skip | undefined
}

/** Makes batches, in this thread or in others. */
export interface Maker {
  /** @param given samples by position, in place of those that the data set would get by the indices */
  make(indices: Int32Array, draw: Draw, given?: readonly unknown[]): unknown
  close(): void
}

/** Makes batches in this thread. */
export function localMaker(
  dataset: Dataset<unknown> | BatchDataset<unknown>,
  { join, skip }: MakerOptions,
): Maker {
  return { make: (indices, draw) => produce(dataset, indices, draw, join, skip), close() {} }
}

const counts = (n: number) => Int32Array.from({ length: n }, (_, i) => i)
const at = (array: Int32Array, kept: readonly number[]) => Int32Array.from(kept, (k) => array[k]!)

/** Makes batches in threads. */
export function threadedMaker(form: WorkerForm, options: MakerOptions): Maker {
  const { workers, timeoutMs, join, skip } = options
  const start = {
    spec: form.spec,
    skips: skip !== undefined,
    ...(join && 'options' in join && { collate: join.options }),
  }
  const pool = new Pool(workers, start, skip, timeoutMs)
  const run = async (indices: Int32Array, draw: Draw, given?: readonly unknown[]) => {
    const transfer: ArrayBuffer[] = []
    const job = given
      ? { indices: counts(given.length), draw, given: pack(given, false, transfer) }
      : { indices, draw }
    const made = await pool.run(job, transfer)
    return join && 'run' in join ? joinSamples(made as unknown[], join) : made
  }
  const give = form.give
  return {
    async make(indices, draw, given) {
      if (given || !give) return run(indices, draw, given)
      const made = await giveAll(give, indices, draw, skip)
      return run(indices, made.draw, made.samples)
    },
    close: () => pool.close(),
  }
}

/** The samples that the main thread gives to a worker, without those that failed. */
async function giveAll(
  give: (index: number, rng: Rng) => unknown,
  indices: Int32Array,
  draw: Draw,
  skip: Skip | undefined,
): Promise<{ samples: unknown[]; draw: Draw }> {
  const settled = await Promise.allSettled(
    Array.from(indices, async (index, k) => give(index, rngOf(draw, k))),
  )
  const kept: number[] = []
  const samples: unknown[] = []
  settled.forEach((result, k) => {
    if (result.status === 'fulfilled') {
      kept.push(k)
      samples.push(result.value)
      return
    }
    const error = sampleError(draw.samples[k]!, result.reason)
    if (!skip) throw error
    skip(error, draw.samples[k]!)
  })
  if (kept.length === indices.length) return { samples, draw }
  if (kept.length === 0) throw sampleError(draw.samples[0]!, (settled[0] as PromiseRejectedResult).reason)
  const { repeats } = draw
  return {
    samples,
    draw: { ...draw, samples: at(draw.samples, kept), ...(repeats && { repeats: at(repeats, kept) }) },
  }
}

/** The draw of samples that a stream gave: their numbers are their positions in it. */
export const streamDraw = (
  seed: number,
  { epoch, index }: Position,
  batchSize: number,
  count: number,
): Draw => ({
  seed,
  epoch,
  samples: Int32Array.from({ length: count }, (_, k) => index * batchSize + k),
})

/** Samples by position, as a data set. */
export class Given implements Dataset<unknown> {
  readonly length = 2 ** 31 - 1
  constructor(private readonly samples: readonly unknown[]) {}
  get(position: number): unknown {
    return this.samples[position]
  }
}

/** Whether threads can do more than to collate. */
export function checkForm(dataset: unknown, form: WorkerForm): WorkerForm {
  if (form.spec.kind !== 'given' && (form.give || !hasGiven(form.spec))) return form
  const what = isIndexed(dataset)
    ? 'moduleDataset(), or map it by a function of moduleFunction()'
    : 'moduleDataset()'
  throw new TypeError(`Expected a data set that workers can load for themselves: make it by ${what}`)
}

function hasGiven(spec: WorkerForm['spec']): boolean {
  if (spec.kind === 'map' || spec.kind === 'subset') return hasGiven(spec.of)
  return spec.kind === 'concat' ? spec.of.some(hasGiven) : spec.kind === 'given'
}
