import { checkBoolean, checkInteger, checkKnownKeys } from '../../_check.js'
import { empty, type Tensor } from '../../tensor/index.js'
import { conv2d } from '../functional.js'
import { defaultLayerInit } from '../init.js'
import { Module, parameter } from '../module.js'

/** One size for both, or [height, width]. */
export type Size2 = number | readonly [number, number]

/** Checks a size and gives it as a pair. */
export function pairOf(name: string, size: unknown, range: string): [number, number] {
  const [height, width, ...rest] = Array.isArray(size) ? (size as unknown[]) : [size, size]
  if (rest.length > 0) throw new TypeError(`Expected a number or [height, width] for ${name}`)
  return [checkInteger(name, height, range), checkInteger(name, width, range)]
}

export interface Conv2dOptions {
  /** Default 1. */
  stride?: Size2
  /** Zeros around the image; 'same' keeps its size. Default 0. */
  padding?: Size2 | 'same' | 'valid'
  /** Default 1. */
  dilation?: Size2
  /** Channels are split into so many parts that do not see each other. Default 1. */
  groups?: number
  /** Default true. */
  bias?: boolean
}

/**
 * Convolution of images [batch, channels, height, width].
 *
 * @example
 * ```ts
 * new nn.Conv2d(3, 8, 3, { padding: 1 }).forward(ones([2, 3, 28, 28])).shape // [2, 8, 28, 28]
 * ```
 */
export class Conv2d extends Module {
  readonly weight: Tensor
  readonly bias: Tensor | null
  readonly #options: { stride: number[]; padding: number[] | string; dilation: number[]; groups: number }

  constructor(
    readonly inChannels: number,
    readonly outChannels: number,
    readonly kernelSize: Size2,
    options: Conv2dOptions = {},
  ) {
    super()
    checkKnownKeys('Conv2d options', options, ['stride', 'padding', 'dilation', 'groups', 'bias'])
    checkInteger('inChannels', inChannels, '[1, inf)')
    checkInteger('outChannels', outChannels, '[1, inf)')
    const { stride = 1, padding = 0, dilation = 1, groups = 1 } = options
    checkInteger('groups', groups, '[1, inf)')
    if (inChannels % groups || outChannels % groups)
      throw new RangeError(
        `Expected groups to divide ${inChannels} and ${outChannels} channels but received ${groups}`,
      )
    this.#options = {
      stride: pairOf('stride', stride, '[1, inf)'),
      padding: padding === 'same' || padding === 'valid' ? padding : pairOf('padding', padding, '[0, inf)'),
      dilation: pairOf('dilation', dilation, '[1, inf)'),
      groups,
    }
    const kernel = pairOf('kernelSize', kernelSize, '[1, inf)')
    this.weight = parameter(empty([outChannels, inChannels / groups, ...kernel]))
    this.bias = checkBoolean('bias', options.bias ?? true) ? parameter(empty([outChannels])) : null
    defaultLayerInit(this.weight, this.bias)
  }

  override forward(input: Tensor): Tensor {
    return conv2d(input, this.weight, { bias: this.bias, ...this.#options })
  }
}
