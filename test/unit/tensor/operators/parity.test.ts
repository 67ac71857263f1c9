// Every operator that torch's own tests have inputs for, forward and gradient, in each dtype that it claims, against
// what PyTorch computed in Python (test/fixtures/tensor/make_parity.py): as a function, as a method, and in place.
import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { afterAll, describe, expect, test } from 'vitest'
import { core, type ParameterDescription } from '../../../../src/native/index.js'
import * as all from '../../../../src/tensor/index.js'
import { arange, grad, manualSeed, Tensor, tensor, tidy } from '../../../../src/tensor/index.js'
import { camel } from '../../../../src/tensor/operators/resolve.js'

type Packed = [dtype: all.DType, shape: number[], values: (number | string | boolean)[]]
type Value = number | string | boolean | null | { t: number } | { word: string } | { x: Packed } | Value[]
interface Row {
  op: string
  overload: string
  dtype: all.DType
  tensors: Packed[]
  args: [name: string, value: Value][]
  out: Value
  grad?: (Packed | null)[]
}
const file = new URL('../../../fixtures/tensor/parity.json.gz', import.meta.url)
const rows: Row[] = JSON.parse(gunzipSync(readFileSync(file)).toString())
const byOp = new Map<string, Row[]>()
for (const row of rows) byOp.set(row.op, [...(byOp.get(row.op) ?? []), row])

const number = (value: number | string | boolean): number =>
  value === 'nan' ? Number.NaN : value === 'inf' ? Infinity : value === '-inf' ? -Infinity : Number(value)

function unpack([dtype, shape, values]: Packed): Tensor {
  if (/complex/.test(dtype)) {
    const half = dtype === 'complex128' ? 'float64' : 'float32'
    return tensor(Float64Array.from(values.map(number)), { dtype: half })
      .reshape([...shape, 2])
      .viewAsComplex()
  }
  if (dtype === 'int64') return tensor(BigInt64Array.from(values.map((each) => BigInt(each)))).reshape(shape)
  return tensor(Float64Array.from(values.map(number)), { dtype }).reshape(shape)
}

function elements(found: Tensor): number[] {
  const plain = /complex/.test(found.dtype) ? found.resolveConj().viewAsReal() : found
  return Array.from(plain.resolveNeg().toTypedArray() as ArrayLike<number | bigint>, Number)
}

/** Six digits are written down; what is computed in fewer bits agrees to fewer. */
const tolerances: Partial<Record<all.DType, number>> = { float16: 4e-3, bfloat16: 3e-2 }
// The sign (or phase) of these vectors is the library's choice, and differs between processors.
const free =
  /^(linalg_(eig|eigh|svd|qr|householder_product)|svd|qr|geqrf|ormqr|orgqr|linalg_ldl|lu_|linalg_lu|linalg_solve_ex)/

function compare(
  what: string,
  found: Tensor,
  [dtype, shape, values]: Packed,
  row: Row,
  isResult = true,
): void {
  expect([what, found.dtype, found.shape]).toEqual([what, dtype, shape])
  const tolerance = Math.max(tolerances[row.dtype] ?? 0, tolerances[dtype] ?? 0, 1e-4)
  const expected = values.map(number)
  const size = isResult && free.test(row.op) ? Math.abs : (value: number) => value
  const scale = Math.max(...expected.filter(Number.isFinite).map(Math.abs), 1)
  const wrong = elements(found).findIndex((value, i) => {
    const [a, b] = [size(value), size(expected[i]!)]
    return !(Object.is(a, b) || a === b || Math.abs(a - b) <= tolerance * (Math.abs(b) + scale * 0.1))
  })
  if (wrong >= 0) expect([what, wrong, elements(found)[wrong]]).toEqual([what, wrong, expected[wrong]])
}

function check(what: string, found: unknown, expected: Value, row: Row): void {
  if (Array.isArray(expected)) {
    const list = Array.isArray(found) ? found : Object.values(found as object)
    expect([what, list.length]).toEqual([what, expected.length])
    for (const [i, each] of expected.entries()) check(`${what}[${i}]`, list[i], each, row)
  } else if (expected !== null && typeof expected === 'object' && 'x' in expected) {
    expect(found).toBeInstanceOf(Tensor)
    compare(what, found as Tensor, expected.x, row)
  } else if (typeof expected === 'number') {
    expect(Number(found)).toBeCloseTo(expected, 4)
  } else {
    expect(found).toEqual(expected)
  }
}

function given(value: Value, tensors: readonly Tensor[], kind: string): unknown {
  if (Array.isArray(value)) return value.map((each) => given(each, tensors, kind))
  if (value === null || typeof value !== 'object') {
    return typeof value === 'string' && kind !== 'str' ? number(value) : value
  }
  return 't' in value ? tensors[value.t] : 'word' in value ? value.word : value
}

type Operator = (...args: unknown[]) => unknown
interface Call {
  positional: unknown[]
  named: Record<string, unknown>
}

