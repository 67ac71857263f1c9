// Matrix products, convolutions, pooling, normalization and attention.
import { isSymbolic } from '../_fit.js'
import type { GraphSize } from '../types.js'
import type { Call, Converter, Converters } from './_builder.js'
import type { Attributes } from './_proto.js'

const product = (sizes: readonly number[]): number => sizes.reduce((all, size) => all * size, 1)
const fixed = (call: Call, size: GraphSize | undefined, what: string): number => {
  if (typeof size !== 'number') throw call.unsupported(`${what} varies`)
  return size
}

const matmul: Converter = (call) => call.emit('MatMul', [call.x(), call.x(1)])
const linear: Converter = (call) => {
  const weight = call.transpose(call.x(1), [1, 0])
  const y = call.emit('MatMul', [call.x(), call.type(1).shape.length === 1 ? call.x(1) : weight])
  return call.isGiven(2) ? call.emit('Add', [y, call.x(2)]) : y
}
/** beta·x + alpha·(a · b) */
const addmm: Converter = (call) => {
  const { dtype } = call.result
  const products = call.scaled(call.emit('MatMul', [call.x(1), call.x(2)]), call.number(4, 1), dtype)
  return call.emit('Add', [call.scaled(call.x(), call.number(3, 1), dtype), products])
}

/** Without a batch, an input gets one of 1. */
function batched(call: Call, spatial: number, convert: (x: string) => string): string {
  if (call.rank() > spatial + 1) return convert(call.x())
  return call.squeeze(convert(call.unsqueeze(call.x(), [0])), [0])
}

const convolution =
  (spatial: number): Converter =>
  (call) => {
    const strides = call.ints(3, spatial, Array<number>(spatial).fill(1))
    const dilations = call.ints(5, spatial, Array<number>(spatial).fill(1))
    const group = call.number(6, 1)
    const kernel = call.type(1).shape.slice(2) as number[]
    const padding = call.arg(4)
    let amounts = typeof padding === 'string' ? [] : call.ints(4, spatial, Array<number>(spatial).fill(0))
    let ends = amounts
    if (padding === 'valid') amounts = ends = Array<number>(spatial).fill(0)
    if (padding === 'same') {
      const total = kernel.map((size, i) => dilations[i]! * (size - 1))
      amounts = total.map((each) => Math.floor(each / 2))
      ends = total.map((each, i) => each - amounts[i]!)
    }
    const attributes: Attributes = {
      strides,
      dilations,
      group,
      pads: [...amounts, ...ends],
      kernel_shape: kernel,
    }
    return batched(call, spatial, (x) => call.emit('Conv', [x, call.x(1), call.x(2)], attributes))
  }
const transposed =
  (spatial: number): Converter =>
  (call) => {
    const many = (at: number, fallback: number) =>
      call.ints(at, spatial, Array<number>(spatial).fill(fallback))
    const padding = many(4, 0)
    const attributes: Attributes = {
      strides: many(3, 1),
      pads: [...padding, ...padding],
      output_padding: many(5, 0),
      group: call.number(6, 1),
      dilations: many(7, 1),
      kernel_shape: call.type(1).shape.slice(2) as number[],
    }
    return batched(call, spatial, (x) => call.emit('ConvTranspose', [x, call.x(1), call.x(2)], attributes))
  }

const maxPool =
  (spatial: number): Converter =>
  (call) => {
    const kernel = call.ints(1, spatial)
    const padding = call.ints(3, spatial, Array<number>(spatial).fill(0))
    const attributes: Attributes = {
      kernel_shape: kernel,
      strides: call.ints(2, spatial, kernel),
      pads: [...padding, ...padding],
      dilations: call.ints(4, spatial, Array<number>(spatial).fill(1)),
      ceil_mode: call.bool(5) ? 1 : 0,
    }
    return batched(call, spatial, (x) => call.emit('MaxPool', [x], attributes))
  }
const averagePool =
  (spatial: number): Converter =>
  (call) => {
    if (call.isGiven(6)) throw call.unsupported('with a divisor')
    const kernel = call.ints(1, spatial)
    const padding = call.ints(3, spatial, Array<number>(spatial).fill(0))
    const attributes: Attributes = {
      kernel_shape: kernel,
      strides: call.ints(2, spatial, kernel),
      pads: [...padding, ...padding],
      ceil_mode: call.bool(4) ? 1 : 0,
      count_include_pad: call.bool(5, true) ? 1 : 0,
    }
    return batched(call, spatial, (x) => call.emit('AveragePool', [x], attributes))
  }
