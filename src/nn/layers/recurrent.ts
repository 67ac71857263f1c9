import { checkInteger, show } from '../../_check.js'
import { type Tensor, zeros } from '../../tensor/index.js'
import { aten, tensorsOf } from '../_aten.js'
import { factorySettings, makeParameter } from '../_make.js'
import {
  checkTensor,
  flag,
  type Given,
  integer,
  number,
  oneOf,
  optionalTensor,
  type Read,
  read,
  type Settings,
} from '../_options.js'
import { python } from '../_print.js'
import { uniform_ } from '../init.js'
import { Module } from '../module.js'
import { PackedSequence } from '../utils/rnn.js'

const shared = {
  /** Layers on top of each other. Default 1. */
  numLayers: integer(1, '[1, inf)'),
  /** Default true. */
  bias: flag(true),
  /** Inputs and outputs are [batch, steps, features]. Default false. */
  batchFirst: flag(false),
  /** Dropout between layers, in [0, 1]. Default 0. */
  dropout: number(0, '[0, 1]'),
  /** A second run over each sequence backwards. Default false. */
  bidirectional: flag(false),
  ...factorySettings,
}
/** The options of recurrent layers, with PyTorch's defaults. */
const tables = {
  rnn: {
    ...shared,
    /** Default 'tanh'. */
    nonlinearity: oneOf<'tanh' | 'relu'>('tanh', ['tanh', 'relu']),
  },
  gru: shared,
  lstm: {
    ...shared,
    /** Size of a projection of the hidden state; 0 for none. Default 0. */
    projSize: integer(0, '[0, inf)'),
  },
  cell: {
    /** Default true. */
    bias: flag(true),
    ...factorySettings,
  },
  rnnCell: {
    bias: flag(true),
    /** Default 'tanh'. */
    nonlinearity: oneOf<'tanh' | 'relu'>('tanh', ['tanh', 'relu']),
    ...factorySettings,
  },
}
/** The options of {@link RNN}. */
export type RNNOptions = Given<typeof tables.rnn>
/** The options of {@link GRU}. */
export type GRUOptions = Given<typeof tables.gru>
/** The options of {@link LSTM}. */
export type LSTMOptions = Given<typeof tables.lstm>
/** The options of {@link GRUCell} and {@link LSTMCell}. */
export type CellOptions = Given<typeof tables.cell>
/** The options of {@link RNNCell}. */
export type RNNCellOptions = Given<typeof tables.rnnCell>

/** A sequence as it goes in comes out: a tensor, or packed. */
type Sequence = Tensor | PackedSequence
/** The state of an LSTM: hidden and cell. */
export type LSTMState = readonly [hidden: Tensor, cell: Tensor]

type Values = Read<typeof shared> & { projSize?: number }

/** One step of all sequences, or all steps: the operators have both forms. */
type Run = (
  input: readonly unknown[],
  state: readonly Tensor[],
  weights: Tensor[],
  rest: readonly unknown[],
) => Tensor[]

/** What RNN, GRU and LSTM have in common: the weights, and the ways that batches come in. */
abstract class Recurrent<State> extends Module<
  [input: Sequence, state?: State | null],
  [output: Sequence, state: State]
