// Calls of the operators that ONNX has a form of, in forms that differ in what is written.
import * as nn from '../../../src/nn/index.js'
import {
  arange,
  cat,
  full,
  ops,
  randint,
  randn,
  stack,
  type Tensor,
  tensor,
  where,
  zeros,
} from '../../../src/tensor/index.js'

const F = nn.functional

/** A function of tensors whose first dimension is the batch; [3, 4] by default. */
export type Row = [
  name: string,
  forward: (...inputs: Tensor[]) => unknown,
  ...inputs: ((batch: number) => Tensor)[],
]
export const rows4 = (batch: number) => randn([batch, 4])
const images = (batch: number) => randn([batch, 4, 6, 6])
const steps = (batch: number) => randn([batch, 4, 6])
const module = (layer: unknown) => {
  const made = layer as { eval(): unknown; forward(...inputs: Tensor[]): unknown }
  made.eval()
  return (...inputs: Tensor[]) => made.forward(...inputs)
}

const unary = [
  ...[
    'abs',
    'atan',
    'ceil',
    'cos',
    'cosh',
    'erf',
    'exp',
    'expm1',
    'floor',
    'neg',
    'reciprocal',
    'relu',
    'round',
  ],
  ...[
    'sigmoid',
    'sign',
    'sin',
    'sinh',
    'square',
    'tan',
    'tanh',
    'isnan',
    'argmax',
    'argmin',
    'max',
    'min',
    'sum',
  ],
  ...['mean', 'prod', 'clone', 'detach', 'contiguous', 'ravel', 'squeeze', 't'],
] as const
export const table: Row[] = [
  ...unary.map((name): Row => [name, (x) => (x as unknown as Record<string, () => Tensor>)[name]!()]),
  [
    'of (0, 1)',
    (x) => [x.acos(), x.asin(), x.log(), x.log2(), x.log1p(), x.sqrt(), x.rsqrt()],
    (b) => randn([b, 4]).sigmoid(),
  ],
  ['add, sub', (x) => [x.add(2), x.add(x, { alpha: 3 }), x.sub(x.mul(2), { alpha: 0.5 }), x.rsub(1)]],
  [
    'div',
    (x) => [
      x.div(3),
      x.div(2, { roundingMode: 'floor' }),
      x.div(0.5, { roundingMode: 'trunc' }),
      x.floorDivide(0.3),
    ],
  ],
  ['pow, maximum, minimum', (x) => [x.pow(2), x.abs().pow(0.5), x.maximum(x.neg()), x.minimum(x.neg())]],
  [
    'dtypes',
    (x) => [x.to('int64').add(1), x.gt(0).to('float32'), x.to('float64').mul(2), x.to('int32').mul(0.5)],
  ],
  ['compare', (x) => [x.eq(x), x.ne(0), x.lt(0.5), x.le(x), x.gt(0), x.ge(x.neg()), x.gt(0).eq(x.lt(1))]],
  [
    'logical',
    (x) => [
      x.gt(0).logicalAnd(x.lt(1)),
      x.gt(0).logicalOr(x.lt(-1)),
      x.gt(0).logicalNot(),
      x.gt(0).logicalXor(x.lt(1)),
      x.gt(0).bitwiseNot(),
    ],
  ],
  ['where, masked_fill', (x) => [where(x.gt(0), x, x.mul(2)), x.maskedFill(x.lt(0), -5)]],
  [
    'clamp',
    (x) => [
      x.clamp({ min: -0.5, max: 0.5 }),
      x.clamp({ min: 0 }),
      x.clamp({ max: x.neg() }),
      x.clampMin(0),
      x.clampMax(0),
    ],
  ],
  ['softmax', (x) => [x.softmax(-1), x.logSoftmax(1), x.softmax(0)]],
  [
    'activations',
    (x) => [
      F.elu(x),
      F.celu(x, { alpha: 2 }),
      F.selu(x),
      F.gelu(x),
      F.gelu(x, { approximate: 'tanh' }),
      F.silu(x),
      F.mish(x),
      F.hardtanh(x),
      F.hardswish(x),
      F.hardsigmoid(x),
      F.softplus(x, { beta: 2 }),
      F.softsign(x),
      F.relu6(x),
      F.leakyRelu(x, { negativeSlope: 0.2 }),
      F.logsigmoid(x),
      F.glu(x),
    ],
  ],
  ['prelu', module(new nn.PReLU({ numParameters: 4 })), images],
  [
    'reductions',
    (x) => [
      x.sum({ dim: 1 }),
      x.mean({ dim: [1, 2], keepdim: true }),
      x.amax({ dim: 2 }),
      x.amin({ dim: 1 }),
      x.logsumexp(1),
      x.prod(1),
      x.cumsum(1),
      x.argmax({ dim: 1 }),
      x.norm(2, { dim: [1] }),
    ],
    steps,
  ],
  [
    'max, min over a dimension',
    (x) => [Object.values(x.max(1)), Object.values(x.min(1, { keepdim: true })), x.max(x.neg())],
  ],
  ['var, std', (x) => [x.var({ dim: 1, correction: 1 }), x.std({ dim: [1], correction: 0, keepdim: true })]],
  [
    'reshape',
    (x) => [
      x.reshape([-1, 2]),
      x.view([x.size(0), 2, 12]),
      x.flatten(1),
      x.unflatten(1, [2, 2]),
      x.reshape([x.size(0) * 2, 12]),
    ],
    steps,
  ],
  ['transpose', (x) => [x.permute([2, 0, 1]), x.transpose(1, 2), x.movedim([2], [0])], steps],
  ['unsqueeze, squeeze', (x) => [x.unsqueeze(-1), x.unsqueeze(1).squeeze(1), x.unsqueeze(0).squeeze()]],
  [
    'expand, repeat',
    (x) => [
      x.unsqueeze(1).expand([-1, 3, -1]),
      x.repeat([2, 1]),
      x.repeat([2, 1, 3]),
      x.sum({ dim: 1, keepdim: true }).expandAs(x),
    ],
  ],
  [
    'cat, stack, chunk, split, unbind',
    (x) => [
      cat([x, x.mul(2)], { dim: 1 }),
      cat([x, x]),
      stack([x, x], { dim: -1 }),
      x.chunk(3, { dim: 1 }),
      x.split(3, { dim: 1 }),
      x.split([1, 3], { dim: 1 }),
      x.unbind(1),
    ],
  ],
  [
    'index',
    (x) => [
      x.select(1, -1),
      x.narrow(1, 1, 2),
      x.index(':', '1:3'),
      x.index(':', '0:4:2'),
      x.index(0),
      x.index(-1),
      x.index(':', [2, 0]),
      x.index([1, 0], [2, 3]),
      x.index('...', null),
      x.indexSelect(1, tensor([1n, 3n])),
    ],
  ],
  [
    'gather, embedding',
    (x, ids) => [x.gather(1, ids!), ops.embedding(randnFixed, ids!)],
    rows4,
    (b) => randint(4, [b, 4]),
  ],
  [
    'made',
    (x) => [
      x.add(zeros([x.size(0), 4])),
      x.mul(full([4], 2)),
      arange(x.size(0)),
      arange(0, 2, { step: 0.5 }),
      x.zerosLike(),
      x.onesLike().add(1),
      x.newZeros([2]),
      x.fullLike(3),
    ],
  ],
  ['triangles', (x) => [x.tril(), x.triu({ diagonal: 1 }), x.gt(0).tril()], steps],
  [
    'pad',
    (x) => [
      F.pad(x, [1, 2]),
      F.pad(x, [1, 1, 2, 0], { value: 3 }),
      F.pad(x, [1, 2], { mode: 'reflect' }),
      F.pad(x, [2, 1], { mode: 'replicate' }),
    ],
    steps,
  ],
  ['in place', (x) => x.add(1).mul_(2).relu_().add_(1).maskedFill_(x.gt(0), 7)],
  [
    'matrix products',
    (x, y) => [x.matmul(y!), x.bmm(y!), zeros([4, 4]).baddbmm(x, y!, { beta: 2, alpha: 0.5 })],
    steps,
    (b) => randn([b, 6, 4]),
  ],
  [
    'addmm',
    (x) =>
      zeros([5])
        .add(1)
        .addmm(x, full([4, 5], 0.5), { beta: 2 }),
  ],
  ['linear without bias', module(new nn.Linear(4, 3, { bias: false }))],
  ['conv1d same', module(new nn.Conv1d(4, 6, 4, { padding: 'same', dilation: 2 })), steps],
  [
    'conv2d of groups',
    module(new nn.Conv2d(4, 6, [3, 2], { stride: 2, padding: [1, 0], groups: 2 })),
    images,
  ],
  ['conv3d', module(new nn.Conv3d(1, 2, 2)), (b) => randn([b, 1, 3, 4, 5])],
  ['conv_transpose1d', module(new nn.ConvTranspose1d(4, 2, 3, { stride: 2 })), steps],
  [
    'conv_transpose2d',
    module(new nn.ConvTranspose2d(4, 6, 3, { stride: 2, padding: 1, outputPadding: 1, groups: 2 })),
    images,
  ],
  [
    'max pooling',
    (x) => [
      F.maxPool2d(x, 2),
      F.maxPool2d(x, 3, { stride: 2, padding: 1, ceilMode: true }),
      F.maxPool1d(x.flatten(2), 3),
    ],
    images,
  ],
  [
    'average pooling',
    (x) => [
      F.avgPool2d(x, 2),
      F.avgPool2d(x, 3, { stride: 2, padding: 1, countIncludePad: false }),
      F.avgPool1d(x.flatten(2), 2),
    ],
    images,
  ],
  [
    'adaptive pooling',
    (x) => [
      F.adaptiveAvgPool2d(x, [1, 1]),
      F.adaptiveAvgPool2d(x, [3, 2]),
      F.adaptiveAvgPool1d(x.flatten(2), 4),
    ],
    images,
  ],
  ['batch norm', module(new nn.BatchNorm2d(4)), images],
  ['batch norm of rows', module(new nn.BatchNorm1d(4, { affine: false }))],
  ['instance norm', module(new nn.InstanceNorm2d(4, { affine: true })), images],
  ['layer norm', module(new nn.LayerNorm([6, 6])), images],
  ['layer norm without weights', module(new nn.LayerNorm(4, { elementwiseAffine: false }))],
  ['group norm', module(new nn.GroupNorm(2, 4)), images],
  ['rms norm', module(new nn.RMSNorm(4))],
  [
    'attention',
    (q, k) => [
      ops.scaledDotProductAttention(q, k!, k!, { isCausal: true }),
      ops.scaledDotProductAttention(q, k!, k!, {
        attnMask: tensor([
          [true, false, true],
          [true, true, true],
        ]),
        scale: 0.3,
      }),
    ],
    (b) => randn([b, 2, 2, 4]),
    (b) => randn([b, 2, 3, 4]),
  ],
  [
    'interpolate',
    (x) => [
      F.interpolate(x, { scaleFactor: 2 }),
      F.interpolate(x, { size: [9, 7], mode: 'bilinear' }),
      F.interpolate(x, { scaleFactor: 2, mode: 'bilinear', alignCorners: true }),
    ],
    images,
  ],
  ['pixel shuffle', module(new nn.PixelShuffle(2)), images],
  ['LSTM', module(new nn.LSTM(6, 5, { numLayers: 2, bidirectional: true, batchFirst: true })), steps],
  ['GRU', module(new nn.GRU(6, 5, { numLayers: 2, batchFirst: true })), steps],
  ['RNN', module(new nn.RNN(6, 5, { bidirectional: true, bias: false, batchFirst: true })), steps],
  ['vectors', (x) => [x.select(0, 0).dot(x.select(0, 1)), x.mm(full([4, 2], 0.5)), x.mv(full([4], 2))]],
  [
    'made in other ways',
    (x) => [
      x
        .newFull([2], 3)
        .add(x.newOnes([2]))
        .add(ops.ones([2])),
      x.clone().fill_(3),
      x.clone().zero_(),
      x.clone().copy_(x.select(0, 0)),
      x.typeAs(zeros([1], { dtype: 'float64' })),
      x.broadcastTo([x.size(0), 4]),
      x.reshapeAs(x.add(1)),
      x.viewAs(x.add(1)),
      x.splitWithSizes([1, 3], { dim: 1 }),
      ops.constantPadNd(x, [1, 1], { value: 2 }),
    ],
  ],
  [
    'dropout in evaluation',
    (x) => [
      ops.alphaDropout(x, 0.5, false),
      ops.featureDropout(x, 0.5, false),
      ops.featureAlphaDropout(x, 0.5, false),
    ],
    images,
  ],
  [
    'paddings by dimension',
    (x) => [
      ops.reflectionPad2d(x, [1, 2, 0, 1]),
      ops.replicationPad2d(x, [1, 2, 0, 1]),
      ops.reflectionPad1d(x.flatten(2), [1, 2]),
      ops.replicationPad1d(x.flatten(2), [1, 2]),
      ops.reflectionPad3d(x.unsqueeze(1), [1, 2, 0, 1, 1, 0]),
      ops.replicationPad3d(x.unsqueeze(1), [1, 2, 0, 1, 1, 0]),
    ],
    images,
  ],
  [
    'volumes',
    (x) => [
      F.maxPool3d(x, 2),
      F.avgPool3d(x, 2),
      F.adaptiveAvgPool3d(x, [1, 1, 1]),
      ops.convTranspose3d(x, full([2, 3, 2, 2, 2], 0.5)),
      F.interpolate(x, { scaleFactor: 2 }),
      F.interpolate(x, { size: [5, 6, 7], mode: 'trilinear' }),
    ],
    (batch) => randn([batch, 2, 4, 4, 4]),
  ],
  [
    'interpolate in one dimension, and by cubics',
    (x) => [
      F.interpolate(x.flatten(2), { scaleFactor: 2 }),
      F.interpolate(x.flatten(2), { size: 50, mode: 'linear' }),
      F.interpolate(x, { size: [9, 8], mode: 'bicubic' }),
    ],
    images,
  ],
]
const randnFixed = randn([4, 3])
