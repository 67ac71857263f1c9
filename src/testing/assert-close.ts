import { AssertionError } from 'node:assert'
import { checkBoolean, checkKnownKeys, checkNumber, checkString, show } from '../_check.js'
import { Complex, type DType, noGrad, type Scalar, Tensor, tensor, tidy, where } from '../tensor/index.js'

/** What `assertClose` compares: tensors, numbers, typed arrays, and arrays and plain objects of these. */
export type Comparable =
  | Tensor
  | Scalar
  | ArrayBufferView
  | readonly Comparable[]
  | { readonly [key: string]: Comparable }

/** How {@link assertClose} compares. */
export interface AssertCloseOptions {
  /** Relative tolerance, in [0, inf). Default: by dtype, see {@link assertClose}. To be given together with `atol`. */
  rtol?: number
  /** Absolute tolerance, in [0, inf). Default: by dtype, see {@link assertClose}. To be given together with `rtol`. */
  atol?: number
  /** Whether NaN equals NaN. Default: false. */
  equalNan?: boolean
  /** Whether the dtypes have to agree. Default: true. */
  checkDtype?: boolean
  /** Whether the devices have to agree. Default: true. */
  checkDevice?: boolean
  /** What the message begins with. Default: that the values are not close. */
  message?: string
}

/** As torch.testing has them; all other dtypes have to agree exactly. */
const tolerances: Partial<Record<DType, readonly [rtol: number, atol: number]>> = {
  float16: [1e-3, 1e-5],
  bfloat16: [1.6e-2, 1e-5],
  float32: [1.3e-6, 1e-5],
  float64: [1e-7, 1e-7],
  complex32: [1e-3, 1e-5],
  complex64: [1.3e-6, 1e-5],
  complex128: [1e-7, 1e-7],
}

const keys = ['rtol', 'atol', 'equalNan', 'checkDtype', 'checkDevice', 'message']

interface Settings {
  readonly tolerance: readonly [rtol: number, atol: number] | undefined
  readonly equalNan: boolean
  readonly checkDtype: boolean
  readonly checkDevice: boolean
}

function settingsOf(options: AssertCloseOptions): Settings {
  checkKnownKeys('assertClose options', options, keys)
  const { rtol, atol, equalNan = false, checkDtype = true, checkDevice = true, message } = options
  if ((rtol === undefined) !== (atol === undefined))
    throw new TypeError(
      `Expected both of rtol and atol, or none, but received ${rtol === undefined ? 'atol' : 'rtol'} alone`,
    )
  if (message !== undefined) checkString('message', message)
  return {
    tolerance:
      rtol === undefined || atol === undefined
        ? undefined
        : [checkNumber('rtol', rtol, '[0, inf)'), checkNumber('atol', atol, '[0, inf)')],
    equalNan: checkBoolean('equalNan', equalNan),
    checkDtype: checkBoolean('checkDtype', checkDtype),
    checkDevice: checkBoolean('checkDevice', checkDevice),
  }
}

/** The default tolerance of a dtype; a quantized one is compared by its values. */
const toleranceOf = (dtype: DType): readonly [rtol: number, atol: number] => tolerances[dtype] ?? [0, 0]

function larger(a: readonly [number, number], b: readonly [number, number]): readonly [number, number] {
  return [Math.max(a[0], b[0]), Math.max(a[1], b[1])]
}

/** Dense, on the CPU and in one dtype that is wide enough for the difference of the two. */
function widened(tensors: readonly [Tensor, Tensor]): Tensor[] {
  const plain = tensors.map((each) => {
    const dense = each.layout === 'strided' ? each : each.toDense()
    return dense.isQuantized() ? dense.dequantize() : dense
  })
  const isComplex = plain.some(({ dtype }) => dtype.startsWith('complex'))
  const isFloat = plain.some((each) => each.isFloatingPoint())
  const dtype = isComplex ? 'complex128' : isFloat ? 'float64' : 'int64'
  return plain.map((each) => each.to({ dtype, device: 'cpu' }))
}

const placeOf = (index: number, shape: readonly number[]): string => {
  const place: number[] = []
  let rest = index
  for (const size of shape.toReversed()) {
    place.unshift(rest % size)
    rest = Math.floor(rest / size)
  }
  return `[${place.join(', ')}]`
}

/** The largest of the differences at the mismatches, and where it is. */
function greatest(what: string, values: Tensor, mismatch: Tensor, limit: number): string {
  const flat = where(mismatch, values.nanToNum({ nan: Infinity, posinf: Infinity }), -1).reshape([-1])
  const at = Number(flat.argmax().item())
  return `Greatest ${what} difference: ${flat.index(at).item()} at index ${placeOf(at, values.shape)} (up to ${limit} allowed)`
}

