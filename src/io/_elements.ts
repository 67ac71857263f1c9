// The elements of tensors as bytes, in parts: a typed array holds at most 4 GiB, and a part can be freed early.

import { partBytes } from '../_files.js'
import { core } from '../native/index.js'
import { type DType, elementBytes } from '../tensor/core/dtypes.js'
import { keep, tidy } from '../tensor/core/scope.js'
import { handleOf, type Tensor } from '../tensor/core/tensor.js'
import { empty } from '../tensor/operators/functions.gen.js'

/** A snapshot of a tensor's elements, in row-major order. */
export class Snapshot {
  readonly bytes: number
  readonly #flat: Tensor
  readonly #step: number

  constructor(tensor: Tensor) {
    const width = elementBytes[tensor.dtype]
    this.bytes = tensor.numel * width
    this.#step = partBytes / width
    this.#flat = tidy(() => {
      const plain = tensor.detach().resolveConj().resolveNeg()
      return keep(plain.to('cpu', { copy: true, memoryFormat: 'contiguous' }).reshape([-1]))
    })
  }

  *parts(): Generator<Uint8Array, void> {
    const { numel } = this.#flat
    for (let at = 0; at < numel; at += this.#step) {
      yield tidy(() => core().toBytes(handleOf(this.#flat.narrow(0, at, Math.min(this.#step, numel - at)))))
    }
  }

  dispose(): void {
    this.#flat.dispose()
  }
}

/**
 * Creates a uint8 tensor on the CPU from bytes that `fill` provides.
 * @param fill calls `put` with parts of the bytes and their offsets
 */
export async function fromParts(
  bytes: number,
  fill: (put: (part: Uint8Array, at: number) => void) => Promise<void>,
): Promise<Tensor> {
  const raw = empty([bytes], { dtype: 'uint8' })
  await fill((part, at) => tidy(() => raw.narrow(0, at, part.length).copyFrom(part)))
  return raw
}

/**
 * Views bytes as elements of a dtype, in the same memory.
 * @param label the name of the data, for messages
 * @throws Error for a bool that is neither 0 nor 1, which is undefined behavior in libtorch's kernels
 */
export function asElements(label: string, raw: Tensor, dtype: DType): Tensor {
  return tidy(() => {
    if (dtype === 'bool' && raw.numel > 0 && raw.max().item() > 1)
      throw new Error(`${label} holds a bool that is neither 0 nor 1`)
    return raw.view(dtype)
  })
}
