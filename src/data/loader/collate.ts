import { checkKnownKeys, checkNumber, checkObject, checkOneOf, show } from '../../_check.js'
import type { DType, TypedArray } from '../../tensor/core/dtypes.js'
import { isTensor } from '../../tensor/core/tensor.js'
import { stack, type Tensor } from '../../tensor/index.js'
import { isTypedArray, NdArray, toTensor } from './nd-array.js'

/** Values that a batch holds in an array, one for each sample. */
type Listed = Date | RegExp | Error | Map<unknown, unknown> | Set<unknown> | ((...args: never[]) => unknown)

/**
 * The type of a batch of samples: tensors, typed arrays, {@link NdArray}s, numbers, bigints and booleans become tensors
 * with the batch as first dimension, strings an array of strings. Objects and tuples keep their form.
 */
export type Collated<Sample> = Sample extends Tensor | NdArray | TypedArray | number | bigint | boolean
  ? Tensor
  : Sample extends string
    ? string[]
    : Sample extends Listed
      ? Sample[]
      : Sample extends object
        ? { -readonly [Key in keyof Sample]: Collated<Sample[Key]> }
        : never

const numberArrays = {
  float32: Float32Array,
  float64: Float64Array,
  int64: BigInt64Array,
  int32: Int32Array,
  int16: Int16Array,
  int8: Int8Array,
  uint8: Uint8Array,
  uint16: Uint16Array,
  uint32: Uint32Array,
  bool: Uint8Array,
} as const

/** The dtypes that numbers of samples can have in a batch. */
export type NumberDType = keyof typeof numberArrays

/** Options of {@link collate}. */
export interface CollateOptions {
  /**
   * The dtypes of numbers, by the name of their field: `{ label: 'int64' }`. The parts of a nested name are joined by dots;
   * the name of a sample that is itself a number is empty. Default: float32, and int64 for bigints.
   */
  dtypes?: Readonly<Record<string, NumberDType>>
  /**
   * Values that fill up typed arrays and one-dimensional {@link NdArray}s to the longest of the batch, by the name of their
   * field. Arrays of other fields must have equal lengths.
   */
  pad?: Readonly<Record<string, number>>
}

/** The options of a function that {@link collate} returned: threads collate by them. */
export const collateOptions: unique symbol = Symbol('pdecay.collateOptions')

/** A function that makes a batch of samples. */
export interface Collate {
  <Sample>(samples: readonly Sample[]): Collated<Sample>
  readonly [collateOptions]: CollateOptions
}

/**
 * A function that makes a batch of samples: tensors are stacked, and so are typed arrays and numbers; strings are listed;
 * objects and tuples are collated field by field. Samples of one data set have the same fields, dtypes and shapes.
 *
 * @throws TypeError, RangeError for a field that differs between samples, naming the field and the sample
 * @example
 * ```ts
 * const collate = data.collate({ dtypes: { label: 'int64' } })
 * const { x, label } = collate([
 *   { x: Float32Array.of(1, 2), label: 0 },
 *   { x: Float32Array.of(3, 4), label: 1 },
 * ]) // x [[1, 2], [3, 4]], label int64 [0, 1]
 * ```
 */
export function collate(options: CollateOptions = {}): Collate {
  const checked = checkCollateOptions(options)
  const run = <Sample>(samples: readonly Sample[]) =>
    toTensors(collateArrays(samples, checked)) as Collated<Sample>
  return Object.assign(run, { [collateOptions]: checked })
}

function checkCollateOptions(options: CollateOptions): CollateOptions {
  checkKnownKeys('collate options', options, ['dtypes', 'pad'])
  const { dtypes = {}, pad = {} } = options
  for (const [name, dtype] of Object.entries(checkObject('dtypes', dtypes)))
    checkOneOf(`dtypes.${name}`, dtype, Object.keys(numberArrays) as NumberDType[])
  for (const [name, value] of Object.entries(checkObject('pad', pad)))
    checkNumber(`pad.${name}`, value, '[-inf, inf]')
  return { dtypes: { ...dtypes }, pad: { ...pad } }
}

/** A plain object, whose fields are collated. */
export const isPlain = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

const fieldName = (path: string) => (path === '' ? 'the sample' : `field '${path}'`)

function differs(path: string, position: number, expected: string, found: unknown): TypeError {
  const what = typeof found === 'string' ? found : show(found)
  return new TypeError(
    `Samples of a batch differ in ${fieldName(path)}: the first has ${expected}, sample ${position} of the batch ${what}`,
  )
}