> {
  readonly numLayers: number
  readonly bias: boolean
  readonly batchFirst: boolean
  readonly dropout: number
  readonly bidirectional: boolean
  readonly projSize: number

  constructor(
    readonly inputSize: number,
    readonly hiddenSize: number,
    private readonly gates: number,
    values: Values,
  ) {
    super()
    checkInteger('inputSize', inputSize, '[1, inf)')
    checkInteger('hiddenSize', hiddenSize, '[1, inf)')
    const { numLayers, bias, batchFirst, dropout, bidirectional, projSize = 0 } = values
    if (projSize >= hiddenSize)
      throw new RangeError(`Expected integer in [0, ${hiddenSize}) for projSize but received ${projSize}`)
    if (dropout > 0 && numLayers === 1)
      process.emitWarning('dropout lies between recurrent layers: with one layer it does nothing', {
        code: 'PDECAY_RNN_DROPOUT',
      })
    this.numLayers = numLayers
    this.bias = bias
    this.batchFirst = batchFirst
    this.dropout = dropout
    this.bidirectional = bidirectional
    this.projSize = projSize
    const weights = this as unknown as Record<string, Tensor>
    for (const [name, shape] of this.shapes()) weights[name] = makeParameter(shape, values)
    this.resetParameters()
  }

  /** @internal The names and shapes of the weights, in the order that libtorch takes them. */
  private shapes(): [string, number[]][] {
    const { inputSize, hiddenSize, projSize, gates } = this
    const [rows, out] = [gates * hiddenSize, projSize || hiddenSize]
    const directions = this.bidirectional ? 2 : 1
    return Array.from({ length: this.numLayers }, (_, layer) =>
      ['', 'Reverse'].slice(0, directions).flatMap((suffix): [string, number[]][] => {
        const into = layer === 0 ? inputSize : out * directions
        const name = (kind: string) => `${kind}L${layer}${suffix}`
        return [
          [name('weightIh'), [rows, into]],
          [name('weightHh'), [rows, out]],
          ...(this.bias
            ? ([
                [name('biasIh'), [rows]],
                [name('biasHh'), [rows]],
              ] as [string, number[]][])
            : []),
          ...(projSize > 0 ? ([[name('weightHr'), [projSize, hiddenSize]]] as [string, number[]][]) : []),
        ]
      }),
    ).flat()
  }

  /** @internal */
  protected get weights(): Tensor[] {
    const weights = this as unknown as Record<string, Tensor>
    return this.shapes().map(([name]) => weights[name]!)
  }

  /** Draws all weights from the uniform distribution on ±1/√hiddenSize. */
  resetParameters(): void {
    const bound = 1 / Math.sqrt(this.hiddenSize)
    for (const weight of this.weights) uniform_(weight, -bound, bound)
  }

  /** @internal A state of zeros for a batch. */
  protected zeroState(like: Tensor, batch: number, features: number): Tensor {
    const directions = this.bidirectional ? 2 : 1
    const { dtype, device } = like
    return zeros([this.numLayers * directions, batch, features], { dtype, device })
  }

  /** @internal Runs all layers: on a tensor with or without a batch, or on a pack. */
  protected runSequence(input: Sequence, state: readonly (Tensor | null)[], run: Run): [Sequence, Tensor[]] {
    if (!(input instanceof PackedSequence)) checkTensor(this.constructor.name, 'input', input)
    checkStates(state)
    const { bias, numLayers, dropout, training, bidirectional, batchFirst, hiddenSize, projSize } = this
    const rest = [bias, numLayers, dropout, training, bidirectional]
    const features = [projSize || hiddenSize, hiddenSize]
    const checked = (batch: number, data: Tensor, order: Tensor | null, unbatched: boolean): Tensor[] =>
      state.map((each, i) => {
        if (each === null) return this.zeroState(data, batch, features[i]!)
        const whole = unbatched ? each.unsqueeze(1) : each
        this.checkState(whole, batch, features[i]!)
        return order ? whole.indexSelect(1, order) : whole
      })
    if (input instanceof PackedSequence) {
      const { data, batchSizes, sortedIndices, unsortedIndices } = input
      const batch = batchSizes.select(0, 0).item()
      this.checkFeatures(data)
      const [output, ...states] = run(
        [data, batchSizes],
        checked(batch, data, sortedIndices, false),
        this.weights,
        rest,
      )
      const back = states.map((each) => (unsortedIndices ? each.indexSelect(1, unsortedIndices) : each))
      return [new PackedSequence(output!, batchSizes, sortedIndices, unsortedIndices), back]
    }
    if (input.ndim !== 2 && input.ndim !== 3)
      throw new RangeError(
        `Expected 2 or 3 dimensions for ${this.constructor.name} but received [${input.shape}]`,
      )
    const unbatched = input.ndim === 2
    const at = batchFirst ? 0 : 1
    const batched = unbatched ? input.unsqueeze(at) : input
    this.checkFeatures(batched)
    const states = checked(batched.size(at), batched, null, unbatched)
    const [output, ...after] = run([batched], states, this.weights, [...rest, batchFirst])
    return unbatched ? [output!.squeeze(at), after.map((each) => each.squeeze(1))] : [output!, after]
  }

  /** @internal */
  private checkFeatures(input: Tensor): void {
    if (input.size(-1) !== this.inputSize)
      throw new RangeError(
        `Expected ${this.inputSize} features for ${this.constructor.name} but received [${input.shape}]`,
      )
  }

  /** @internal */
  private checkState(state: Tensor, batch: number, features: number): void {
    const wanted = [this.numLayers * (this.bidirectional ? 2 : 1), batch, features]
    if (String(state.shape) !== String(wanted))
      throw new RangeError(
        `Expected a state of shape [${wanted}] for ${this.constructor.name} but received [${state.shape}]`,
      )
  }

  override extraRepr(): string {
    const parts = [`${this.inputSize}, ${this.hiddenSize}`]
    if (this.projSize !== 0) parts.push(`proj_size=${this.projSize}`)
    if (this.numLayers !== 1) parts.push(`num_layers=${this.numLayers}`)
    if (!this.bias) parts.push('bias=False')
    if (this.batchFirst) parts.push('batch_first=True')
    if (this.dropout !== 0) parts.push(`dropout=${python(this.dropout)}`)
    if (this.bidirectional) parts.push('bidirectional=True')
    return parts.join(', ')
  }
}

