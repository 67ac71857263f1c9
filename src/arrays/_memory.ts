import { show } from '../_check.js'
import type { FloatArray } from '../optim/array-views.js'

export const isFloatArray = (value: unknown): value is FloatArray =>
  value instanceof Float32Array || value instanceof Float64Array

export function checkFloatArray(label: string, value: unknown): asserts value is FloatArray {
  if (!isFloatArray(value)) {
    throw new TypeError(`Expected Float32Array or Float64Array for ${label} but received ${show(value)}`)
  }
}

const kind = (array: FloatArray) => `${array.constructor.name} of ${array.length}`

/** A gradient's array must have its weights' type and length. */
export function checkAlike(
  label: string,
  gradient: unknown,
  weights: FloatArray,
): asserts gradient is FloatArray {
  checkFloatArray(label, gradient)
  if (gradient.constructor !== weights.constructor) {
    throw new TypeError(`Expected ${kind(weights)} for ${label} but received ${kind(gradient)}`)
  }
  if (gradient.length !== weights.length) {
    const gone = gradient.length === 0 ? ', which is detached or empty' : ''
    throw new RangeError(`Expected ${kind(weights)} for ${label} but received ${kind(gradient)}${gone}`)
  }
}

/**
 * Arrays whose length may change: one whose buffer is detached, or shrank to end before the array does, has length 0.
 */
export class Watched {
  readonly #lengths: readonly number[]
  constructor(
    readonly arrays: readonly FloatArray[],
    readonly labels: readonly string[],
  ) {
    this.#lengths = arrays.map(({ length }) => length)
  }

  check(): void {
    for (let i = 0; i < this.arrays.length; i++) {
      const { length } = this.arrays[i]!
      if (length === this.#lengths[i]) continue
      const what = length === 0 ? 'is detached' : `was resized to ${length}`
      throw new RangeError(
        `Expected ${this.labels[i]} to keep its ${this.#lengths[i]} elements but its buffer ${what}`,
      )
    }
  }
}

interface Named {
  readonly array: FloatArray
  readonly label: string
}

/** Throws if two arrays share a byte, one of which is in `written`. */
export function checkApart(written: readonly Named[], read: readonly Named[] = []): void {
  const buffers = new Map<ArrayBufferLike, (Named & { written: boolean })[]>()
  const note = (named: Named, written: boolean) => {
    const { buffer } = named.array
    buffers.set(buffer, [...(buffers.get(buffer) ?? []), { ...named, written }])
  }
  for (const named of written) note(named, true)
  for (const named of read) note(named, false)
  for (const list of buffers.values()) {
    const ordered = list
      .filter(({ array }) => array.length > 0)
      .sort((a, b) => a.array.byteOffset - b.array.byteOffset)
    let reach: (typeof ordered)[number] | undefined
    let reachWritten: typeof reach
    const end = ({ array }: Named) => array.byteOffset + array.byteLength
    for (const named of ordered) {
      const other = [reachWritten, named.written ? reach : undefined].find(
        (before) => before && end(before) > named.array.byteOffset,
      )
      if (other)
        throw new RangeError(
          `Expected arrays that share no memory but ${named.label} overlaps ${other.label}`,
        )
      if (!reach || end(named) > end(reach)) reach = named
      if (named.written && (!reachWritten || end(named) > end(reachWritten))) reachWritten = named
    }
  }
}
