import { checkInteger, checkKnownKeys, checkNumber, checkOneOf } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'

/** Options of metrics of classes. */
export interface ClassOptions {
  /** How many classes there are, in [2, 2147483647]. Default: the size of the class dimension of `outputs`. */
  classes?: number
  /** Targets of this value are left out, such as padding. Default: none. */
  ignoreIndex?: number
  /** Where `outputs` are scores of class 1, those above it are predictions of class 1. Default 0, for logits. */
  threshold?: number
}

export const classKeys = ['classes', 'ignoreIndex', 'threshold'] as const

/** Checks options, and fills the defaults in. */
export function checkClassOptions<O extends ClassOptions>(
  name: string,
  options: O,
  more: readonly string[] = [],
) {
  checkKnownKeys(`${name} options`, options, [...classKeys, ...more])
  const { classes, ignoreIndex, threshold = 0 } = options
  if (classes !== undefined) checkInteger('classes', classes, '[2, 2147483647]')
  if (ignoreIndex !== undefined) checkInteger('ignoreIndex', ignoreIndex)
  return { classes, ignoreIndex, threshold: checkNumber('threshold', threshold) }
}
export type Checked = ReturnType<typeof checkClassOptions>

const averages = ['micro', 'macro', 'weighted', 'binary', 'none'] as const
/** How figures of classes become one. */
export type Average = (typeof averages)[number]
export const checkAverage = <A extends Average>(value: unknown, allowed: readonly A[]): A =>
  checkOneOf('average', value, allowed)

const isIndex = ({ dtype }: Tensor) => dtype === 'bool' || /^u?int/.test(dtype)
const sizes = ({ shape }: Tensor) => `[${shape}]`

/** Whether `outputs` has a dimension for classes that `targets` does not have: dimension 1, as in crossEntropy. */
export function hasClassDimension(outputs: Tensor, targets: Tensor): boolean {
  const at = Math.min(1, targets.ndim)
  const rest = outputs.shape.filter((_, i) => i !== at)
  if (outputs.ndim === targets.ndim + 1 && String(rest) === String(targets.shape)) return true
  if (String(outputs.shape) === String(targets.shape)) return false
  throw new RangeError(
    `Expected outputs of the shape of targets, or with classes in dimension 1 beside it, but received ${sizes(outputs)} and ${sizes(targets)}`,
  )
}

/** Scores as rows [n, classes], with targets [n], without those that are ignored. */
export function scoreRows(
  outputs: Tensor,
  targets: Tensor,
  ignoreIndex: number | undefined,
  classDim = Math.min(1, targets.ndim),
): { scores: Tensor; labels: Tensor } {
  const classes = outputs.shape.at(classDim)!
  const scores = outputs.movedim(classDim, -1).reshape([-1, classes])
  return without(scores, targets.reshape([-1]).to('int64'), ignoreIndex)
}

function without(scores: Tensor, labels: Tensor, ignoreIndex: number | undefined) {
  if (ignoreIndex === undefined) return { scores, labels }
  const kept = labels.ne(ignoreIndex).nonzero().reshape([-1])
  return { scores: scores.indexSelect(0, kept), labels: labels.indexSelect(0, kept) }
}

/** Predicted and true classes, flat and without those that are ignored; `classes` where scores tell it. */
export function predictions(outputs: Tensor, targets: Tensor, { ignoreIndex, threshold, classes }: Checked) {
  if (hasClassDimension(outputs, targets)) {
    const { scores, labels } = scoreRows(outputs, targets, ignoreIndex)
    return { predicted: scores.argmax({ dim: 1 }), labels, classes: scores.shape[1]! }
  }
  const chosen = isIndex(outputs) ? outputs : outputs.gt(threshold)
  const { scores, labels } = without(
    chosen.reshape([-1]).to('int64'),
    targets.reshape([-1]).to('int64'),
    ignoreIndex,
  )
  return { predicted: scores, labels, classes: classes ?? (isIndex(outputs) ? undefined : 2) }
}

export function requireClasses(name: string, classes: number | undefined): number {
  if (classes === undefined)
    throw new TypeError(`Expected classes in the options of ${name}, as outputs are class indices`)
  return classes
}

/** How often each class occurs, float64 [classes]. */
export function countClasses(what: string, labels: Tensor, classes: number): Tensor {
  const counts = labels.bincount({ minlength: classes })
  if (counts.shape[0]! > classes)
    throw new RangeError(`Expected ${what} in [0, ${classes}) but received ${counts.shape[0]! - 1}`)
  return counts.to('float64')
}
