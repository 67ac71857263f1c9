import { checkBoolean, checkKnownKeys } from '../../_check.js'
import type { Tensor } from '../../tensor/index.js'
import { maxPool2d } from '../functional.js'
import { Module } from '../module.js'
import { pairOf, type Size2 } from './conv.js'

export interface MaxPool2dOptions {
  /** Default: the kernel's size. */
  stride?: Size2
  /** Default 0. */
  padding?: Size2
  /** Default 1. */
  dilation?: Size2
  /** Round the output's size up. Default false. */
  ceilMode?: boolean
}

/** The largest value under each position of a window. */
export class MaxPool2d extends Module {
  readonly #kernel: number[]
  readonly #options: { stride: number[]; padding: number[]; dilation: number[]; ceilMode: boolean }

  constructor(
    readonly kernelSize: Size2,
    options: MaxPool2dOptions = {},
  ) {
    super()
    checkKnownKeys('MaxPool2d options', options, ['stride', 'padding', 'dilation', 'ceilMode'])
    this.#kernel = pairOf('kernelSize', kernelSize, '[1, inf)')
    this.#options = {
      stride: pairOf('stride', options.stride ?? kernelSize, '[1, inf)'),
      padding: pairOf('padding', options.padding ?? 0, '[0, inf)'),
      dilation: pairOf('dilation', options.dilation ?? 1, '[1, inf)'),
      ceilMode: checkBoolean('ceilMode', options.ceilMode ?? false),
    }
  }

  override forward(input: Tensor): Tensor {
    return maxPool2d(input, this.#kernel, this.#options)
  }
}
