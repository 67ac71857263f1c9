// Operators that rearrange, choose and make elements.
import type { DType } from '../../tensor/core/dtypes.js'
import { isSymbolic } from '../_fit.js'
import type { GraphSize } from '../types.js'
import type { Call, Converter, Converters } from './_builder.js'

const same: Converter = (call) => call.x()
const whole = (call: Call, sizes: readonly GraphSize[]): number[] =>
  sizes.map((size) => {
    if (isSymbolic(size)) throw call.unsupported('of a size that varies')
    return size
  })
/** The shape is that of the recorded result. */
const toResultShape: Converter = (call) => call.reshape(call.x(), call.result.shape)
const reshape: Converter = (call) => {
  const sizes = call.sizesArg(1)
  return call.reshape(call.x(), sizes.includes(-1) ? sizes : call.result.shape)
}
const permuted = (call: Call, first: number, second: number): string => {
  const perm = Array.from({ length: call.rank() }, (_, i) => i)
  ;[perm[first], perm[second]] = [second, first]
  return call.transpose(call.x(), perm)
}

/** The pieces of a dimension by their sizes. */
const split: Converter = (call) => {
  const results = call.node.results[0] as readonly string[]
  const dimAt = call.node.op === 'aten::chunk' || call.isGiven(2) ? 2 : Number.MAX_SAFE_INTEGER
  const axis = call.dim(dimAt)
  const sizes = results.map((name) => call.builder.graph.values[name]!.shape[axis]!)
  return call.builder.emit(
    'Split',
    [call.x(), call.builder.sizes(sizes)],
    { axis },
    results.length,
    call.node.name,
  )
}

const select: Converter = (call) => {
  const axis = call.dim(1)
  const index = call.sizeArg(2, 0)
  const scalar = isSymbolic(index)
    ? call.squeeze(call.builder.size(index), [0])
    : call.builder.constant('int64', [], [index])
  return call.emit('Gather', [call.x(), scalar], { axis })
}
const plus = (call: Call, start: GraphSize, length: GraphSize): string =>
  call.emit('Add', [call.builder.size(start), call.builder.size(length)])
const narrow: Converter = (call) => {
  const { builder } = call
  const [start, length] = [call.sizeArg(2, 0), call.sizeArg(3, 0)]
  const isFixed = !isSymbolic(start) && !isSymbolic(length)
  const end = isFixed ? builder.size(start + length) : plus(call, start, length)
  return call.emit('Slice', [
    call.x(),
    builder.size(start),
    end,
    builder.ints([call.dim(1)]),
    builder.ints([1]),
  ])
}
const slice: Converter = (call) =>
  call.slice(
    call.x(),
    call.dim(1),
    call.sizeArg(2, 0),
    call.sizeArg(3, Number.MAX_SAFE_INTEGER),
    call.number(4, 1),
  )

/** t[:, index]: one tensor of positions, or masks and several of them are not ONNX's. */
const index: Converter = (call) => {
  const places = call.list(1)
  const given = places.flatMap((each, at) => (each === null ? [] : [at]))
  const name = (at: number) => (places[at] as { value: string }).value
  const dtypeOf = (at: number) => call.builder.graph.values[name(at)]!.dtype
  if (given.some((at) => /^(bool|uint8)$/.test(dtypeOf(at)))) throw call.unsupported('by a mask')
  const positions = given.map((at) => call.builder.names.get(name(at))!)
  if (given.length === 1) return call.emit('Gather', [call.x(), positions[0]!], { axis: given[0]! })
  if (given.some((at, i) => at !== i))
    throw call.unsupported('by several tensors, not of the first dimensions')
  const shape = call.builder.sizes(
    call.result.shape.slice(0, call.result.shape.length - (call.rank() - given.length)),
  )
  const columns = positions.map((each) => call.unsqueeze(call.emit('Expand', [each, shape]), [-1]))
  return call.emit('GatherND', [call.x(), call.emit('Concat', columns, { axis: -1 })])
}

