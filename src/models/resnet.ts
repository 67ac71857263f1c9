import { checkInteger, checkKnownKeys, checkOneOf, show } from '../_check.js'
import {
  AdaptiveAvgPool2d,
  BatchNorm2d,
  Conv2d,
  Identity,
  init,
  Linear,
  MaxPool2d,
  Module,
  ReLU,
  Sequential,
} from '../nn/index.js'
import type { Tensor } from '../tensor/index.js'
import { mostLayers } from './_options.js'

const conv3x3 = (from: number, to: number, stride = 1) =>
  new Conv2d(from, to, 3, { stride, padding: 1, bias: false })
const conv1x1 = (from: number, to: number, stride = 1) => new Conv2d(from, to, 1, { stride, bias: false })

/** Two 3 × 3 convolutions and a residual connection. */
class BasicBlock extends Module {
  static readonly expansion = 1
  readonly conv1: Conv2d
  readonly bn1: BatchNorm2d
  readonly relu = new ReLU({ inplace: true })
  readonly conv2: Conv2d
  readonly bn2: BatchNorm2d

  constructor(
    from: number,
    width: number,
    stride: number,
    readonly downsample: Sequential | null,
  ) {
    super()
    this.conv1 = conv3x3(from, width, stride)
    this.bn1 = new BatchNorm2d(width)
    this.conv2 = conv3x3(width, width)
    this.bn2 = new BatchNorm2d(width)
  }

  override forward(x: Tensor): Tensor {
    const first = this.relu.forward(this.bn1.forward(this.conv1.forward(x)))
    const second = this.bn2.forward(this.conv2.forward(first))
    return this.relu.forward(second.add(this.downsample?.forward(x) ?? x))
  }
}

/** 1 × 1, 3 × 3 and 1 × 1 convolutions and a residual connection; the stride is the 3 × 3 convolution's. */
class Bottleneck extends Module {
  static readonly expansion = 4
  readonly conv1: Conv2d
  readonly bn1: BatchNorm2d
  readonly conv2: Conv2d
  readonly bn2: BatchNorm2d
  readonly conv3: Conv2d
  readonly bn3: BatchNorm2d
  readonly relu = new ReLU({ inplace: true })

  constructor(
    from: number,
    width: number,
    stride: number,
    readonly downsample: Sequential | null,
  ) {
    super()
    this.conv1 = conv1x1(from, width)
    this.bn1 = new BatchNorm2d(width)
    this.conv2 = conv3x3(width, width, stride)
    this.bn2 = new BatchNorm2d(width)
    this.conv3 = conv1x1(width, width * Bottleneck.expansion)
    this.bn3 = new BatchNorm2d(width * Bottleneck.expansion)
  }

  override forward(x: Tensor): Tensor {
    const first = this.relu.forward(this.bn1.forward(this.conv1.forward(x)))
    const second = this.relu.forward(this.bn2.forward(this.conv2.forward(first)))
    const third = this.bn3.forward(this.conv3.forward(second))
    return this.relu.forward(third.add(this.downsample?.forward(x) ?? x))
  }
}

const blocks = { basic: BasicBlock, bottleneck: Bottleneck }

/** The options of {@link ResNet} and of the functions that make one. */
export interface ResNetOptions {
  /** Default 1000. */
  numClasses?: number
  /** 'imagenet' (default) starts with a 7 × 7 convolution of stride 2 and pooling, 'cifar' with only a 3 × 3 convolution. */
  form?: 'imagenet' | 'cifar'
  /** The width of the blocks of each stage; the first is that of the stem too. Default [64, 128, 256, 512]. */
  widths?: readonly [number, number, number, number]
}

function checkStages(name: string, value: unknown, range: string): readonly [number, number, number, number] {
  if (!Array.isArray(value) || value.length !== 4)
    throw new TypeError(`Expected 4 integers for ${name} but received ${show(value)}`)
  for (const [i, each] of value.entries()) checkInteger(`${name}[${i}]`, each, range)
  return value as unknown as [number, number, number, number]
}

/**
 * A residual network with torchvision's parameter names. Input [batch, 3, height, width], output logits [batch, numClasses].
 *
 * Created by {@link resnet18}, {@link resnet34} and {@link resnet50}.
 *
 * @source He et al., arXiv 1512.03385
 */
