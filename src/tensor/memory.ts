import { core } from '../_native.js'

export interface MemoryCounts {
  /** Tensors that JavaScript holds. */
  tensors: number
  /** Bytes of their elements (views of one memory count once) and of the tensors themselves. */
  bytes: number
  /** Collections asked for because much was made since the last one. */
  collections: number
}

/** What the tensors of this thread take. */
export function memory(): MemoryCounts {
  const [tensors, bytes, , collections] = core().counts()
  return { tensors, bytes, collections }
}
