import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import * as nn from '../../../src/nn/index.js'
import { type DType, manualSeed, Tensor, tensor } from '../../../src/tensor/index.js'

// Goldens of PyTorch's own module database: test/fixtures/nn/module-db.py writes them.

interface Numbers {
  tensor: string
  shape: number[]
  dtype: DType
  grad?: boolean
}
interface Run {
  outputs: Numbers[]
  inputGrads?: (Numbers | null)[]
  grads?: Record<string, Numbers | null>
}
interface Row {
  module: string
  args: unknown[]
  kwargs: Record<string, unknown>
  repr: string
  initial: Record<string, Numbers>
  inputs: unknown[]
  inputKwargs: Record<string, unknown>
  train: Run
  eval: Run
  after: Record<string, Numbers>
  statistics: Record<string, [mean: number, std: number, min: number, max: number]>
}

const file = join(__dirname, '../../fixtures/nn/module-db.json.gz')
const rows = JSON.parse(gunzipSync(readFileSync(file)).toString()) as Row[]

const arrays = {
  float32: Float32Array,
  float64: Float64Array,
  int64: BigInt64Array,
  int32: Int32Array,
  bool: Uint8Array,
}

const isNumbers = (value: unknown): value is Numbers =>
  typeof value === 'object' && value !== null && 'tensor' in value
const camel = (name: string) => name.replace(/(?!^)_([a-z0-9])/g, (_, c: string) => c.toUpperCase())

function elements({ tensor: text, dtype }: Numbers): number[] {
  const bytes = Uint8Array.from(Buffer.from(text, 'base64'))
  const kind = arrays[dtype as keyof typeof arrays]
  return Array.from(new kind(bytes.buffer) as ArrayLike<number | bigint>, Number)
}

function toTensor(value: Numbers): Tensor {
  const made = tensor(elements(value), { dtype: 'float64' }).to(value.dtype).reshape(value.shape)
  return value.grad ? made.requiresGrad_() : made
}

function decode(value: unknown): unknown {
  if (isNumbers(value)) return toTensor(value)
  if (Array.isArray(value)) return value.map(decode)
  if (typeof value !== 'object' || value === null) return value
  if ('number' in value) return value.number === 'inf' ? Number.POSITIVE_INFINITY : Number.NEGATIVE_INFINITY
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [camel(name), decode(each)]))
}

