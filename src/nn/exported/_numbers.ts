// Python's operators on numbers: those that graphs have on sizes and on what .item() gives.

/** An int of Python: a bigint where a number would not hold it exactly. */
export type Integer = number | bigint
export type Value = Integer | boolean

const normal = (value: bigint): Integer => {
  const number = Number(value)
  return Number.isSafeInteger(number) ? number : value
}
const isInteger = (value: Value): boolean => typeof value !== 'number' || Number.isInteger(value)

/** Arithmetic of numbers, exact where both are whole and the result is beyond 2^53. */
function arithmetic(plain: (a: number, b: number) => number, exact: (a: bigint, b: bigint) => bigint) {
  return (a: Value, b: Value): Integer => {
    if (typeof a !== 'bigint' && typeof b !== 'bigint') {
      const result = plain(Number(a), Number(b))
      if (Number.isSafeInteger(result) || !isInteger(a) || !isInteger(b) || !Number.isFinite(result))
        return result
    } else if (!isInteger(a) || !isInteger(b)) return plain(Number(a), Number(b))
    return normal(exact(BigInt(a), BigInt(b)))
  }
}

function divideExactly(a: bigint, b: bigint): bigint {
  if (b === 0n) throw new RangeError('integer division by zero in the graph')
  const quotient = a / b
  return quotient * b !== a && a < 0n !== b < 0n ? quotient - 1n : quotient
}
function floorDivide(a: number, b: number): number {
  if (b === 0) throw new RangeError('integer division by zero in the graph')
  return Math.floor(a / b)
}

const add = arithmetic(
  (a, b) => a + b,
  (a, b) => a + b,
)
const subtract = arithmetic(
  (a, b) => a - b,
  (a, b) => a - b,
)
const multiply = arithmetic(
  (a, b) => a * b,
  (a, b) => a * b,
)
const floorDiv = arithmetic(floorDivide, divideExactly)
const modulo = arithmetic(
  (a, b) => a - b * floorDivide(a, b),
  (a, b) => a - b * divideExactly(a, b),
)
// Sizes have 64 bits: what takes more than this many is no size, and takes long to compute.
const mostBits = 4096n
function checkBits(bits: bigint): void {
  if (bits > mostBits) throw new RangeError(`an integer of more than ${mostBits} bits in the graph`)
}
const power = arithmetic(
  (a, b) => a ** b,
  (a, b) => {
    checkBits(b * BigInt(a.toString(16).length))
    return a ** b
  },
)
const compare =
  (holds: (order: number) => boolean) =>
  (a: Value, b: Value): boolean =>
    holds(a < b ? -1 : a > b ? 1 : a <= b ? 0 : Number.NaN)
const bitwise =
  (logical: (a: boolean, b: boolean) => boolean, exact: (a: bigint, b: bigint) => bigint) =>
  (a: Value, b: Value): Value =>
    typeof a === 'boolean' && typeof b === 'boolean' ? logical(a, b) : normal(exact(BigInt(a), BigInt(b)))
const whole = (round: (value: number) => number) => (value: Value) =>
  typeof value === 'bigint' ? value : round(Number(value))

type Operation = (...values: Value[]) => Value

/** By the last part of their names in Python: _operator.add, math.trunc, torch.sym_max. */
export const operations: Readonly<Record<string, Operation>> = Object.assign(Object.create(null), {
  add,
  sub: subtract,
  mul: multiply,
  floordiv: floorDiv,
  mod: modulo,
  pow: power,
  truediv: (a: Value, b: Value) => Number(a) / Number(b),
  neg: (a: Value) => subtract(0, a),
  pos: (a: Value) => a,
  abs: (a: Value) => (Number(a) < 0 ? subtract(0, a) : a),
  eq: compare((order) => order === 0),
  ne: compare((order) => order !== 0),
  lt: compare((order) => order < 0),
  le: compare((order) => order <= 0),
  gt: compare((order) => order > 0),
  ge: compare((order) => order >= 0),
  and_: bitwise(
    (a, b) => a && b,
    (a, b) => a & b,
  ),
  or_: bitwise(
    (a, b) => a || b,
    (a, b) => a | b,
  ),
  xor: bitwise(
    (a, b) => a !== b,
    (a, b) => a ^ b,
  ),
  lshift: (a: Value, b: Value) => {
    checkBits(BigInt(b))
    return normal(BigInt(a) << BigInt(b))
  },
  rshift: (a: Value, b: Value) => normal(BigInt(a) >> BigInt(b)),
  not_: (a: Value) => !a,
  trunc: whole(Math.trunc),
  floor: whole(Math.floor),
  ceil: whole(Math.ceil),
  round: whole((value) => (Math.abs(value % 1) === 0.5 ? 2 * Math.round(value / 2) : Math.round(value))),
  sym_int: whole(Math.trunc),
  sym_float: (a: Value) => Number(a),
  sym_not: (a: Value) => !a,
  sym_max: (a: Value, b: Value) => (a >= b ? a : b),
  sym_min: (a: Value, b: Value) => (a <= b ? a : b),
  sym_ite: (condition: Value, a: Value, b: Value) => (condition ? a : b),
  sym_sqrt: (a: Value) => Math.sqrt(Number(a)),
  _sym_sqrt: (a: Value) => Math.sqrt(Number(a)),
})
