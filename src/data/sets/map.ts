import { checkFunction, checkInstance, show } from '../../_check.js'
import {
  type Dataset,
  type EpochDraw,
  type IterableDataset,
  isIndexed,
  isIterable,
} from '../loader/dataset.js'
import { Rng } from '../loader/rng.js'
import {
  type Chain,
  chainOf,
  formOf,
  type ModuleExport,
  moduleExport,
  type WorkerForm,
  type WorkerSpec,
  workerForm,
} from '../loader/worker-form.js'

/** What a mapped data set gives: promises if the data set gives promises. */
export type Mapped<Sample, Result> = Sample extends PromiseLike<unknown> ? Promise<Awaited<Result>> : Result

/**
 * A data set whose samples are the results of a function. Its random numbers come from `rng`: then they follow from the
 * seed, the epoch and the sample only, and a resumed run sees the same ones.
 *
 * @param dataset the data set
 * @param fn gets the sample and a generator of random numbers; may be async. Workers run it if it comes from
 *   {@link moduleFunction}, or if the data set comes from {@link moduleDataset}.
 * @throws TypeError for something else than a data set and a function
 * @example
 * ```ts
 * const noisy = data.map(set, ({ x, y }, rng) => ({ x: x.map((value) => value + 0.1 * rng.normal()), y }))
 * ```
 */
export function map<Sample, Result>(
  dataset: Dataset<Sample>,
  fn: (sample: Awaited<Sample>, rng: Rng) => Result,
): Dataset<Mapped<Sample, Result>>
export function map<Sample, Result>(
  dataset: IterableDataset<Sample>,
  fn: (sample: Awaited<Sample>, rng: Rng) => Result,
): IterableDataset<Awaited<Result>>
export function map(
  dataset: Dataset<unknown> | IterableDataset<unknown>,
  fn: (sample: never, rng: Rng) => unknown,
): Dataset<unknown> | IterableDataset<unknown> {
  checkFunction('fn', fn)
  const run = fn as (sample: unknown, rng: Rng) => unknown
  if (isIndexed(dataset)) return new MappedDataset(dataset, run)
  if (dataset instanceof MappedIterable) return dataset.with(run)
  if (isIterable(dataset)) return new MappedIterable(dataset, [run])
  throw new TypeError(`Expected a data set with get or iterate for dataset but received ${show(dataset)}`)
}

class MappedDataset implements Dataset<unknown> {
  constructor(
    private readonly dataset: Dataset<unknown>,
    private readonly fn: (sample: unknown, rng: Rng) => unknown,
  ) {}

  get length(): number {
    return this.dataset.length
  }

  get(index: number, rng: Rng = new Rng(0, 0, index)): unknown {
    checkInstance('rng', rng, Rng)
    // Streams of their own: what the data set draws does not change what the function draws, in whichever thread it runs.
    const sample = this.dataset.get(index, rng.fork(1))
    return sample instanceof Promise
      ? sample.then((value) => this.fn(value, rng.fork(2)))
      : this.fn(sample, rng.fork(2))
  }

  [workerForm](): WorkerForm {
    const from = (this.fn as { [moduleExport]?: ModuleExport })[moduleExport]
    const { spec, give } = formOf(this.dataset)
    if (!from) return { spec: { kind: 'given' }, give: (index, rng) => this.get(index, rng) }
    return {
      spec: { kind: 'map', of: spec, ...from },
      ...(give && { give: (index, rng) => give(index, rng.fork(1)) }),
    }
  }
}

class MappedIterable implements IterableDataset<unknown> {
  constructor(
    private readonly base: IterableDataset<unknown>,
    private readonly fns: readonly ((sample: unknown, rng: Rng) => unknown)[],
  ) {}

  get length(): number {
    return this.base.length as number
  }

  async *iterate(draw: EpochDraw, skip: number): AsyncGenerator<unknown, void> {
    let position = skip
    let sample: unknown
    const mapped = this.#over({ length: 1, get: () => sample })
    for await (sample of this.base.iterate(draw, skip))
      yield mapped.get(0, new Rng(draw.seed, draw.epoch, position++))
  }

  with(fn: (sample: unknown, rng: Rng) => unknown): MappedIterable {
    return new MappedIterable(this.base, [...this.fns, fn])
  }

  [chainOf](): Chain {
    const exports = this.fns.map((fn) => (fn as { [moduleExport]?: ModuleExport })[moduleExport])
    const spec = exports.every((each) => each !== undefined)
      ? exports.reduce<WorkerSpec>((of, each) => ({ kind: 'map', of, ...each! }), { kind: 'given' })
      : undefined
    return { base: this.base, over: (given) => this.#over(given), spec }
  }

  #over(given: Dataset<unknown>): Dataset<unknown> {
    return this.fns.reduce<Dataset<unknown>>((set, fn) => new MappedDataset(set, fn), given)
  }
}