/** What is wrong with two tensors, in words; null where nothing is. */
function tensorTrouble(actual: Tensor, expected: Tensor, settings: Settings): string | null {
  const { equalNan, checkDtype, checkDevice } = settings
  const compare = (what: string, a: string, b: string): string | null =>
    a === b ? null : `The ${what} do not agree: ${a} and ${b}`
  const shape = (t: Tensor): string => `[${t.shape.join(', ')}]`
  const trouble =
    compare('shapes', shape(actual), shape(expected)) ??
    (checkDevice ? compare('devices', actual.device, expected.device) : null) ??
    (checkDtype ? compare('dtypes', actual.dtype, expected.dtype) : null)
  if (trouble !== null) return trouble
  if (actual.isMeta() || expected.isMeta()) return null
  const [rtol, atol] = settings.tolerance ?? larger(toleranceOf(actual.dtype), toleranceOf(expected.dtype))
  const [a, b] = widened([actual, expected]) as [Tensor, Tensor]
  const mismatch = a.isclose(b, { rtol, atol, equalNan }).logicalNot()
  const count = mismatch.sum().item()
  if (count === 0) return null
  const total = mismatch.numel
  const share = `Mismatched elements: ${count} / ${total} (${((100 * count) / total).toFixed(1)}%)`
  const difference = a.sub(b).abs()
  return [
    share,
    greatest('absolute', difference.double(), mismatch, atol),
    greatest('relative', difference.double().div(b.abs().double()), mismatch, rtol),
  ].join('\n')
}

const isPlain = (value: unknown): value is Record<string, unknown> => {
  if (typeof value !== 'object' || value === null) return false
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || prototype === Object.prototype
}

const isScalar = (value: unknown): value is Scalar =>
  ['number', 'bigint', 'boolean'].includes(typeof value) || value instanceof Complex

/** A number in the widest dtype of its kind: its tolerance is that of float64. */
function asTensor(name: string, value: unknown): Tensor {
  if (value instanceof Tensor) return value
  if (value instanceof Complex) return tensor(value, { dtype: 'complex128' })
  if (typeof value === 'number') return tensor(value, { dtype: 'float64' })
  if (isScalar(value)) return tensor(value)
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return tensor(value as Float32Array)
  throw new TypeError(
    `Expected Tensor, number, typed array, array or object of these for ${name} but received ${show(value)}`,
  )
}

/** The first trouble of two values, with the place that it is at. */
function troubleOf(actual: unknown, expected: unknown, place: string, settings: Settings): string | null {
  const at = (text: string): string => (place === '' ? text : `${text}\nThe failure is at ${place}`)
  if (Array.isArray(actual) || Array.isArray(expected)) {
    if (!Array.isArray(actual) || !Array.isArray(expected))
      return at('An array and something else are compared')
    if (actual.length !== expected.length)
      return at(`The lengths of the arrays do not agree: ${actual.length} and ${expected.length}`)
    return firstOf(
      actual.map((_, index) => [actual[index], expected[index], `${place}[${index}]`]),
      settings,
    )
  }
  if (isPlain(actual) || isPlain(expected)) {
    if (!isPlain(actual) || !isPlain(expected)) return at('An object and something else are compared')
    const [a, b] = [Object.keys(actual).sort(), Object.keys(expected).sort()]
    if (a.join() !== b.join()) return at(`The keys do not agree: ${show(a)} and ${show(b)}`)
    return firstOf(
      a.map((key) => [actual[key], expected[key], `${place}.${key}`]),
      settings,
    )
  }
  const found = tensorTrouble(asTensor('actual', actual), asTensor('expected', expected), settings)
  return found === null ? null : at(found)
}

function firstOf(
  pairs: [actual: unknown, expected: unknown, place: string][],
  settings: Settings,
): string | null {
  for (const [actual, expected, place] of pairs) {
    const found = troubleOf(actual, expected, place, settings)
    if (found !== null) return found
  }
  return null
}

/**
 * Asserts that two values are close: |actual − expected| ≤ atol + rtol·|expected| for every element, with equal shapes,
 * dtypes and devices. Arrays and plain objects are compared item by item.
 *
 * | dtype | rtol | atol |
 * | --- | --- | --- |
 * | float16, complex32 | 1e-3 | 1e-5 |
 * | bfloat16 | 1.6e-2 | 1e-5 |
 * | float32, complex64 | 1.3e-6 | 1e-5 |
 * | float64, complex128, JavaScript's numbers | 1e-7 | 1e-7 |
 * | all others | 0 | 0 |
 *
 * @param actual - a tensor, number, typed array, or array or plain object of these
 * @param expected - the same structure
 * @throws AssertionError that says how many elements differ, by how much, and where; TypeError for what cannot be compared
 * @example
 * assertClose(model.forward(x), tensor([[0.5, 0.5]]))
 * assertClose(model.stateDict(), before, { rtol: 0, atol: 0 })
 * @source torch.testing.assert_close
 */
export function assertClose(
  actual: Comparable,
  expected: Comparable,
  options: AssertCloseOptions = {},
): void {
  const settings = settingsOf(options)
  const trouble = tidy(() => noGrad(() => troubleOf(actual, expected, '', settings)))
  if (trouble === null) return
  const message = `${options.message ?? 'The values are not close'}\n\n${trouble}`
  throw new AssertionError({ message, actual, expected, operator: 'assertClose', stackStartFn: assertClose })
}