/** PyTorch's parameters by position that are positional here too; the others go into the options by name. */
const positional: Record<string, string[]> = {
  Linear: ['inFeatures', 'outFeatures'],
  Bilinear: ['in1Features', 'in2Features', 'outFeatures'],
  Embedding: ['numEmbeddings', 'embeddingDim'],
  GroupNorm: ['numGroups', 'numChannels'],
  LayerNorm: ['normalizedShape'],
  RMSNorm: ['normalizedShape'],
  LocalResponseNorm: ['size'],
  MultiheadAttention: ['embedDim', 'numHeads'],
  TransformerEncoderLayer: ['dModel', 'nhead'],
  TransformerDecoderLayer: ['dModel', 'nhead'],
  Transformer: [],
  Threshold: ['threshold', 'value'],
  GLU: ['dim'],
  Hardshrink: ['lambd'],
  Softshrink: ['lambd'],
  Softmax: ['dim'],
  Softmin: ['dim'],
  LogSoftmax: ['dim'],
}
const families: [RegExp, string[]][] = [
  [/^Conv/, ['inChannels', 'outChannels', 'kernelSize']],
  [/^(Batch|Instance)Norm/, ['numFeatures']],
  [/^Adaptive/, ['outputSize']],
  [/^LPPool/, ['normType', 'kernelSize']],
  [/^(Max|Avg|FractionalMax)Pool/, ['kernelSize']],
  [/^Constant.*Pad/, ['padding', 'value']],
  [/Pad\dd$/, ['padding']],
  [/^(RNN|GRU|LSTM)/, ['inputSize', 'hiddenSize']],
]
/** The order of the rest of PyTorch's parameters, where the database gives them by position. */
const optional: Record<string, string[]> = {
  ELU: ['alpha'],
  CELU: ['alpha'],
  Hardtanh: ['minVal', 'maxVal'],
  LeakyReLU: ['negativeSlope'],
  Softplus: ['beta', 'threshold'],
  PReLU: ['numParameters'],
  Linear: ['bias'],
  LayerNorm: ['eps', 'elementwiseAffine', 'bias'],
  RMSNorm: ['eps', 'elementwiseAffine'],
  GroupNorm: ['eps', 'affine'],
  BatchNorm1d: ['eps', 'momentum', 'affine', 'trackRunningStats'],
  BatchNorm2d: ['eps', 'momentum', 'affine', 'trackRunningStats'],
  BatchNorm3d: ['eps', 'momentum', 'affine', 'trackRunningStats'],
  InstanceNorm1d: ['eps', 'momentum', 'affine', 'trackRunningStats'],
  InstanceNorm2d: ['eps', 'momentum', 'affine', 'trackRunningStats'],
  InstanceNorm3d: ['eps', 'momentum', 'affine', 'trackRunningStats'],
  TransformerEncoderLayer: ['dimFeedforward', 'dropout'],
  TransformerDecoderLayer: ['dimFeedforward', 'dropout'],
  LocalResponseNorm: ['alpha', 'beta', 'k'],
  AvgPool1d: ['stride', 'padding', 'ceilMode', 'countIncludePad'],
  AvgPool2d: ['stride', 'padding', 'ceilMode', 'countIncludePad', 'divisorOverride'],
  AvgPool3d: ['stride', 'padding', 'ceilMode', 'countIncludePad', 'divisorOverride'],
  MaxPool1d: ['stride', 'padding', 'dilation', 'returnIndices', 'ceilMode'],
  MaxPool2d: ['stride', 'padding', 'dilation', 'returnIndices', 'ceilMode'],
  MaxPool3d: ['stride', 'padding', 'dilation', 'returnIndices', 'ceilMode'],
  GELU: ['approximate'],
  LPPool1d: ['stride', 'ceilMode'],
  LPPool2d: ['stride', 'ceilMode'],
  LPPool3d: ['stride', 'ceilMode'],
}

type Constructor = new (...args: unknown[]) => nn.AnyModule

function make({ module, args, kwargs }: Row): nn.AnyModule {
  const names = positional[module] ?? families.find(([pattern]) => pattern.test(module))?.[1] ?? []
  const options = decode(kwargs) as Record<string, unknown>
  const given = args.map(decode)
  const first = names.map((name, i) => {
    if (i < given.length) return given[i]
    const value = options[name]
    delete options[name]
    return value
  })
  for (const [i, value] of given.slice(names.length).entries()) {
    const name = optional[module]?.[i]
    if (name === undefined) throw new Error(`No name for argument ${i} of ${module}`)
    options[name] = value
  }
  // PyTorch's null for a parameter stands for its default.
  for (const [name, value] of Object.entries(options))
    if (value === null && name !== 'momentum') delete options[name]
  const Class = (nn as unknown as Record<string, Constructor>)[module]
  if (!Class) throw new Error(`There is no ${module}`)
  return Object.keys(options).length > 0 ? new Class(...first, options) : new Class(...first)
}

function flat(value: unknown): Tensor[] {
  if (value instanceof Tensor) return [value]
  if (Array.isArray(value)) return value.flatMap(flat)
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(flat) : []
}

const values = (found: Tensor) => [...found.detach().to('float64').toTypedArray()].map(Number)

/** Equal to 1e-5, absolutely and relatively: sums in another order, as PyTorch's fast paths have them, differ by that. */
function expectClose(label: string, found: Tensor, golden: Numbers): void {
  expect(found.shape, label).toEqual(golden.shape)
  const wanted = elements(golden)
  const off = values(found).findIndex((value, i) => {
    const target = wanted[i]!
    if (Object.is(value, target) || (Number.isNaN(value) && Number.isNaN(target)) || value === target)
      return false
    return !(Math.abs(value - target) <= 1e-5 * Math.max(1, Math.abs(target)))
  })
  if (off >= 0) throw new Error(`${label}[${off}] is ${values(found)[off]} where PyTorch has ${wanted[off]}`)
}

