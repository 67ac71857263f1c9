// Models for the exporters: each with inputs for a batch size.
import * as models from '../../../src/models/index.js'
import * as nn from '../../../src/nn/index.js'
import { autocast, noGrad, ops, randint, randn, Tensor, tensor, zeros } from '../../../src/tensor/index.js'

/** The tensors and plain values in an output, in order. */
export const leaves = (value: unknown): unknown[] => {
  if (value instanceof Tensor || typeof value !== 'object' || value === null) return [value]
  return Object.values(value).flatMap(leaves)
}

export type AnyModule = nn.Module<never[], unknown>
export interface Case {
  make(): AnyModule
  inputs(batch: number): unknown[]
}

const images = (channels: number, size: number) => (batch: number) => [randn([batch, channels, size, size])]
const rows =
  (...shape: number[]) =>
  (batch: number) => [randn([batch, ...shape])]
const ids = (batch: number) => [randint(20, [batch, 6])]

class Recurrent extends nn.Module {
  readonly embed = new nn.Embedding(20, 8)
  readonly rnn = new nn.LSTM(8, 6, { numLayers: 2, batchFirst: true, bidirectional: true, dropout: 0.1 })
  readonly out = new nn.Linear(12, 3)
  override forward(x: Tensor): Tensor {
    const [y] = this.rnn.forward(this.embed.forward(x))
    return this.out.forward((y as Tensor).index(':', -1))
  }
}

/** Names, tied weights, constants, nested inputs and outputs, in place. */
class Structure extends nn.Module<[Tensor, { pair: [Tensor, Tensor]; scale: number }], unknown> {
  readonly first = new nn.Linear(4, 6, { bias: false })
  readonly second = new nn.Linear(4, 6, { bias: false })
  readonly norm = new nn.BatchNorm1d(6)
  readonly scale = nn.buffer(tensor([0.5, 0.6, 0.7, 0.8, 0.9, 1]), { persistent: false })
  readonly frozen = nn.parameter(randn([6]), { requiresGrad: false })
  constructor() {
    super()
    this.second.weight = this.first.weight
  }
  override forward(x: Tensor, { pair: [a, b], scale }: { pair: [Tensor, Tensor]; scale: number }) {
    const h = this.norm.forward(this.first.forward(x).add(this.second.forward(a)))
    const y = h
      .mul(this.scale)
      .add(this.frozen)
      .add(tensor([1, 2, 3, 4, 5, 6]).mul(2))
    y.relu_()
    return { y: y.index(':', '1:').mul(scale), parts: [y.amax({ dim: 1 }), [b.mul(2), null, 3, 2.5]] }
  }
}

/** Whole floats, integers beyond 2^53, dtypes, numbers in the place of tensors. */
class Numbers extends nn.Module<[Tensor], unknown> {
  readonly weight = nn.parameter(randn([4]))
  override forward(x: Tensor): unknown {
    const count = tensor([0n, 1n, 2n, 3n])
    const large = count.add(2n ** 62n).remainder(1000)
    const size = x.size(0)
    return [
      nn.functional.leakyRelu(x, { negativeSlope: 2 }).mul(this.weight),
      large,
      x.pow(2).clamp({ min: -1, max: Number.POSITIVE_INFINITY }),
      x
        .reshape([size * 2, 2])
        .narrow(0, 1, size * 2 - 1)
        .rsub(5),
      zeros([size, 2], { dtype: 'float64' }).add(1),
      x.flatten().unsqueeze(0).expand([3, -1]).sum({ dim: 0 }),
    ]
  }
}

/** Parts with no gradient, and under autocast. */
class Modes extends nn.Module<[Tensor], unknown> {
  readonly one = new nn.Linear(4, 4)
  readonly two = new nn.Linear(4, 4)
  override forward(x: Tensor): unknown {
    const fixed = noGrad(() => this.one.forward(x).softmax(-1))
    const y = autocast('cpu', () => this.two.forward(x), { dtype: 'bfloat16' })
    return [y.to('float32').add(fixed), this.one.forward(x)]
  }
}

/** The operators of a ResNet, small. */
class Residual extends nn.Module {
  readonly conv1 = new nn.Conv2d(3, 8, 3, { stride: 2, padding: 1, bias: false })
  readonly bn1 = new nn.BatchNorm2d(8)
  readonly conv2 = new nn.Conv2d(8, 8, 3, { padding: 1, groups: 2 })
  readonly bn2 = new nn.BatchNorm2d(8)
  readonly relu = new nn.ReLU({ inplace: true })
  readonly fc = new nn.Linear(8, 5)
  override forward(x: Tensor): Tensor {
    const y = this.relu.forward(this.bn1.forward(this.conv1.forward(x)))
    const z = this.relu.forward(this.bn2.forward(this.conv2.forward(y)).add(y))
    return this.fc.forward(ops.adaptiveAvgPool2d(z, [1, 1]).flatten(1))
  }
}

class Attention extends nn.Module<[Tensor, Tensor]> {
  readonly encoder = new nn.TransformerEncoderLayer(16, 2, {
    dimFeedforward: 32,
    batchFirst: true,
    dropout: 0,
  })
  override forward(x: Tensor, mask: Tensor): Tensor {
    return this.encoder.forward(x, { srcKeyPaddingMask: mask } as never)
  }
}

class Sdpa extends nn.Module {
  override forward(x: Tensor): Tensor {
    const heads = x.reshape([x.size(0), 5, 2, 8]).transpose(1, 2)
    return ops.scaledDotProductAttention(heads, heads, heads, { isCausal: true }).transpose(1, 2).flatten(2)
  }
}

export const cases: Record<string, Case> = {
  mlp: { make: () => models.mlp(4, 8, 3) as AnyModule, inputs: rows(4) },
  fashionCnn: { make: () => new models.FashionCNN() as AnyModule, inputs: images(1, 28) },
  residual: { make: () => new Residual() as AnyModule, inputs: images(3, 8) },
  gpt: {
    make: () =>
      new models.GPT({ vocabSize: 20, blockSize: 8, nLayer: 2, nHead: 2, nEmbd: 16 }) as unknown as AnyModule,
    inputs: ids,
  },
  vit: {
    make: () =>
      new models.ViT({
        imageSize: 16,
        patchSize: 8,
        numLayers: 2,
        numHeads: 2,
        hiddenDim: 16,
        mlpDim: 32,
        numClasses: 5,
      }) as AnyModule,
    inputs: images(3, 16),
  },
  mlpMixer: {
    make: () =>
      new models.MLPMixer({
        imgSize: 16,
        patchSize: 8,
        numBlocks: 2,
        embedDim: 16,
        numClasses: 5,
      }) as AnyModule,
    inputs: images(3, 16),
  },
  twoLayerReLU: { make: () => new models.TwoLayerReLU(4, 8, 3) as AnyModule, inputs: rows(4) },
  lstm: { make: () => new Recurrent() as AnyModule, inputs: ids },
  structure: {
    make: () => new Structure() as AnyModule,
    inputs: (batch) => [randn([batch, 4]), { pair: [randn([batch, 4]), randn([3])], scale: 2 }],
  },
  numbers: { make: () => new Numbers() as AnyModule, inputs: rows(4) },
  modes: { make: () => new Modes() as AnyModule, inputs: rows(4) },
  attention: {
    make: () => new Attention() as AnyModule,
    inputs: (batch) => [randn([batch, 5, 16]), tensor([false, false, false, false, true]).repeat([batch, 1])],
  },
  sdpa: { make: () => new Sdpa() as AnyModule, inputs: rows(5, 16) },
}