type Operator = (...args: unknown[]) => unknown
/** An operator whose state is one tensor: for tensors and for packs. */
const single =
  (operator: unknown): Run =>
  (input, [state], weights, rest) =>
    tensorsOf((operator as Operator)(...input, state, weights, ...rest))

/**
 * Elman's recurrent network: h ← tanh(W_ih·x + b_ih + W_hh·h + b_hh), over all steps.
 *
 * Input [steps, batch, inputSize], with `batchFirst` [batch, steps, inputSize], [steps, inputSize], or packed. The state
 * is [layers·directions, batch, hiddenSize], zeros by default. Output [output, state].
 *
 * @param options numLayers, default 1; nonlinearity, default 'tanh'; bias, default true; batchFirst, default false; dropout,
 *   default 0; bidirectional, default false; device and dtype
 */
export class RNN extends Recurrent<Tensor> {
  /** The activation of each step. */
  readonly nonlinearity: 'tanh' | 'relu'

  constructor(inputSize: number, hiddenSize: number, options: RNNOptions = {}) {
    const { nonlinearity, ...values } = read('RNN', tables.rnn, options)
    super(inputSize, hiddenSize, 1, values)
    this.nonlinearity = nonlinearity
  }

  override forward(input: Tensor, state?: Tensor | null): [Tensor, Tensor]
  override forward(input: PackedSequence, state?: Tensor | null): [PackedSequence, Tensor]
  override forward(input: Sequence, state?: Tensor | null): [Sequence, Tensor]
  override forward(input: Sequence, state: Tensor | null = null): [Sequence, Tensor] {
    const run = single(this.nonlinearity === 'tanh' ? aten.rnnTanh : aten.rnnRelu)
    const [output, [after]] = this.runSequence(input, [state], run)
    return [output, after!]
  }
}

/**
 * Gated recurrent units. Input, state and output as for {@link RNN}.
 *
 * @param options numLayers, default 1; bias, default true; batchFirst, default false; dropout, default 0; bidirectional,
 *   default false; device and dtype
 * @source Cho et al., arXiv 1406.1078; the reset gate acts after the matrix product, as in cuDNN
 */
export class GRU extends Recurrent<Tensor> {
  constructor(inputSize: number, hiddenSize: number, options: GRUOptions = {}) {
    super(inputSize, hiddenSize, 3, read('GRU', tables.gru, options))
  }

  override forward(input: Tensor, state?: Tensor | null): [Tensor, Tensor]
  override forward(input: PackedSequence, state?: Tensor | null): [PackedSequence, Tensor]
  override forward(input: Sequence, state?: Tensor | null): [Sequence, Tensor]
  override forward(input: Sequence, state: Tensor | null = null): [Sequence, Tensor] {
    const [output, [after]] = this.runSequence(input, [state], single(aten.gru))
    return [output, after!]
  }
}

/**
 * Long short-term memory. Input and output as for {@link RNN}; the state is [hidden, cell].
 *
 * @param options as for GRU; projSize, default 0: size of a projection of the hidden state
 * @source Hochreiter and Schmidhuber, 1997; projections: Sak et al., arXiv 1402.1128
 */
export class LSTM extends Recurrent<LSTMState> {
  constructor(inputSize: number, hiddenSize: number, options: LSTMOptions = {}) {
    super(inputSize, hiddenSize, 4, read('LSTM', tables.lstm, options))
  }

  override forward(input: Tensor, state?: LSTMState | null): [Tensor, LSTMState]
  override forward(input: PackedSequence, state?: LSTMState | null): [PackedSequence, LSTMState]
  override forward(input: Sequence, state?: LSTMState | null): [Sequence, LSTMState]
  override forward(input: Sequence, state: LSTMState | null = null): [Sequence, LSTMState] {
    const run: Run = (data, states, weights, rest) =>
      tensorsOf((aten.lstm as unknown as Operator)(...data, states, weights, ...rest))
    const [output, [hidden, cell]] = this.runSequence(input, statePair(state), run)
    return [output, [hidden!, cell!]]
  }
}

/** The states of an LSTM, null for zeros. */
function statePair(state: LSTMState | null): readonly (Tensor | null)[] {
  if (state === null) return [null, null]
  if (!Array.isArray(state) || state.length !== 2)
    throw new TypeError(`Expected [hidden, cell] for state but received ${show(state)}`)
  return state
}
function checkStates(states: readonly (Tensor | null)[]): void {
  for (const each of states) optionalTensor.read('state', each)
}

/** What the cells have in common. */
abstract class Cell<State, S extends Settings> extends Module<[input: Tensor, state?: State | null], State> {
  weightIh: Tensor
  weightHh: Tensor
  biasIh: Tensor | null
  biasHh: Tensor | null