/** The row's arguments as JavaScript gives them: what is required by position, the rest by name. */
function callOf({ op, overload, args }: Row, tensors: readonly Tensor[]): Call {
  const name = overload ? `aten::${op}.${overload}` : `aten::${op}`
  const [schema] = core().describe([name])
  const values = new Map(args)
  const call: Call = { positional: [], named: {} }
  const add = ({ name, kind, keyword, hasDefault, optional }: ParameterDescription): void => {
    const value = given(values.get(name) ?? null, tensors, kind)
    if (!values.has(name) && (hasDefault || optional)) return
    if (!keyword && !hasDefault && call.positional.length === position) call.positional.push(value)
    else call.named[camel(name)] = value
  }
  let position = 0
  for (const parameter of schema!.parameters) {
    add(parameter)
    position++
  }
  return call
}

const groups = { linalg: all.linalg, fft: all.fft, special: all.special } as unknown as Record<
  string,
  Record<string, Operator>
>
const functions = { ...all.ops, full: all.full } as unknown as Record<string, Operator>

function functionOf(op: string): Operator | undefined {
  const prefix = op.slice(0, op.indexOf('_'))
  if (groups[prefix]) return groups[prefix][camel(op.slice(prefix.length + 1))]
  return functions[camel(op)]
}

const run = (operator: Operator, { positional, named }: Call): unknown =>
  Object.keys(named).length > 0 ? operator(...positional, named) : operator(...positional)

const ramp = (of: Tensor): Tensor => {
  const values = arange(of.numel, { dtype: 'float64' }).remainder(5).sub(1.5)
  return values.to(of.dtype).reshape(of.shape)
}

const tensorsIn = (value: unknown): Tensor[] =>
  value instanceof Tensor
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(tensorsIn)
      : []

// x.bernoulli_() draws with p = 0.5, x.normal_() from no tensor: other functions than those without the underscore.
const unlike = new Set(['bernoulli', 'normal'])

const counted = {
  functions: new Set<string>(),
  methods: new Set<string>(),
  inPlace: new Set<string>(),
  gradients: new Set<string>(),
}

function checkGradient(operator: Operator, row: Row): void {
  const tensors = row.tensors.map(unpack)
  const leaves = tensors
    .filter(({ dtype }) => /float|complex/.test(dtype))
    .map((each) => each.requiresGrad_())
  manualSeed(0)
  const outputs = tensorsIn(run(operator, callOf(row, tensors))).filter((each) => each.requiresGrad)
  const found = grad(outputs, leaves, { gradOutputs: outputs.map(ramp), allowUnused: true })
  for (const [i, expected] of row.grad!.entries()) {
    if (expected === null) expect([`gradient ${i}`, found[i]]).toEqual([`gradient ${i}`, null])
    else compare(`gradient ${i}`, found[i]!, expected, row, false)
  }
  counted.gradients.add(row.op)
}

function checkRow(row: Row): void {
  const { op, out } = row
  const tensors = row.tensors.map(unpack)
  const fresh = (): Call =>
    callOf(
      row,
      tensors.map((each) => each.clone()),
    )
  const operator = functionOf(op)
  if (operator) {
    manualSeed(0)
    check(op, run(operator, fresh()), out, row)
    counted.functions.add(op)
  }
  const { positional, named } = fresh()
  const [self, ...others] = positional
  if (!(self instanceof Tensor)) return
  const methods = self as unknown as Record<string, Operator | undefined>
  if (methods[camel(op)]) {
    manualSeed(0)
    check(`method ${op}`, run(methods[camel(op)]!.bind(self), { positional: others, named }), out, row)
    counted.methods.add(op)
  }
  const inPlace = methods[`${camel(op)}_`]
  const result = out as { x?: Packed } | null
  if (
    inPlace &&
    !op.endsWith('_') &&
    !unlike.has(op) &&
    result?.x &&
    result.x[0] === self.dtype &&
    String(result.x[1]) === String(self.shape)
  ) {
    const target = fresh().positional[0] as Tensor
    manualSeed(0)
    check(`${op}_`, run(inPlace.bind(target), { positional: others, named }), out, row)
    compare(`${op}_`, target, result.x, row)
    counted.inPlace.add(`${op}_`)
  }
  if (!operator && !methods[camel(op)]) expect.unreachable(`${op} is neither a function nor a method`)
  if (row.grad)
    checkGradient(
      operator ?? ((first, ...rest) => (first as unknown as Record<string, Operator>)[camel(op)]!(...rest)),
      row,
    )
}

describe('parity with PyTorch', () => {
  test.each([...byOp])('%s', (_, list) => {
    for (const row of list) {
      try {
        tidy(() => checkRow(row))
      } catch (error) {
        if (error instanceof Error)
          error.message = `${row.op}.${row.overload} of ${row.dtype}: ${error.message}`
        throw error
      }
    }
  })

  afterAll(() => {
    const count = Object.entries(counted).map(([kind, set]) => `${set.size} ${kind}`)
    const dtypes = new Set(rows.map(({ dtype }) => dtype)).size
    console.log(
      `parity: ${byOp.size} operators in ${rows.length} cases of ${dtypes} dtypes: ${count.join(', ')}`,
    )
  })

  test('there are at least 500 operators', () => expect(byOp.size).toBeGreaterThanOrEqual(500))
})
