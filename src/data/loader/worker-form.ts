import { isAbsolute } from 'node:path'
import { pathToFileURL } from 'node:url'
import { checkString, show } from '../../_check.js'
import { importAtRunTime } from '../../_import.js'
import type { Dataset, IterableDataset } from './dataset.js'
import type { Rng } from './rng.js'

/** An export of a module, which threads load for themselves. */
export interface ModuleExport {
  /** The address of the module: a `file:` URL. */
  readonly module: string
  readonly name: string
}

/** How a thread builds a data set. `given` are samples that the main thread sends. */
export type WorkerSpec =
  | ({ readonly kind: 'module'; readonly args: readonly unknown[] } & ModuleExport)
  | ({ readonly kind: 'map'; readonly of: WorkerSpec } & ModuleExport)
  | { readonly kind: 'subset'; readonly of: WorkerSpec; readonly indices: Int32Array }
  | { readonly kind: 'concat'; readonly of: readonly WorkerSpec[] }
  | { readonly kind: 'given' }

/** How a data set is built in a thread, and what the main thread gives it. */
export interface WorkerForm {
  readonly spec: WorkerSpec
  /** The sample that the main thread sends, if the data set cannot be built in a thread as a whole. */
  readonly give?: (index: number, rng: Rng) => unknown
}

/** The method of data sets that threads can build; and the property of functions that {@link moduleFunction} returned. */
export const workerForm: unique symbol = Symbol('pdecay.workerForm')
export const moduleExport: unique symbol = Symbol('pdecay.moduleExport')

/** An iterable data set whose samples are made from those of another one, in whichever thread. */
export interface Chain {
  readonly base: IterableDataset<unknown>
  /** The data set that makes the samples, from those of the base by their position. */
  over(given: Dataset<unknown>): Dataset<unknown>
  readonly spec: WorkerSpec | undefined
}
/** The method of iterable data sets that are mapped. */
export const chainOf: unique symbol = Symbol('pdecay.chainOf')

/** The form of a data set for threads: itself, or else samples of it that the main thread gives. */
export function formOf(dataset: object): WorkerForm {
  const form = (dataset as { [workerForm]?: () => WorkerForm })[workerForm]?.()
  if (form) return form
  const { get } = dataset as { get?: (index: number, rng: Rng) => unknown }
  return { spec: { kind: 'given' }, ...(get && { give: (index, rng) => get.call(dataset, index, rng) }) }
}

/** The module's address. */
export function checkModule(module: unknown): string {
  if (module instanceof URL) return module.href
  const text = checkString('module', module)
  if (text.startsWith('file:')) return text
  if (isAbsolute(text)) return pathToFileURL(text).href
  throw new TypeError(`Expected an absolute path or a file: URL for module but received ${show(module)}`)
}

/** Loads an export of a module, a function. */
export async function loadExport({ module, name }: ModuleExport): Promise<(...args: unknown[]) => unknown> {
  const loaded = (await importAtRunTime(module)) as Record<string, unknown>
  // The default export of a CommonJS module is its module.exports.
  const found = loaded[name] ?? (loaded.default as Record<string, unknown> | undefined)?.[name]
  const inner = (found as Record<string, unknown> | undefined)?.[name]
  const value = typeof found === 'function' ? found : inner
  if (typeof value !== 'function') throw new TypeError(`Expected a function as export '${name}' of ${module}`)
  return value as (...args: unknown[]) => unknown
}
