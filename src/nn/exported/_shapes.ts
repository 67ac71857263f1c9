// The shapes that a program takes: numbers, symbols and expressions of them, with the ranges that they were exported for.
import { asList, asRecord, asUnion, dtypeOf, type Json } from '../../io/exported-program.js'
import type { DType } from '../../tensor/core/dtypes.js'
import type { Tensor } from '../../tensor/core/tensor.js'

/** A size as sympy writes it: Mul(Integer(2), Symbol('s0', integer=True)). */
type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'symbol'; readonly name: string }
  | { readonly kind: 'function'; readonly name: string; readonly parts: readonly Expression[] }

const most = 10_000

/** Reads sympy's srepr; null where there is something in it that is not known here. */
function parseExpression(text: string): Expression | null {
  let at = 0
  const space = () => {
    while (text[at] === ' ') at++
  }
  const match = (pattern: RegExp): string | null => {
    pattern.lastIndex = at
    const found = pattern.exec(text)
    if (!found) return null
    at += found[0].length
    return found[0]
  }
  const read = (depth: number): Expression | null => {
    if (depth > 50) return null
    space()
    const name = match(/\w+/y)
    if (name === null || match(/\(/y) === null) return null
    if (name === 'Integer') {
      const value = match(/-?\d+/y)
      return value !== null && match(/\)/y) ? { kind: 'number', value: Number(value) } : null
    }
    if (name === 'Symbol') {
      const symbol = match(/'[^']*'/y)
      return symbol !== null && match(/(, \w+=\w+)*\)/y)
        ? { kind: 'symbol', name: symbol.slice(1, -1) }
        : null
    }
    const parts: Expression[] = []
    for (;;) {
      const part = read(depth + 1)
      if (!part) return null
      parts.push(part)
      space()
      if (match(/\)/y)) return { kind: 'function', name, parts }
      if (!match(/,/y)) return null
    }
  }
  if (text.length > most) return null
  const expression = read(0)
  return at === text.length ? expression : null
}

type Bound = Map<string, number>

const functions: Readonly<Record<string, (...parts: number[]) => number>> = {
  Add: (...parts) => parts.reduce((sum, part) => sum + part, 0),
  Mul: (...parts) => parts.reduce((product, part) => product * part, 1),
  Pow: (a, b) => a ** b,
  FloorDiv: (a, b) => Math.floor(a / b),
  CleanDiv: (a, b) => a / b,
  IntTrueDiv: (a, b) => a / b,
  CeilDiv: (a, b) => Math.ceil(a / b),
  Mod: (a, b) => a - b * Math.floor(a / b),
  PythonMod: (a, b) => a - b * Math.floor(a / b),
  ModularIndexing: (a, b, c) => Math.floor(a / b) % c,
  Max: Math.max,
  Min: Math.min,
}

/** The expression's value; undefined where a symbol has none yet, or a function is not known. */
function evaluate(expression: Expression, bound: Bound): number | undefined {
  if (expression.kind === 'number') return expression.value
  if (expression.kind === 'symbol') return bound.get(expression.name)
  const apply = Object.hasOwn(functions, expression.name) ? functions[expression.name] : undefined
  const parts = expression.parts.map((part) => evaluate(part, bound))
  if (!apply || parts.some((part) => part === undefined)) return undefined
  return apply(...(parts as number[]))
}

function symbolsIn(expression: Expression): string[] {
  if (expression.kind === 'symbol') return [expression.name]
  return expression.kind === 'number' ? [] : expression.parts.flatMap(symbolsIn)
}

/** The whole number that a lone symbol has to be for the expression, linear in it, to have the value. */
function solve(expression: Expression, bound: Bound, value: number): [name: string, value: number] | null {
  const open = [...new Set(symbolsIn(expression))].filter((name) => !bound.has(name))
  if (open.length !== 1) return null
  const name = open[0]!
  const at = (symbol: number) => evaluate(expression, new Map([...bound, [name, symbol]]))
  const [low, middle, high] = [at(0), at(1), at(2)]
  if (low === undefined || middle === undefined || high !== 2 * middle - low || middle === low) return null
  return [name, (value - low) / (middle - low)]
}

/** One size of an input. */
type Size = number | Expression | null

function readSize(size: Json): Size {
  const [kind, value] = asUnion(size, 'a size in it')
  if (kind === 'as_int' && Number.isSafeInteger(value)) return value as number
  if (kind !== 'as_expr') throw new Error('a size in it is damaged')
  const { expr_str: text } = asRecord(value, 'a size in it')
  return typeof text === 'string' ? parseExpression(text) : null
}

const printed = (size: Size): string => {
  if (size === null) return '?'
  if (typeof size === 'number') return String(size)
  if (size.kind === 'number') return String(size.value)
  if (size.kind === 'symbol') return size.name
  const parts = size.parts.map(printed)
  const sign = { Add: ' + ', Mul: '·' }[size.name]
  return sign ? parts.join(sign) : `${size.name}(${parts.join(', ')})`
}

/** What an input has to be. */
export class InputShape {
  readonly dtype: DType
  readonly #sizes: readonly Size[]

  constructor(meta: Record<string, Json>) {
    this.dtype = dtypeOf(meta.dtype)
    this.#sizes = asList(meta.sizes, 'a size in it').map(readSize)
  }

  /** @throws RangeError for another dtype or shape than the program was exported for */
  check(name: string, tensor: Tensor, ranges: Ranges, bound: Bound): void {
    const { dtype, shape } = tensor
    if (dtype !== this.dtype) throw new RangeError(`Expected ${this.dtype} for ${name} but received ${dtype}`)
    const wrong = (why = ''): RangeError =>
      new RangeError(
        `Expected shape [${this.#sizes.map(printed).join(', ')}]${why} for ${name}, as it was exported, but received [${shape}]`,
      )
    if (shape.length !== this.#sizes.length) throw wrong()
    this.#sizes.forEach((size, i) => {
      const given = shape[i]!
      if (size === null) return
      if (typeof size === 'number') {
        if (size !== given) throw wrong()
        return
      }
      const solved = solve(size, bound, given)
      if (solved) {
        if (!Number.isInteger(solved[1])) throw wrong()
        bound.set(...solved)
        ranges.check(...solved, wrong)
      }
      const expected = evaluate(size, bound)
      if (expected !== undefined && expected !== given)
        throw wrong(
          ` with ${symbolsIn(size)
            .map((symbol) => `${symbol} = ${bound.get(symbol)}`)
            .join(', ')}`,
        )
    })
  }
}

/** What symbols may be. */
export class Ranges {
  readonly #ranges = new Map<string, readonly [low: number, high: number]>()

  constructor(constraints: Record<string, Json>) {
    const end = (value: Json, open: number) =>
      typeof value === 'string' ? Number(value.replace(/n$/, '')) : typeof value === 'number' ? value : open
    for (const [symbol, range] of Object.entries(constraints)) {
      const { min_val, max_val } = asRecord(range, 'its range_constraints')
      this.#ranges.set(symbol, [
        end(min_val, Number.NEGATIVE_INFINITY),
        end(max_val, Number.POSITIVE_INFINITY),
      ])
    }
  }

  check(symbol: string, value: number, wrong: (why: string) => RangeError): void {
    const [low, high] = this.#ranges.get(symbol) ?? [0, Number.POSITIVE_INFINITY]
    if (value < low || value > high) {
      const to = high >= Number.MAX_SAFE_INTEGER ? 'inf)' : `${high}]`
      throw wrong(` with ${symbol} in [${low}, ${to}`)
    }
  }
}