const adaptivePool =
  (spatial: number, op: 'Average' | 'Max'): Converter =>
  (call) => {
    const sizes = call.ints(1, spatial)
    if (sizes.every((size) => size === 1))
      return batched(call, spatial, (x) => call.emit(`Global${op}Pool`, [x]))
    const input = call
      .type()
      .shape.slice(-spatial)
      .map((size) => fixed(call, size, 'the size'))
    if (input.some((size, i) => size % sizes[i]! !== 0)) throw call.unsupported(`of ${input} to ${sizes}`)
    const kernel = input.map((size, i) => size / sizes[i]!)
    return batched(call, spatial, (x) =>
      call.emit(`${op}Pool`, [x], { kernel_shape: kernel, strides: kernel }),
    )
  }

const ones = (call: Call, count: number, value: number): string =>
  call.builder.constant(call.type().dtype, [count], Array<number>(count).fill(value))
const batchNorm: Converter = (call) => {
  if (call.bool(5)) throw call.unsupported('with the statistics of the batch')
  const channels = fixed(call, call.type().shape[1], 'the number of channels')
  const weight = call.isGiven(1) ? call.x(1) : ones(call, channels, 1)
  const bias = call.isGiven(2) ? call.x(2) : ones(call, channels, 0)
  const epsilon = { float: call.number(7, 1e-5) }
  return call.emit('BatchNormalization', [call.x(), weight, bias, call.x(3), call.x(4)], { epsilon })
}
const instanceNorm: Converter = (call) => {
  if (!call.bool(5, true)) throw call.unsupported('with running statistics')
  const channels = fixed(call, call.type().shape[1], 'the number of channels')
  const weight = call.isGiven(1) ? call.x(1) : ones(call, channels, 1)
  const bias = call.isGiven(2) ? call.x(2) : ones(call, channels, 0)
  return call.emit('InstanceNormalization', [call.x(), weight, bias], {
    epsilon: { float: call.number(7, 1e-5) },
  })
}
const layerNorm: Converter = (call) => {
  const shape = call.ints(1)
  const weight = call.isGiven(2)
    ? call.x(2)
    : call.builder.constant(call.type().dtype, shape, Array<number>(product(shape)).fill(1))
  const attributes = { axis: -shape.length, epsilon: { float: call.number(4, 1e-5) } }
  return call.emit('LayerNormalization', [call.x(), weight, call.x(3)], attributes)
}
const groupNorm: Converter = (call) => {
  const groups = call.number(1)
  const { shape } = call.type()
  const grouped = call.emit('Reshape', [call.x(), call.builder.ints([0, groups, -1])])
  const epsilon = { float: call.number(4, 1e-5) }
  const normal = call.emit('InstanceNormalization', [grouped, ones(call, groups, 1), ones(call, groups, 0)], {
    epsilon,
  })
  let y = call.reshape(normal, shape)
  const perChannel = (at: number) =>
    call.reshape(call.x(at), [-1, ...Array<number>(shape.length - 2).fill(1)])
  if (call.isGiven(2)) y = call.emit('Mul', [y, perChannel(2)])
  return call.isGiven(3) ? call.emit('Add', [y, perChannel(3)]) : y
}
const rmsNorm: Converter = (call) => {
  const { dtype } = call.result
  const axes = call.ints(1).map((_, i) => -1 - i)
  const epsilon = call.number(3, dtype === 'float64' ? Number.EPSILON : 2 ** -23)
  const mean = call.emit('ReduceMean', [call.emit('Mul', [call.x(), call.x()])], { axes, keepdims: 1 })
  const root = call.emit('Sqrt', [call.emit('Add', [mean, call.constant(epsilon, dtype)])])
  const y = call.emit('Div', [call.x(), root])
  return call.isGiven(2) ? call.emit('Mul', [y, call.x(2)]) : y
}

/** The last two dimensions swapped. */
const swapped = (call: Call, name: string, rank: number): string =>
  call.transpose(name, [...Array.from({ length: rank - 2 }, (_, i) => i), rank - 1, rank - 2])
