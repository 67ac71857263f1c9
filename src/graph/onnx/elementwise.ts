// Operators on each element, and reductions.
import type { DType } from '../../tensor/core/dtypes.js'
import type { Call, Converter, Converters } from './_builder.js'

const isFloat = (dtype: DType): boolean => /^b?float/.test(dtype)

/** ONNX has the operator under another name. */
const unary =
  (op: string): Converter =>
  (call) =>
    call.emit(op, [call.operand(0, call.result.dtype)])
/** Both arguments in the dtype of the result. */
const binary =
  (op: string): Converter =>
  (call) => {
    const { dtype } = call.result
    return call.emit(op, [call.operand(0, dtype), call.operand(1, dtype)])
  }
/** a ± alpha·b */
const scaledBinary =
  (op: string): Converter =>
  (call) => {
    const { dtype } = call.result
    const other = call.scaled(call.operand(1, dtype), call.number(2, 1), dtype)
    return call.emit(op, [call.operand(0, dtype), other])
  }
const compare =
  (op: string, negated = false): Converter =>
  (call) => {
    const common = call.common(0, 1)
    // Runtimes compare no bool but for equality.
    const dtype = common === 'bool' ? 'int32' : common
    const result = call.emit(op, [call.operand(0, dtype), call.operand(1, dtype)])
    return negated ? call.emit('Not', [result]) : result
  }
const logical =
  (op: string): Converter =>
  (call) => {
    const inputs = op === 'Not' ? [0] : [0, 1]
    return call.emit(
      op,
      inputs.map((at) => call.operand(at, 'bool')),
    )
  }

const divide: Converter = (call) => {
  const mode = call.arg(2)
  const { dtype } = call.result
  if (mode === 'trunc' && !isFloat(dtype))
    return call.emit('Div', [call.operand(0, dtype), call.operand(1, dtype)])
  if (mode !== null && !isFloat(dtype)) throw call.unsupported(`rounding ${JSON.stringify(mode)} of integers`)
  const quotient = call.emit('Div', [call.operand(0, dtype), call.operand(1, dtype)])
  if (mode === 'floor') return call.emit('Floor', [quotient])
  if (mode === null) return quotient
  const whole = call.emit('Floor', [call.emit('Abs', [quotient])])
  return call.emit('Mul', [whole, call.emit('Sign', [quotient])])
}

/** `{ float }` attributes from arguments of the operator. */
const activation =
  (
    op: string,
    attributes: Readonly<Record<string, readonly [at: number, fallback: number]>> = {},
  ): Converter =>
  (call) =>
    call.emit(
      op,
      [call.x()],
      Object.fromEntries(
        Object.entries(attributes).map(([name, [at, fallback]]) => [
          name,
          { float: call.number(at, fallback) },
        ]),
      ),
    )