/** Makes a batch as {@link collate} does, with {@link NdArray}s in place of new tensors. */
export function collateArrays(samples: readonly unknown[], options: CollateOptions, path = ''): unknown {
  const first = samples[0]
  const inner = (key: string | number) => (path === '' ? String(key) : `${path}.${key}`)
  if (samples.length === 0) throw new RangeError('Expected at least one sample for a batch')
  if (isTensor(first)) return stackTensors(samples, path)
  if (isTypedArray(first) || first instanceof NdArray) return joinArrays(samples, options, path)
  if (typeof first === 'number' || typeof first === 'bigint' || typeof first === 'boolean')
    return joinNumbers(samples, options, path)
  if (typeof first === 'string') {
    const other = samples.findIndex((each) => typeof each !== 'string')
    if (other >= 0) throw differs(path, other, 'a string', samples[other])
    return [...samples]
  }
  if (Array.isArray(first)) {
    samples.forEach((each, at) => {
      if (!Array.isArray(each) || each.length !== first.length)
        throw differs(path, at, `an array of ${first.length}`, each)
    })
    return first.map((_, key) =>
      collateArrays(
        samples.map((each) => (each as unknown[])[key]),
        options,
        inner(key),
      ),
    )
  }
  if (isPlain(first)) {
    const keys = Object.keys(first)
    const names = keys.join(', ')
    samples.forEach((each, at) => {
      if (!isPlain(each)) throw differs(path, at, `an object with ${names}`, each)
      const own = Object.keys(each)
      if (own.length !== keys.length || keys.some((key) => !(key in each)))
        throw differs(path, at, `the fields ${names}`, `has ${own.join(', ')}`)
    })
    return Object.fromEntries(
      keys.map((key) => [
        key,
        collateArrays(
          samples.map((each) => (each as Record<string, unknown>)[key]),
          options,
          inner(key),
        ),
      ]),
    )
  }
  if (first === null || first === undefined)
    throw new TypeError(
      `Expected a value for ${fieldName(path)} of a sample but received ${first}: replace it, or collate samples yourself`,
    )
  return [...samples]
}

function stackTensors(samples: readonly unknown[], path: string): Tensor {
  const first = samples[0] as Tensor
  const describe = ({ dtype, shape }: Tensor) => `a ${dtype} tensor of shape [${shape.join(', ')}]`
  samples.forEach((each, at) => {
    if (!isTensor(each)) throw differs(path, at, describe(first), each)
    if (each.dtype !== first.dtype || each.shape.join() !== first.shape.join())
      throw differs(path, at, describe(first), describe(each))
  })
  return stack(samples as readonly Tensor[])
}

const asArray = (value: unknown): NdArray | undefined =>
  value instanceof NdArray ? value : isTypedArray(value) ? new NdArray(value, [value.length]) : undefined

type AnyArray = { set(from: ArrayLike<unknown>, at: number): void; fill(value: unknown): void }

function joinArrays(samples: readonly unknown[], { pad }: CollateOptions, path: string): NdArray {
  const arrays = samples.map(asArray)
  const first = arrays[0]!
  const describe = ({ dtype, shape }: NdArray) => `${dtype} of shape [${shape.join(', ')}]`
  const value = pad && Object.hasOwn(pad, path) ? pad[path] : undefined
  let longest = first.data.length
  arrays.forEach((each, at) => {
    if (!each) throw differs(path, at, describe(first), samples[at])
    const isRow = value !== undefined && each.shape.length === 1 && first.shape.length === 1
    if (each.dtype !== first.dtype || (!isRow && each.shape.join() !== first.shape.join()))
      throw differs(path, at, describe(first), describe(each))
    longest = Math.max(longest, each.data.length)
  })
  const Kind = first.data.constructor as new (length: number) => TypedArray
  const kind = (Kind as unknown) === Buffer ? Uint8Array : Kind
  const joined = new kind(longest * arrays.length)
  const target = joined as unknown as AnyArray
  if (value) target.fill(typeof joined[0] === 'bigint' ? BigInt(value) : value)
  arrays.forEach((each, at) => {
    target.set(each!.data as ArrayLike<unknown>, at * longest)
  })
  const shape = first.shape.length === 1 ? [longest] : first.shape
  return new NdArray(joined, [arrays.length, ...shape], first.dtype)
}

function joinNumbers(samples: readonly unknown[], { dtypes }: CollateOptions, path: string): NdArray {
  const kind = typeof samples[0]
  const asked = dtypes && Object.hasOwn(dtypes, path) ? dtypes[path] : undefined
  const dtype = asked ?? (kind === 'number' ? 'float32' : kind === 'bigint' ? 'int64' : 'bool')
  const joined = new numberArrays[dtype](samples.length)
  samples.forEach((each, at) => {
    if (typeof each !== kind) throw differs(path, at, `a ${kind}`, each)
    joined[at] = (dtype === 'int64' ? toBigInt(each, path, at) : Number(each)) as never
    const isExact = dtype.startsWith('float') || Number(joined[at]) === Number(each)
    if (!isExact)
      throw new RangeError(
        `Expected ${dtype} for ${fieldName(path)} but sample ${at} of the batch has ${show(each)}`,
      )
  })
  return new NdArray(joined, [samples.length], dtype as DType)
}

function toBigInt(value: unknown, path: string, at: number): bigint {
  if (typeof value === 'number' && !Number.isSafeInteger(value))
    throw new RangeError(
      `Expected int64 for ${fieldName(path)} but sample ${at} of the batch has ${show(value)}`,
    )
  return BigInt(value as number)
}

/** Replaces the {@link NdArray}s of a batch by tensors, which take over their memory. */
export function toTensors(batch: unknown): unknown {
  if (batch instanceof NdArray) return toTensor(batch)
  if (Array.isArray(batch))
    return batch.some((each) => typeof each === 'object') ? batch.map(toTensors) : batch
  if (!isPlain(batch)) return batch
  return Object.fromEntries(Object.entries(batch).map(([name, each]) => [name, toTensors(each)]))
}
