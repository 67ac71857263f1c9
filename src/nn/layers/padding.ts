import { checkInteger, checkNumber } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import type { Size } from '../_options.js'
import { python } from '../_print.js'
import { type PadMode, pad } from '../functional/layers.js'
import { Module } from '../module.js'

/** One number for all ends, or before and after for each dimension, the last first. */
function ends(padding: Size, n: number): readonly number[] {
  if (typeof padding === 'number')
    return Array.from({ length: 2 * n }, () => checkInteger('padding', padding))
  if (!Array.isArray(padding) || padding.length !== 2 * n)
    throw new RangeError(`Expected an integer or ${2 * n} of them for padding but received [${padding}]`)
  return padding.map((each, i) => checkInteger(`padding[${i}]`, each))
}

abstract class Pad extends Module {
  readonly padding: readonly number[]

  constructor(
    n: number,
    private readonly mode: PadMode,
    padding: Size,
  ) {
    super()
    this.padding = Object.freeze(ends(padding, n))
  }
  override forward(input: Tensor): Tensor {
    return pad(input, this.padding, { mode: this.mode })
  }
  override extraRepr(): string {
    return python(this.padding)
  }
}

abstract class ConstantPad extends Module {
  readonly padding: readonly number[]

  constructor(
    n: number,
    padding: Size,
    readonly value: number,
  ) {
    super()
    this.padding = Object.freeze(ends(padding, n))
    checkNumber('value', value)
  }
  override forward(input: Tensor): Tensor {
    return pad(input, this.padding, { value: this.value })
  }
  override extraRepr(): string {
    return `padding=${python(this.padding)}, value=${python(this.value)}`
  }
}

/** Adds the elements beside each end, mirrored, without the end itself. @param padding a number, or [left, right] */
export class ReflectionPad1d extends Pad {
  constructor(padding: Size) {
    super(1, 'reflect', padding)
  }
}
/** As {@link ReflectionPad1d}. @param padding a number, or [left, right, top, bottom] */
export class ReflectionPad2d extends Pad {
  constructor(padding: Size) {
    super(2, 'reflect', padding)
  }
}
/** As {@link ReflectionPad1d}. @param padding a number, or [left, right, top, bottom, front, back] */
export class ReflectionPad3d extends Pad {
  constructor(padding: Size) {
    super(3, 'reflect', padding)
  }
}
/** Repeats the element at each end. @param padding a number, or [left, right] */
export class ReplicationPad1d extends Pad {
  constructor(padding: Size) {
    super(1, 'replicate', padding)
  }
}
/** As {@link ReplicationPad1d}. @param padding a number, or [left, right, top, bottom] */
export class ReplicationPad2d extends Pad {
  constructor(padding: Size) {
    super(2, 'replicate', padding)
  }
}
/** As {@link ReplicationPad1d}. @param padding a number, or [left, right, top, bottom, front, back] */
export class ReplicationPad3d extends Pad {
  constructor(padding: Size) {
    super(3, 'replicate', padding)
  }
}
/** Goes on with the elements of the other end. @param padding a number, or [left, right] */
export class CircularPad1d extends Pad {
  constructor(padding: Size) {
    super(1, 'circular', padding)
  }
}
/** As {@link CircularPad1d}. @param padding a number, or [left, right, top, bottom] */
export class CircularPad2d extends Pad {
  constructor(padding: Size) {
    super(2, 'circular', padding)
  }
}
/** As {@link CircularPad1d}. @param padding a number, or [left, right, top, bottom, front, back] */
export class CircularPad3d extends Pad {
  constructor(padding: Size) {
    super(3, 'circular', padding)
  }
}
/** Adds one value at each end. @param padding a number, or [left, right] */
export class ConstantPad1d extends ConstantPad {
  constructor(padding: Size, value: number) {
    super(1, padding, value)
  }
}
/** As {@link ConstantPad1d}. @param padding a number, or [left, right, top, bottom] */
export class ConstantPad2d extends ConstantPad {
  constructor(padding: Size, value: number) {
    super(2, padding, value)
  }
}
/** As {@link ConstantPad1d}. @param padding a number, or [left, right, top, bottom, front, back] */
export class ConstantPad3d extends ConstantPad {
  constructor(padding: Size, value: number) {
    super(3, padding, value)
  }
}
/** Adds zeros at each end. @param padding a number, or [left, right] */
export class ZeroPad1d extends ConstantPad {
  constructor(padding: Size) {
    super(1, padding, 0)
  }
  override extraRepr(): string {
    return python(this.padding)
  }
}
/** As {@link ZeroPad1d}. @param padding a number, or [left, right, top, bottom] */
export class ZeroPad2d extends ConstantPad {
  constructor(padding: Size) {
    super(2, padding, 0)
  }
  override extraRepr(): string {
    return python(this.padding)
  }
}
/** As {@link ZeroPad1d}. @param padding a number, or [left, right, top, bottom, front, back] */
export class ZeroPad3d extends ConstantPad {
  constructor(padding: Size) {
    super(3, padding, 0)
  }
  override extraRepr(): string {
    return python(this.padding)
  }
}