const expand: Converter = (call) => call.emit('Expand', [call.x(), call.builder.sizes(call.result.shape)])
const repeat: Converter = (call) => {
  const times = call.sizesArg(1)
  const x =
    times.length > call.rank()
      ? call.unsqueeze(
          call.x(),
          Array.from({ length: times.length - call.rank() }, (_, i) => i),
        )
      : call.x()
  return call.emit('Tile', [x, call.builder.sizes(times)])
}

const filledWith =
  (value: (call: Call) => number): Converter =>
  (call) =>
    call.filled(call.result.shape, value(call), call.result.dtype)
/** start, end and step by how many are given. */
const arange: Converter = (call) => {
  const { dtype } = call.result
  const { overload } = call.node
  const [startAt, endAt] = overload === '' ? [-1, 0] : [0, 1]
  const bound = (at: number, fallback: number): string => {
    if (at < 0) return call.constant(fallback, dtype)
    const size = call.sizeArg(at, fallback)
    if (!isSymbolic(size)) return call.constant(call.number(at, fallback), dtype)
    return call.cast(call.squeeze(call.builder.size(size), [0]), 'int64', dtype)
  }
  const step = overload === 'start_step' ? call.number(2, 1) : 1
  return call.emit('Range', [bound(startAt, 0), bound(endAt, 0), call.constant(step, dtype)])
}

/** Python's order of paddings is from the last dimension; ONNX wants all starts and then all ends. */
function pads(call: Call, given: readonly number[]): string {
  const rank = call.rank()
  const starts = Array<number>(rank).fill(0)
  const ends = Array<number>(rank).fill(0)
  for (let i = 0; i * 2 < given.length; i++) {
    starts[rank - 1 - i] = given[2 * i]!
    ends[rank - 1 - i] = given[2 * i + 1]!
  }
  return call.builder.ints([...starts, ...ends])
}
const pad =
  (fixed?: string): Converter =>
  (call) => {
    const mode = fixed ?? (call.isGiven(2) ? String(call.arg(2)) : 'constant')
    const modes: Readonly<Record<string, string>> = {
      constant: 'constant',
      reflect: 'reflect',
      replicate: 'edge',
    }
    const name = modes[mode]
    if (name === undefined) throw call.unsupported(`mode ${mode}`)
    const value = fixed === 'constant' ? call.number(2) : call.number(3)
    const amounts = pads(call, whole(call, call.sizesArg(1)))
    const fill = name === 'constant' ? [call.constant(value)] : []
    return call.emit('Pad', [call.x(), amounts, ...fill], { mode: name })
  }

const triangle =
  (upper: 0 | 1): Converter =>
  (call) => {
    const { dtype } = call.result
    // Runtimes have no triangle of bool.
    const held: DType = dtype === 'bool' ? 'int64' : dtype
    const x = call.cast(call.x(), dtype, held)
    const result = call.emit('Trilu', [x, call.constant(call.number(1), 'int64')], { upper })
    return call.cast(result, held, dtype)
  }

/** The dtype is that of the recorded result. */
const convert: Converter = (call) => call.cast(call.x(), call.type().dtype, call.result.dtype)

const squeeze: Converter = (call) => {
  const { shape } = call.type()
  const all = shape.flatMap((size, i) => (size === 1 ? [i] : []))
  const wanted = call.isGiven(1) ? call.dims(1).filter((dim) => all.includes(dim)) : all
  return call.squeeze(call.x(), wanted)
}

