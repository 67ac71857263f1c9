import { checkKnownKeys, checkString, show } from '../../_check.js'
import { type Dataset, isBatchDataset, isIndexed } from './dataset.js'
import type { Rng } from './rng.js'
import {
  checkModule,
  loadExport,
  type ModuleExport,
  moduleExport,
  type WorkerForm,
  workerForm,
} from './worker-form.js'

/** Options of {@link moduleDataset}. */
export interface ModuleDatasetOptions {
  /** The name of the function that the module exports. Default 'default'. */
  name?: string
  /** The arguments of the function: values that `structuredClone` can copy. Default: none. */
  args?: readonly unknown[]
}

/**
 * A data set that a function of a module makes. The workers of a loader load the module too, and make the data set for
 * themselves, so that its `get` runs in them.
 *
 * @param module the absolute path or `file:` URL of a JavaScript module, such as `new URL('./set.js', import.meta.url)`. A
 *   TypeScript module is given by what it compiles to.
 * @param options the exported function, which returns a {@link Dataset} or a promise of one, and its arguments
 * @throws TypeError if the module or the function is none, or makes no data set; errors of the function as they are
 * @example
 * ```ts
 * const set = await data.moduleDataset<{ x: Float32Array }>('/app/set.js', { args: ['/data'] })
 * const loader = new data.DataLoader(set, { batchSize: 32, workers: 4 })
 * ```
 */
export async function moduleDataset<Sample>(
  module: string | URL,
  options: ModuleDatasetOptions = {},
): Promise<Dataset<Sample>> {
  checkKnownKeys('moduleDataset options', options, ['name', 'args'])
  const { args = [] } = options
  if (!Array.isArray(args)) throw new TypeError(`Expected an array for args but received ${show(args)}`)
  const from: ModuleExport = {
    module: checkModule(module),
    name: checkString('name', options.name ?? 'default'),
  }
  const dataset = await (await loadExport(from))(...args)
  if (!isIndexed(dataset) && !isBatchDataset(dataset))
    throw new TypeError(
      `Expected a data set from '${from.name}' of ${from.module} but received ${show(dataset)}`,
    )
  const form: WorkerForm = { spec: { kind: 'module', ...from, args } }
  return Object.defineProperty(dataset, workerForm, {
    value: () => form,
    configurable: true,
  }) as Dataset<Sample>
}

/** A function for {@link map} that workers load for themselves. */
export interface ModuleFunction<Sample, Result> {
  (sample: Sample, rng: Rng): Result
  /** Where the workers find it. */
  readonly [moduleExport]: ModuleExport
}

/**
 * A function of a module, for {@link map}: the workers of a loader load the module too, and run the function. The data set
 * that is mapped may be any: its samples are sent to the workers, typed arrays over a SharedArrayBuffer and tensors without a
 * copy.
 *
 * @param module the absolute path or `file:` URL of a JavaScript module
 * @param options `name` is that of the exported function (sample, rng) => result. Default 'default'.
 * @throws TypeError if the module or the function is none
 * @example
 * ```ts
 * const augment = await data.moduleFunction<Sample, Sample>(new URL('./augment.js', import.meta.url))
 * const loader = new data.DataLoader(data.map(set, augment), { batchSize: 32, workers: 4 })
 * ```
 */
export async function moduleFunction<Sample, Result>(
  module: string | URL,
  options: { name?: string } = {},
): Promise<ModuleFunction<Sample, Result>> {
  checkKnownKeys('moduleFunction options', options, ['name'])
  const from: ModuleExport = {
    module: checkModule(module),
    name: checkString('name', options.name ?? 'default'),
  }
  const loaded = await loadExport(from)
  const run = (sample: Sample, rng: Rng) => loaded(sample, rng) as Result
  return Object.assign(run, { [moduleExport]: from })
}