/** What is added to scores: 0, and -∞ where a bool mask hides. */
const masked = (call: Call, mask: string): string => {
  const { dtype } = call.result
  return call.emit('Where', [mask, call.constant(0, dtype), call.constant(Number.NEGATIVE_INFINITY, dtype)])
}
const attention: Converter = (call) => {
  const { dtype } = call.result
  if (call.bool(7)) throw call.unsupported('with grouped queries')
  const [query, key] = [call.type(0), call.type(1)]
  const features = fixed(call, query.shape.at(-1), 'the number of features')
  const scale = call.isGiven(6) ? call.number(6) : 1 / Math.sqrt(features)
  const keys = swapped(call, call.x(1), key.shape.length)
  let scores = call.emit('MatMul', [call.scaled(call.x(), scale, dtype), keys])
  if (call.isGiven(3)) {
    const mask = call.type(3).dtype === 'bool' ? masked(call, call.x(3)) : call.x(3)
    scores = call.emit('Add', [scores, mask])
  }
  if (call.bool(5)) {
    const all = call.filled([query.shape.at(-2)!, key.shape.at(-2)!], 1, 'int64')
    const lower = call.emit('Trilu', [all, call.constant(0, 'int64')], { upper: 0 })
    scores = call.emit('Add', [scores, masked(call, call.cast(lower, 'int64', 'bool'))])
  }
  return call.emit('MatMul', [call.emit('Softmax', [scores], { axis: -1 }), call.x(2)])
}

const resize =
  (mode: 'nearest' | 'linear' | 'cubic'): Converter =>
  (call) => {
    const { builder } = call
    const spatial = call.rank() - 2
    const align = mode !== 'nearest' && call.bool(2)
    const sizes = call.result.shape
    if (sizes.slice(2).some(isSymbolic)) throw call.unsupported('to a size that varies')
    const target = builder.emit(
      'Concat',
      [builder.emit('Shape', [call.x()], { start: 0, end: 2 })[0]!, builder.sizes(sizes.slice(2))],
      { axis: 0 },
    )
    if (spatial < 1) throw call.unsupported('of no dimension')
    const coordinates = align ? 'align_corners' : mode === 'nearest' ? 'asymmetric' : 'half_pixel'
    const attributes: Attributes = {
      mode,
      coordinate_transformation_mode: coordinates,
      ...(mode === 'nearest' ? { nearest_mode: 'floor' } : {}),
      ...(mode === 'cubic' ? { cubic_coeff_a: { float: -0.75 } } : {}),
    }
    return call.emit('Resize', [call.x(), '', '', target[0]!], attributes)
  }

export const layers: Converters = {
  'aten::linear': linear,
  'aten::matmul': matmul,
  'aten::mm': matmul,
  'aten::bmm': matmul,
  'aten::mv': matmul,
  'aten::dot': matmul,
  'aten::addmm': addmm,
  'aten::baddbmm': addmm,
  'aten::conv1d': convolution(1),
  'aten::conv2d': convolution(2),
  'aten::conv3d': convolution(3),
  'aten::conv_transpose1d': transposed(1),
  'aten::conv_transpose2d': transposed(2),
  'aten::conv_transpose3d': transposed(3),
  'aten::max_pool1d': maxPool(1),
  'aten::max_pool2d': maxPool(2),
  'aten::max_pool3d': maxPool(3),
  'aten::avg_pool1d': averagePool(1),
  'aten::avg_pool2d': averagePool(2),
  'aten::avg_pool3d': averagePool(3),
  'aten::adaptive_avg_pool1d': adaptivePool(1, 'Average'),
  'aten::adaptive_avg_pool2d': adaptivePool(2, 'Average'),
  'aten::adaptive_avg_pool3d': adaptivePool(3, 'Average'),
  'aten::batch_norm': batchNorm,
  'aten::instance_norm': instanceNorm,
  'aten::layer_norm': layerNorm,
  'aten::group_norm': groupNorm,
  'aten::rms_norm': rmsNorm,
  'aten::scaled_dot_product_attention': attention,
  'aten::upsample_nearest1d': resize('nearest'),
  'aten::upsample_nearest2d': resize('nearest'),
  'aten::upsample_nearest3d': resize('nearest'),
  'aten::upsample_linear1d': resize('linear'),
  'aten::upsample_bilinear2d': resize('linear'),
  'aten::upsample_trilinear3d': resize('linear'),
  'aten::upsample_bicubic2d': resize('cubic'),
}