const sigmoid = (call: Call, x: string): string => call.emit('Sigmoid', [x])
const gelu: Converter = (call) => {
  const { dtype } = call.result
  const x = call.x()
  const constant = (value: number) => call.constant(value, dtype)
  const half = call.emit('Mul', [x, constant(0.5)])
  const times = (inner: string) => call.emit('Mul', [half, call.emit('Add', [inner, constant(1)])])
  if (call.arg(1) !== 'tanh') return times(call.emit('Erf', [call.emit('Mul', [x, constant(Math.SQRT1_2)])]))
  const cube = call.emit('Mul', [call.emit('Mul', [x, x]), x])
  const sum = call.emit('Add', [x, call.emit('Mul', [cube, constant(0.044715)])])
  return times(call.emit('Tanh', [call.emit('Mul', [sum, constant(Math.sqrt(2 / Math.PI))])]))
}
const clip = (call: Call, x: string, low: number | null, high: number | null): string => {
  const { dtype } = call.result
  const bound = (value: number | null) =>
    value === null || !Number.isFinite(value) ? '' : call.constant(value, dtype)
  return call.emit('Clip', [x, bound(low), bound(high)])
}
const clamp: Converter = (call) => {
  const { dtype } = call.result
  if (!call.isTensor(1) && !call.isTensor(2)) {
    const bound = (at: number) => (call.isGiven(at) ? call.number(at) : null)
    return clip(call, call.operand(0, dtype), bound(1), bound(2))
  }
  let x = call.operand(0, dtype)
  if (call.isGiven(1)) x = call.emit('Max', [x, call.operand(1, dtype)])
  return call.isGiven(2) ? call.emit('Min', [x, call.operand(2, dtype)]) : x
}
const softplus: Converter = (call) => {
  const { dtype } = call.result
  const beta = call.number(1, 1)
  const scaled = call.scaled(call.x(), beta, dtype)
  const soft = call.scaled(call.emit('Softplus', [scaled]), 1 / beta, dtype)
  const isLinear = call.emit('Greater', [scaled, call.constant(call.number(2, 20), dtype)])
  return call.emit('Where', [isLinear, call.x(), soft])
}
const softmax =
  (op: string): Converter =>
  (call) =>
    call.emit(op, [call.operand(0, call.result.dtype)], { axis: call.dim(1) })

/** Dimensions of a reduction; none means all. */
function axesOf(call: Call, at: number): number[] {
  const dims = call.isGiven(at) ? call.dims(at) : []
  return dims.length > 0 ? dims : Array.from({ length: call.rank() }, (_, i) => i)
}
function reduced(call: Call, op: string, x: string, axes: readonly number[], keepdims: boolean): string {
  if (axes.length === 0) return x
  // Of the reductions only ReduceSum takes its axes as an input in this opset.
  return op === 'ReduceSum'
    ? call.emit(op, [x, call.builder.ints(axes)], { keepdims: keepdims ? 1 : 0 })
    : call.emit(op, [x], { axes, keepdims: keepdims ? 1 : 0 })
}
const reduction =
  (op: string): Converter =>
  (call) => {
    const { dtype } = call.result
    // Without dimensions the second argument, if there is one, is a dtype.
    const axes = axesOf(call, call.node.overload === '' ? Number.MAX_SAFE_INTEGER : 1)
    return reduced(call, op, call.operand(0, dtype), axes, call.bool(2))
  }
/** Values and their places, along one dimension. */
const extreme =
  (reduce: string, place: string, pair: string): Converter =>
  (call) => {
    if (call.node.args.length === 1) return reduced(call, reduce, call.x(), axesOf(call, 1), false)
    if (call.isTensor(1)) return binary(pair)(call)
    const [axis, keepdims] = [call.dim(1), call.bool(2)]
    const values = reduced(call, reduce, call.x(), [axis], keepdims)
    return [values, call.emit(place, [call.x()], { axis, keepdims: keepdims ? 1 : 0 })]
  }
const place =
  (op: string): Converter =>
  (call) => {
    if (call.isGiven(1))
      return call.emit(op, [call.x()], { axis: call.dim(1), keepdims: call.bool(2) ? 1 : 0 })
    const flat = call.emit('Reshape', [call.x(), call.builder.ints([-1])])
    return call.emit(op, [flat], { axis: 0, keepdims: 0 })
  }
/** var(dim, correction, keepdim) */
const variance =
  (isRoot: boolean): Converter =>
  (call) => {
    const { dtype } = call.result
    const old = call.node.overload === '' || call.node.overload === 'dim'
    if (old) throw call.unsupported('without a correction')
    const axes = axesOf(call, 1)
    const sizes = axes.map((axis) => call.type().shape[axis]!)
    if (sizes.some((size) => typeof size !== 'number')) throw call.unsupported('over a size that varies')
    const count = (sizes as number[]).reduce((all, size) => all * size, 1)
    const centered = call.emit('Sub', [call.x(), reduced(call, 'ReduceMean', call.x(), axes, true)])
    const sum = reduced(call, 'ReduceMean', call.emit('Mul', [centered, centered]), axes, call.bool(3))
    const result = call.scaled(sum, count / (count - call.number(2, 1)), dtype)
    return isRoot ? call.emit('Sqrt', [result]) : result
  }