export const shapes: Converters = {
  'aten::clone': same,
  'aten::contiguous': same,
  'aten::detach': same,
  'aten::to': convert,
  'aten::type_as': convert,
  'aten::copy': (call) => {
    const { dtype, shape } = call.result
    return call.emit('Expand', [call.cast(call.x(1), call.type(1).dtype, dtype), call.builder.sizes(shape)])
  },
  'aten::reshape': reshape,
  'aten::view': reshape,
  'aten::view_as': toResultShape,
  'aten::reshape_as': toResultShape,
  'aten::flatten': toResultShape,
  'aten::unflatten': toResultShape,
  'aten::ravel': toResultShape,
  'aten::permute': (call) => call.transpose(call.x(), call.dims(1)),
  'aten::transpose': (call) => permuted(call, call.dim(1), call.dim(2)),
  'aten::t': (call) => (call.rank() < 2 ? call.x() : permuted(call, 0, 1)),
  'aten::movedim': toMoved,
  'aten::squeeze': squeeze,
  'aten::unsqueeze': (call) => call.unsqueeze(call.x(), [call.dim(1, 0, call.rank() + 1)]),
  'aten::expand': expand,
  'aten::expand_as': expand,
  'aten::broadcast_to': expand,
  'aten::repeat': repeat,
  'aten::cat': (call) => {
    const { dtype, shape } = call.result
    const parts = call.list(0).map((each) => {
      const { value } = each as { value: string }
      return call.cast(call.builder.names.get(value)!, call.builder.graph.values[value]!.dtype, dtype)
    })
    return call.emit('Concat', parts, { axis: call.dim(1, 0, shape.length) })
  },
  'aten::stack': (call) => {
    const axis = call.dim(1, 0, call.result.shape.length)
    return call.emit(
      'Concat',
      call.xs().map((each) => call.unsqueeze(each, [axis])),
      { axis },
    )
  },
  'aten::chunk': split,
  'aten::split': split,
  'aten::split_with_sizes': split,
  'aten::unbind': (call) => {
    const results = call.node.results[0] as readonly string[]
    const axis = call.dim(1)
    return results.map((_, i) =>
      call.emit('Gather', [call.x(), call.builder.constant('int64', [], [i])], { axis }),
    )
  },
  'aten::select': select,
  'aten::slice': slice,
  'aten::narrow': narrow,
  'aten::index': index,
  'aten::index_select': (call) => call.emit('Gather', [call.x(), call.x(2)], { axis: call.dim(1) }),
  'aten::gather': (call) => call.emit('GatherElements', [call.x(), call.x(2)], { axis: call.dim(1) }),
  'aten::embedding': (call) => call.emit('Gather', [call.x(), call.x(1)]),
  'aten::tril': triangle(0),
  'aten::triu': triangle(1),
  'aten::pad': pad(),
  'aten::constant_pad_nd': pad('constant'),
  'aten::reflection_pad1d': pad('reflect'),
  'aten::reflection_pad2d': pad('reflect'),
  'aten::reflection_pad3d': pad('reflect'),
  'aten::replication_pad1d': pad('replicate'),
  'aten::replication_pad2d': pad('replicate'),
  'aten::replication_pad3d': pad('replicate'),
  'aten::zeros': filledWith(() => 0),
  'aten::zeros_like': filledWith(() => 0),
  'aten::new_zeros': filledWith(() => 0),
  'aten::zero': filledWith(() => 0),
  'aten::ones': filledWith(() => 1),
  'aten::ones_like': filledWith(() => 1),
  'aten::new_ones': filledWith(() => 1),
  'aten::full': filledWith((call) => call.number(1)),
  'aten::full_like': filledWith((call) => call.number(1)),
  'aten::new_full': filledWith((call) => call.number(2)),
  'aten::fill': filledWith((call) => call.number(1)),
  'aten::arange': arange,
  'aten::pixel_shuffle': (call) =>
    call.emit('DepthToSpace', [call.x()], { blocksize: call.number(1), mode: 'CRD' }),
}

function toMoved(call: Call): string {
  const rank = call.rank()
  const [from, to] = [call.dims(1), call.dims(2)]
  const rest = Array.from({ length: rank }, (_, i) => i).filter((i) => !from.includes(i))
  const perm = Array.from({ length: rank }, (_, i) => (to.includes(i) ? from[to.indexOf(i)]! : rest.shift()!))
  return call.transpose(call.x(), perm)
}