  constructor(
    readonly inputSize: number,
    readonly hiddenSize: number,
    gates: number,
    values: Read<typeof tables.cell> & Partial<Read<S>>,
  ) {
    super()
    checkInteger('inputSize', inputSize, '[1, inf)')
    checkInteger('hiddenSize', hiddenSize, '[1, inf)')
    const rows = gates * hiddenSize
    this.weightIh = makeParameter([rows, inputSize], values)
    this.weightHh = makeParameter([rows, hiddenSize], values)
    this.biasIh = values.bias ? makeParameter([rows], values) : null
    this.biasHh = values.bias ? makeParameter([rows], values) : null
    this.resetParameters()
  }

  /** Draws all weights from the uniform distribution on ±1/√hiddenSize. */
  resetParameters(): void {
    const bound = 1 / Math.sqrt(this.hiddenSize)
    for (const weight of this.parameters({ recurse: false })) uniform_(weight, -bound, bound)
  }

  /** @internal Runs on a batch; an input without one gets one. */
  protected runCell(
    input: Tensor,
    states: readonly (Tensor | null)[],
    run: (x: Tensor, s: Tensor[]) => Tensor[],
  ): Tensor[] {
    checkTensor(this.constructor.name, 'input', input)
    checkStates(states)
    if (input.ndim !== 1 && input.ndim !== 2)
      throw new RangeError(
        `Expected 1 or 2 dimensions for ${this.constructor.name} but received [${input.shape}]`,
      )
    const alone = input.ndim === 1
    const batched = alone ? input.unsqueeze(0) : input
    const { dtype, device } = input
    const before = states.map((each) => {
      if (each === null) return zeros([batched.size(0), this.hiddenSize], { dtype, device })
      return alone ? each.unsqueeze(0) : each
    })
    const after = run(batched, before)
    return alone ? after.map((each) => each.squeeze(0)) : after
  }

  /** @internal */
  protected get options(): { bIh: Tensor | null; bHh: Tensor | null } {
    return { bIh: this.biasIh, bHh: this.biasHh }
  }

  override extraRepr(): string {
    return `${this.inputSize}, ${this.hiddenSize}${this.biasIh === null ? ', bias=False' : ''}`
  }
}

/** One step of {@link RNN}. Input [batch, inputSize] or [inputSize]; state and output [batch, hiddenSize]. */
export class RNNCell extends Cell<Tensor, Settings> {
  /** The activation of the step. */
  readonly nonlinearity: 'tanh' | 'relu'

  constructor(inputSize: number, hiddenSize: number, options: RNNCellOptions = {}) {
    const { nonlinearity, ...values } = read('RNNCell', tables.rnnCell, options)
    super(inputSize, hiddenSize, 1, values)
    this.nonlinearity = nonlinearity
  }

  override forward(input: Tensor, state: Tensor | null = null): Tensor {
    const cell = this.nonlinearity === 'tanh' ? aten.rnnTanhCell : aten.rnnReluCell
    return this.runCell(input, [state], (x, [h]) => [
      cell(x, h!, this.weightIh, this.weightHh, this.options),
    ])[0]!
  }

  override extraRepr(): string {
    return super.extraRepr() + (this.nonlinearity === 'tanh' ? '' : `, nonlinearity=${this.nonlinearity}`)
  }
}

/** One step of {@link GRU}. Input [batch, inputSize] or [inputSize]; state and output [batch, hiddenSize]. */
export class GRUCell extends Cell<Tensor, Settings> {
  constructor(inputSize: number, hiddenSize: number, options: CellOptions = {}) {
    super(inputSize, hiddenSize, 3, read('GRUCell', tables.cell, options))
  }

  override forward(input: Tensor, state: Tensor | null = null): Tensor {
    const { weightIh, weightHh, options } = this
    return this.runCell(input, [state], (x, [h]) => [aten.gruCell(x, h!, weightIh, weightHh, options)])[0]!
  }
}

/** One step of {@link LSTM}. Input [batch, inputSize] or [inputSize]; state and output [hidden, cell], [batch, hiddenSize] each. */
export class LSTMCell extends Cell<LSTMState, Settings> {
  constructor(inputSize: number, hiddenSize: number, options: CellOptions = {}) {
    super(inputSize, hiddenSize, 4, read('LSTMCell', tables.cell, options))
  }

  override forward(input: Tensor, state: LSTMState | null = null): LSTMState {
    const { weightIh, weightHh, options } = this
    const run = (x: Tensor, states: Tensor[]) =>
      tensorsOf(aten.lstmCell(x, states, weightIh, weightHh, options))
    return this.runCell(input, statePair(state), run) as [Tensor, Tensor]
  }
}