function expectRun(row: Row, module: nn.AnyModule, golden: Run): void {
  const inputs = row.inputs.map(decode)
  const kwargs = decode(row.inputKwargs) as Record<string, unknown>
  for (const [name, value] of Object.entries(kwargs)) if (value === null) delete kwargs[name]
  if ('input' in kwargs) {
    inputs.unshift(kwargs.input)
    delete kwargs.input
  }
  module.zeroGrad()
  manualSeed(3)
  const given = Object.keys(kwargs).length > 0 ? [...inputs, kwargs] : inputs
  const outputs = flat(module.forward(...given))
  expect(outputs).toHaveLength(golden.outputs.length)
  for (const [i, output] of outputs.entries()) expectClose(`output ${i}`, output, golden.outputs[i]!)
  if (!golden.grads) return
  const parts = outputs
    .filter((output) => output.requiresGrad)
    .map((output) => {
      const weights = Float64Array.from({ length: output.numel }, (_, i) => Math.cos(i))
      return output.mul(tensor(weights).to(output.dtype).reshape(output.shape)).sum()
    })
  parts.reduce((a, b) => a.add(b)).backward()
  const leaves = flat([inputs, kwargs]).filter(({ requiresGrad }) => requiresGrad)
  for (const [i, wanted] of golden.inputGrads!.entries()) {
    const { grad } = leaves[i]!
    expect(grad === null, `gradient of input ${i}`).toBe(wanted === null)
    if (wanted) expectClose(`gradient of input ${i}`, grad!, wanted)
  }
  const found = Object.fromEntries(module.namedParameters())
  expect(Object.keys(found)).toEqual(Object.keys(golden.grads))
  for (const [name, wanted] of Object.entries(golden.grads)) {
    const { grad } = found[name]!
    expect(grad === null, `gradient of ${name}`).toBe(wanted === null)
    if (wanted) expectClose(`gradient of ${name}`, grad!, wanted)
  }
}

const kinds = ['state', 'train', 'eval', 'initial', 'print'] as const
const table = new Map<string, Record<(typeof kinds)[number], number>>()

function count(row: Row, kind: (typeof kinds)[number]): void {
  const label = row.module
  const entry = table.get(label) ?? { state: 0, train: 0, eval: 0, initial: 0, print: 0 }
  entry[kind]++
  table.set(label, entry)
}

describe('every module of PyTorch’s database', () => {
  test.each(rows.map((row, i) => [`${i} ${row.module}`, row] as const))('%s', (_, row) => {
    manualSeed(7)
    const module = make(row)
    const state = module.stateDict()
    expect(Object.keys(state)).toEqual(Object.keys(row.initial))
    for (const [name, wanted] of Object.entries(row.initial)) expectClose(name, state[name]!, wanted)
    count(row, 'initial')
    module.loadStateDict(Object.fromEntries(Object.entries(row.initial).map(([k, v]) => [k, toTensor(v)])))
    count(row, 'state')
    // JavaScript has one kind of number: 2 and 2.0 are the same.
    const printed = (text: string) => text.replace(/(\d)\.0(?!\d)/g, '$1')
    expect(printed(String(module))).toBe(printed(row.repr))
    count(row, 'print')
    expectRun(row, module.train(), row.train)
    count(row, 'train')
    expectRun(row, module.eval(), row.eval)
    count(row, 'eval')
    for (const [name, wanted] of Object.entries(row.after)) expectClose(name, module.getBuffer(name), wanted)
  })
  afterAll(() => {
    const lines = [...table].map(
      ([name, entry]) => `${name.padEnd(26)}${kinds.map((kind) => String(entry[kind]).padStart(8)).join('')}`,
    )
    console.log(
      [`${'equal to PyTorch'.padEnd(26)}${kinds.map((kind) => kind.padStart(8)).join('')}`, ...lines].join(
        '\n',
      ),
    )
  })
  test('there are at least 150 samples', () => {
    expect(rows.length).toBeGreaterThanOrEqual(150)
    expect(new Set(rows.map(({ module }) => module)).size).toBeGreaterThanOrEqual(100)
  })
})