export class ResNet extends Module {
  /** The first convolution: 7 × 7 with stride 2, in the form for CIFAR 3 × 3 with stride 1. */
  readonly conv1: Conv2d
  /** Batch normalization of the channels of `conv1`. */
  readonly bn1: BatchNorm2d
  /** The activation after `bn1`, in place. */
  readonly relu = new ReLU({ inplace: true })
  /** Pooling of 3 × 3 with stride 2, in the form for CIFAR the identity. */
  readonly maxpool: Module
  /** Stage 1: blocks of width `widths[0]`, the first of stride 1. */
  readonly layer1: Sequential
  /** Stage 2: blocks of width `widths[1]`, the first of stride 2. */
  readonly layer2: Sequential
  /** Stage 3: blocks of width `widths[2]`, the first of stride 2. */
  readonly layer3: Sequential
  /** Stage 4: blocks of width `widths[3]`, the first of stride 2. */
  readonly layer4: Sequential
  /** The mean over height and width. */
  readonly avgpool = new AdaptiveAvgPool2d([1, 1])
  /** The output layer, to `numClasses` logits. */
  readonly fc: Linear

  /**
   * @param kind of the blocks: 'basic' has two 3 × 3 convolutions; 'bottleneck' has 1 × 1, 3 × 3 and 1 × 1 convolutions,
   *   the last four times as wide
   * @param counts of the blocks in each stage
   * @throws TypeError for an unknown option, RangeError for a value out of range
   */
  constructor(
    kind: 'basic' | 'bottleneck',
    counts: readonly [number, number, number, number],
    options: ResNetOptions = {},
  ) {
    super()
    const block = blocks[checkOneOf('kind', kind, ['basic', 'bottleneck'])]
    checkStages('counts', counts, `[1, ${mostLayers}]`)
    checkKnownKeys('ResNet options', options, ['numClasses', 'form', 'widths'])
    const widths = checkStages('widths', options.widths ?? [64, 128, 256, 512], '[1, inf)')
    const stem = widths[0]
    const numClasses = checkInteger('numClasses', options.numClasses ?? 1000, '[1, inf)')
    const isSmall = checkOneOf('form', options.form ?? 'imagenet', ['imagenet', 'cifar']) === 'cifar'
    this.conv1 = isSmall ? conv3x3(3, stem) : new Conv2d(3, stem, 7, { stride: 2, padding: 3, bias: false })
    this.bn1 = new BatchNorm2d(stem)
    this.maxpool = isSmall ? new Identity() : new MaxPool2d(3, { stride: 2, padding: 1 })
    let from = stem
    const layer = (width: number, count: number, stride: number): Sequential => {
      const out = width * block.expansion
      const downsample =
        stride !== 1 || from !== out ? new Sequential(conv1x1(from, out, stride), new BatchNorm2d(out)) : null
      const stage: Module[] = [new block(from, width, stride, downsample)]
      from = out
      while (stage.length < count) stage.push(new block(from, width, 1, null))
      return new Sequential(...stage)
    }
    this.layer1 = layer(widths[0], counts[0], 1)
    this.layer2 = layer(widths[1], counts[1], 2)
    this.layer3 = layer(widths[2], counts[2], 2)
    this.layer4 = layer(widths[3], counts[3], 2)
    this.fc = new Linear(widths[3] * block.expansion, numClasses)
    for (const module of this.modules())
      if (module instanceof Conv2d)
        init.kaimingNormal_(module.weight, { mode: 'fanOut', nonlinearity: 'relu' })
  }

  override forward(images: Tensor): Tensor {
    let x = this.maxpool.forward(this.relu.forward(this.bn1.forward(this.conv1.forward(images))))
    for (const layer of [this.layer1, this.layer2, this.layer3, this.layer4]) x = layer.forward(x)
    return this.fc.forward(this.avgpool.forward(x).flatten({ startDim: 1 }))
  }
}

/** ResNet-18: 11,689,512 parameters for 1000 classes. */
export const resnet18 = (options: ResNetOptions = {}): ResNet => new ResNet('basic', [2, 2, 2, 2], options)
/** ResNet-34: 21,797,672 parameters for 1000 classes. */
export const resnet34 = (options: ResNetOptions = {}): ResNet => new ResNet('basic', [3, 4, 6, 3], options)
/** ResNet-50: 25,557,032 parameters for 1000 classes. */
export const resnet50 = (options: ResNetOptions = {}): ResNet =>
  new ResNet('bottleneck', [3, 4, 6, 3], options)