const same: Converter = (call) => call.x()
const power: Converter = (call) => {
  const { dtype } = call.result
  return call.emit('Pow', [call.operand(0, dtype), call.operand(1, dtype)])
}
const where: Converter = (call) => {
  const { dtype } = call.result
  return call.emit('Where', [call.operand(0, 'bool'), call.operand(1, dtype), call.operand(2, dtype)])
}

export const elementwise: Converters = {
  'aten::abs': unary('Abs'),
  'aten::acos': unary('Acos'),
  'aten::asin': unary('Asin'),
  'aten::atan': unary('Atan'),
  'aten::ceil': unary('Ceil'),
  'aten::cos': unary('Cos'),
  'aten::cosh': unary('Cosh'),
  'aten::erf': unary('Erf'),
  'aten::exp': unary('Exp'),
  'aten::floor': unary('Floor'),
  'aten::log': unary('Log'),
  'aten::neg': unary('Neg'),
  'aten::reciprocal': unary('Reciprocal'),
  'aten::relu': unary('Relu'),
  'aten::round': unary('Round'),
  'aten::sigmoid': unary('Sigmoid'),
  'aten::sign': unary('Sign'),
  'aten::sin': unary('Sin'),
  'aten::sinh': unary('Sinh'),
  'aten::sqrt': unary('Sqrt'),
  'aten::tan': unary('Tan'),
  'aten::tanh': unary('Tanh'),
  'aten::isnan': (call) => call.emit('IsNaN', [call.x()]),
  'aten::rsqrt': (call) => call.emit('Reciprocal', [call.emit('Sqrt', [call.operand(0, call.result.dtype)])]),
  'aten::square': (call) => call.emit('Mul', [call.x(), call.x()]),
  'aten::expm1': (call) => call.emit('Sub', [call.emit('Exp', [call.x()]), call.constant(1)]),
  'aten::log1p': (call) => call.emit('Log', [call.emit('Add', [call.x(), call.constant(1)])]),
  'aten::log2': (call) => call.scaled(call.emit('Log', [call.x()]), Math.LOG2E, call.result.dtype),

  'aten::add': scaledBinary('Add'),
  'aten::sub': scaledBinary('Sub'),
  'aten::rsub': (call) => {
    const { dtype } = call.result
    return call.emit('Sub', [
      call.operand(1, dtype),
      call.scaled(call.operand(0, dtype), call.number(2, 1), dtype),
    ])
  },
  'aten::mul': binary('Mul'),
  'aten::div': divide,
  'aten::floor_divide': (call) => {
    const { dtype } = call.result
    if (!isFloat(dtype)) throw call.unsupported('of integers')
    return call.emit('Floor', [call.emit('Div', [call.operand(0, dtype), call.operand(1, dtype)])])
  },
  'aten::maximum': binary('Max'),
  'aten::minimum': binary('Min'),
  'aten::pow': power,
  'aten::where': where,
  'aten::masked_fill': (call) => {
    const { dtype } = call.result
    return call.emit('Where', [call.x(1), call.operand(2, dtype), call.x()])
  },
  'aten::eq': compare('Equal'),
  'aten::ne': compare('Equal', true),
  'aten::lt': compare('Less'),
  'aten::le': compare('LessOrEqual'),
  'aten::gt': compare('Greater'),
  'aten::ge': compare('GreaterOrEqual'),
  'aten::logical_and': logical('And'),
  'aten::logical_or': logical('Or'),
  'aten::logical_xor': logical('Xor'),
  'aten::logical_not': logical('Not'),
  'aten::bitwise_not': (call) => {
    if (call.result.dtype !== 'bool') throw call.unsupported('of integers')
    return call.emit('Not', [call.x()])
  },

  'aten::celu': activation('Celu', { alpha: [1, 1] }),
  'aten::elu': (call) => {
    if (call.number(2, 1) !== 1 || call.number(3, 1) !== 1) throw call.unsupported('with scales')
    return call.emit('Elu', [call.x()], { alpha: { float: call.number(1, 1) } })
  },
  'aten::gelu': gelu,
  'aten::glu': (call) => {
    const axis = call.dim(1, -1)
    const [a, b] = call.builder.emit('Split', [call.x()], { axis }, 2)
    return call.emit('Mul', [a!, sigmoid(call, b!)])
  },
  'aten::hardsigmoid': (call) =>
    call.emit('HardSigmoid', [call.x()], { alpha: { float: 1 / 6 }, beta: { float: 0.5 } }),
  'aten::hardswish': (call) => call.emit('HardSwish', [call.x()]),
  'aten::hardtanh': (call) => clip(call, call.x(), call.number(1, -1), call.number(2, 1)),
  'aten::leaky_relu': activation('LeakyRelu', { alpha: [1, 0.01] }),
  'aten::log_sigmoid': (call) => call.emit('Neg', [call.emit('Softplus', [call.emit('Neg', [call.x()])])]),
  'aten::log_softmax': softmax('LogSoftmax'),
  'aten::mish': (call) =>
    call.emit('Mul', [call.x(), call.emit('Tanh', [call.emit('Softplus', [call.x()])])]),
  'aten::prelu': (call) => {
    const rank = call.rank()
    const isLast = rank <= 2
    const slope = isLast ? call.x(1) : call.reshape(call.x(1), [-1, ...Array<number>(rank - 2).fill(1)])
    return call.emit('PRelu', [call.x(), slope])
  },
  'aten::relu6': (call) => clip(call, call.x(), 0, 6),
  'aten::selu': activation('Selu'),
  'aten::silu': (call) => call.emit('Mul', [call.x(), sigmoid(call, call.x())]),
  'aten::softmax': softmax('Softmax'),
  'aten::softplus': softplus,
  'aten::clamp': clamp,
  'aten::clamp_min': (call) => call.emit('Max', [call.x(), call.operand(1, call.result.dtype)]),
  'aten::clamp_max': (call) => call.emit('Min', [call.x(), call.operand(1, call.result.dtype)]),
  // The model is in evaluation.
  'aten::dropout': same,
  'aten::feature_dropout': same,
  'aten::alpha_dropout': same,
  'aten::feature_alpha_dropout': same,

  'aten::sum': reduction('ReduceSum'),
  'aten::mean': reduction('ReduceMean'),
  'aten::prod': reduction('ReduceProd'),
  'aten::amax': (call) => reduced(call, 'ReduceMax', call.x(), axesOf(call, 1), call.bool(2)),
  'aten::amin': (call) => reduced(call, 'ReduceMin', call.x(), axesOf(call, 1), call.bool(2)),
  'aten::logsumexp': (call) => reduced(call, 'ReduceLogSumExp', call.x(), axesOf(call, 1), call.bool(2)),
  'aten::max': extreme('ReduceMax', 'ArgMax', 'Max'),
  'aten::min': extreme('ReduceMin', 'ArgMin', 'Min'),
  'aten::argmax': place('ArgMax'),
  'aten::argmin': place('ArgMin'),
  'aten::var': variance(false),
  'aten::std': variance(true),
  'aten::cumsum': (call) =>
    call.emit('CumSum', [call.operand(0, call.result.dtype), call.constant(call.dim(1), 'int64')]),
  'aten::norm': (call) => {
    const order = call.number(1, 2)
    if (order !== 1 && order !== 2) throw call.unsupported(`of order ${order}`)
    return reduced(call, order === 1 ? 'ReduceL1' : 'ReduceL2', call.x(), axesOf(call, 2), call.bool(3))
  },
}
