// Tensors over a memory-mapped file: pages are read when they are first needed, and copied when they are first written.

import { core } from '../native/index.js'
import { type DType, elementBytes } from '../tensor/core/dtypes.js'
import { tidy } from '../tensor/core/scope.js'
import { handleOf, type Tensor, wrap } from '../tensor/core/tensor.js'
import { empty } from '../tensor/operators/functions.gen.js'
import { asElements } from './_elements.js'

/** The bytes of a file, uint8 [size]; writes do not reach the file. @param label the caller's name, for messages */
export function mapFile(label: string, path: string, size: number): Tensor {
  const id = core().op('aten::from_file', '', label)
  return wrap(core().call(id, undefined, path, false, size, 'uint8') as number)
}

/**
 * The same elements in a tensor with its own version counter, so that writing to one does not invalidate gradients of
 * another.
 */
export function apart(label: string, view: Tensor, dtype: DType): Tensor {
  const tensor = empty([0], { dtype })
  core().call(core().op('aten::set_data', '', label), undefined, handleOf(tensor), handleOf(view))
  return tensor
}

/**
 * A part of a mapped file as elements. Bytes that are not aligned to the elements are copied.
 *
 * @param name of the tensor, for messages
 * @throws Error for a bool that is neither 0 nor 1
 */
export function mappedElements(
  label: string,
  name: string,
  file: Tensor,
  { begin, dtype, shape }: { begin: number; dtype: DType; shape: readonly number[] },
): Tensor {
  return tidy(() => {
    if (shape.includes(0)) return empty([...shape], { dtype })
    const bytes = shape.reduce((product, size) => product * size, elementBytes[dtype])
    const raw = file.narrow(0, begin, bytes)
    const isAligned = raw.dataPointer % BigInt(elementBytes[dtype]) === 0n
    return apart(label, asElements(name, isAligned ? raw : raw.clone(), dtype).view([...shape]), dtype)
  })
}
