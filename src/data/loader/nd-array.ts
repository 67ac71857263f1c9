import { show } from '../../_check.js'
import { type DType, dtypeOfArray, elementBytes, type TypedArray } from '../../tensor/core/dtypes.js'
import { frombuffer, type Tensor, tensor } from '../../tensor/index.js'

/** Whether a value is a typed array. */
export const isTypedArray = (value: unknown): value is TypedArray =>
  ArrayBuffer.isView(value) && !(value instanceof DataView)

/** The dtype of the elements of a typed array. */
export const dtypeOf = (array: TypedArray): DType => dtypeOfArray[array[Symbol.toStringTag]]!

function checkTyped(data: TypedArray): TypedArray {
  if (!isTypedArray(data)) throw new TypeError(`Expected typed array for data but received ${show(data)}`)
  return data
}

/** The number of elements of a shape. */
export const sizeOf = (shape: readonly number[]): number => shape.reduce((product, size) => product * size, 1)

/**
 * An array of a shape in a typed array, in row-major order: a sample of a data set, or what a file held. In contrast to a
 * tensor, it needs no libtorch, so that threads can make and send it.
 *
 * @example
 * ```ts
 * const array = new data.NdArray(Float32Array.of(1, 2, 3, 4), [2, 2])
 * array.toTensor() // [[1, 2], [3, 4]]
 * ```
 * @throws TypeError, RangeError if elements, shape and dtype do not match
 */
export class NdArray {
  /**
   * @param data the elements in row-major order
   * @param shape the sizes; their product is the number of elements
   * @param dtype the type of the elements. Default: that of `data`. `bool` is held by a Uint8Array, `float16` and
   *   `bfloat16` by their bits in a Uint16Array.
   */
  constructor(
    readonly data: TypedArray,
    readonly shape: readonly number[],
    readonly dtype: DType = dtypeOf(checkTyped(data)),
  ) {
    checkTyped(data)
    if (!Array.isArray(shape) || shape.some((size) => !Number.isSafeInteger(size) || size < 0))
      throw new TypeError(`Expected sizes for shape but received ${show(shape)}`)
    if (sizeOf(shape) !== data.length)
      throw new RangeError(
        `Expected ${sizeOf(shape)} elements for shape [${shape.join(', ')}] but received ${data.length}`,
      )
    if (elementBytes[dtype] !== data.BYTES_PER_ELEMENT)
      throw new RangeError(
        `Expected elements of ${elementBytes[dtype]} bytes for ${dtype} but received ${data.BYTES_PER_ELEMENT}`,
      )
  }

  /** A tensor with a copy of the elements. */
  toTensor(): Tensor {
    return toTensor(new NdArray(this.data.slice() as TypedArray, this.shape, this.dtype))
  }
}

/** A tensor that takes over the memory of the array, which cannot be used afterwards. */
export function toTensor({ data, shape, dtype }: NdArray): Tensor {
  if (data.length === 0 || dtype === 'bool') return tensor(data, { dtype }).reshape([...shape])
  return frombuffer(data, { dtype }).reshape([...shape])
}
