// The elements of tensors in a file beside the model, as ONNX's external data.
import type { Tensor } from '../tensor/core/tensor.js'
import { Snapshot } from './_elements.js'

/** Where the elements of a tensor lie, in bytes. */
export interface ExternalPlace {
  /** The file, beside the model. */
  readonly location: string
  readonly offset: number
  readonly length: number
}

// Files are mapped by pages, on Windows by 64 KiB: worth it for large tensors alone.
const alignmentOf = (bytes: number): number => (bytes < 2 ** 20 ? 4096 : 65_536)

/** The tensors of one file, in order, each at an offset that a page begins at. */
export class ExternalData {
  readonly #location: string
  readonly #parts: { readonly offset: number; readonly elements: Snapshot }[] = []
  #end = 0

  /** @param location the file's name, without its folder */
  constructor(location: string) {
    this.#location = location
  }

  get isEmpty(): boolean {
    return this.#parts.length === 0
  }

  /** Takes the tensor's elements as they are now. */
  add(tensor: Tensor): ExternalPlace {
    const elements = new Snapshot(tensor)
    const alignment = alignmentOf(elements.bytes)
    const offset = Math.ceil(this.#end / alignment) * alignment
    this.#parts.push({ offset, elements })
    this.#end = offset + elements.bytes
    return { location: this.#location, offset, length: elements.bytes }
  }

  *chunks(): Generator<Uint8Array, void> {
    let at = 0
    for (const { offset, elements } of this.#parts) {
      if (offset > at) yield new Uint8Array(offset - at)
      yield* elements.parts()
      at = offset + elements.bytes
    }
  }

  dispose(): void {
    for (const { elements } of this.#parts) elements.dispose()
  }
}
