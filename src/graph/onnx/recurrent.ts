// LSTM, GRU and RNN: several layers and directions, each an operator of ONNX's.

import type { Call, Converter, Converters } from './_builder.js'
import type { Attributes } from './_proto.js'

interface Kind {
  readonly op: string
  /** ONNX's order of the gates by PyTorch's. */
  readonly gates: readonly number[]
  readonly attributes: Attributes
}
const lstm: Kind = { op: 'LSTM', gates: [0, 3, 1, 2], attributes: {} }
const gru: Kind = { op: 'GRU', gates: [1, 0, 2], attributes: { linear_before_reset: 1 } }
/** With tanh, ONNX's default. */
const rnn: Kind = { op: 'RNN', gates: [0], attributes: {} }

/** The gates of a weight or bias in ONNX's order, with a dimension for the direction. */
function ordered(call: Call, name: string, { gates }: Kind): string {
  const parts = gates.length === 1 ? [name] : call.builder.emit('Split', [name], { axis: 0 }, gates.length)
  const sorted =
    parts.length === 1
      ? name
      : call.emit(
          'Concat',
          gates.map((gate) => parts[gate]!),
          { axis: 0 },
        )
  return call.unsqueeze(sorted, [0])
}
const concat = (call: Call, parts: readonly string[], axis = 0): string =>
  parts.length === 1 ? parts[0]! : call.emit('Concat', parts, { axis })

const recurrent =
  (kind: Kind): Converter =>
  (call) => {
    if (call.node.overload !== 'input') throw call.unsupported('of packed sequences')
    const hasBiases = call.bool(3)
    const layers = call.number(4)
    const directions = call.bool(7) ? 2 : 1
    const batchFirst = call.bool(8)
    const states = kind.op === 'LSTM' ? call.xs(1) : [call.x(1)]
    const params = call.list(2).map((each) => (each as { value: string }).value)
    const perDirection = hasBiases ? 4 : 2
    if (params.length !== layers * directions * perDirection) throw call.unsupported('with projections')
    const name = (at: number) => call.builder.names.get(params[at]!)!
    const hidden = call.builder.graph.values[params[1]!]!.shape[1] as number
    let y = batchFirst ? call.transpose(call.x(), [1, 0, 2]) : call.x()
    const finals: string[][] = states.map(() => [])
    for (let layer = 0; layer < layers; layer++) {
      const first = layer * directions
      const of = (offset: number): string[] =>
        Array.from({ length: directions }, (_, d) =>
          ordered(call, name((first + d) * perDirection + offset), kind),
        )
      const biases = (): string =>
        concat(
          call,
          of(2).map((each, d) => call.emit('Concat', [each, of(3)[d]!], { axis: 1 })),
        )
      const bias = hasBiases ? biases() : ''
      const initial = states.map((state) => call.slice(state, 0, first, first + directions))
      const outputs = call.builder.emit(
        kind.op,
        [y, concat(call, of(0)), concat(call, of(1)), bias, '', ...initial],
        {
          ...kind.attributes,
          hidden_size: hidden,
          direction: directions === 2 ? 'bidirectional' : 'forward',
        },
        kind.op === 'LSTM' ? 3 : 2,
        call.node.name,
      )
      // [steps, directions, batch, hidden] → [steps, batch, directions·hidden]
      const swapped = call.transpose(outputs[0]!, [0, 2, 1, 3])
      y = call.emit('Reshape', [swapped, call.builder.ints([0, 0, directions * hidden])])
      for (const [i, list] of finals.entries()) list.push(outputs[i + 1]!)
    }
    return [batchFirst ? call.transpose(y, [1, 0, 2]) : y, ...finals.map((list) => concat(call, list))]
  }

export const recurrents: Converters = {
  'aten::lstm': recurrent(lstm),
  'aten::gru': recurrent(gru),
  'aten::rnn_tanh': recurrent(rnn),
}
