// What an export relies on besides shapes and ranges, as Python writes it: "(L['x'].size()[0] % 4) == 0".
import { asText, type Json } from '../../io/exported-program.js'
import { isTensor } from '../../tensor/core/tensor.js'

/** The arguments of forward, by name. */
export type Locals = Readonly<Record<string, unknown>>
type Value = number | boolean
/** undefined where an input that is read is not there. */
type Expression = (locals: Locals) => Value | undefined

const mostText = 10_000
const mostNested = 50

const tokens =
  /\s*(?:(\d+(?:\.\d+)?)|L((?:\[(?:'[^']*'|\d+)\])+)\.(size|stride)\(\)\[(\d+)\]|(\w+)|(\/\/|\*\*|[<>=!]=|[-+*/%<>(),]))/y

interface Token {
  readonly kind: 'number' | 'read' | 'word' | 'sign' | 'end'
  readonly text: string
  readonly read?: Expression
}

/** The size or stride of an input: L['pair'][0].size()[1]. */
function reader(path: string, what: string, dim: number): Expression {
  const keys = [...path.matchAll(/\[(?:'([^']*)'|(\d+))\]/g)].map(([, name, index]) => name ?? index!)
  return (locals) => {
    let value: unknown = locals
    for (const key of keys) {
      if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
      value = (value as Record<string, unknown>)[key]
    }
    if (!isTensor(value)) return undefined
    return (what === 'size' ? value.shape : value.strides)[dim]
  }
}

/** null where there is something that is not known here. */
function tokenize(text: string): Token[] | null {
  const list: Token[] = []
  tokens.lastIndex = 0
  while (text.slice(tokens.lastIndex).trim() !== '') {
    const found = tokens.exec(text)
    if (!found) return null
    const [, number, path, what, dim, word, sign] = found
    if (number !== undefined) list.push({ kind: 'number', text: number })
    else if (path !== undefined) list.push({ kind: 'read', text: '', read: reader(path, what!, Number(dim)) })
    else if (word !== undefined) list.push({ kind: 'word', text: word })
    else list.push({ kind: 'sign', text: sign! })
  }
  return list
}

type Operation = (a: number, b: number) => Value
const modulo: Operation = (a, b) => a - b * Math.floor(a / b)
// From what binds least to what binds most.
const levels: readonly Readonly<Record<string, Operation>>[] = [
  { or: (a, b) => Boolean(a) || Boolean(b) },
  { and: (a, b) => Boolean(a) && Boolean(b) },
  {
    '==': (a, b) => a === b,
    '!=': (a, b) => a !== b,
    '<': (a, b) => a < b,
    '<=': (a, b) => a <= b,
    '>': (a, b) => a > b,
    '>=': (a, b) => a >= b,
  },
  { '+': (a, b) => a + b, '-': (a, b) => a - b },
  { '*': (a, b) => a * b, '/': (a, b) => a / b, '//': (a, b) => Math.floor(a / b), '%': modulo },
]
const functions: Readonly<Record<string, (...values: number[]) => number>> = {
  max: Math.max,
  min: Math.min,
  abs: Math.abs,
}

class Unknown extends Error {}

class Parser {
  #at = 0
  #depth = 0
  constructor(private readonly list: readonly Token[]) {}

  get #next(): Token {
    return this.list[this.#at] ?? { kind: 'end', text: '' }
  }
  #take(text: string): void {
    if (this.#next.text !== text) throw new Unknown()
    this.#at++
  }

  whole(): Expression {
    const expression = this.#binary(0)
    if (this.#next.kind !== 'end') throw new Unknown()
    return expression
  }

  #binary(level: number): Expression {
    const operations = levels[level]
    if (!operations) return this.#power()
    let left = this.#binary(level + 1)
    for (;;) {
      const { kind, text } = this.#next
      if (kind === 'end' || !Object.hasOwn(operations, text)) return left
      this.#at++
      left = combine(operations[text]!, left, this.#binary(level + 1))
    }
  }

  #power(): Expression {
    const base = this.#unary()
    if (this.#next.text !== '**') return base
    this.#at++
    return combine((a, b) => a ** b, base, this.#power())
  }

  #unary(): Expression {
    if (++this.#depth > mostNested) throw new Unknown()
    try {
      const token = this.#next
      this.#at++
      if (token.text === '-') return combine((a) => -a, this.#unary())
      if (token.text === 'not') return combine((a) => !a, this.#binary(2))
      if (token.kind === 'read') return token.read!
      if (token.kind === 'number') return () => Number(token.text)
      if (token.text === 'True' || token.text === 'False') return () => token.text === 'True'
      if (token.text === '(') {
        const inner = this.#binary(0)
        this.#take(')')
        return inner
      }
      const fn = Object.hasOwn(functions, token.text) ? functions[token.text] : undefined
      if (!fn) throw new Unknown()
      this.#take('(')
      const parts = [this.#binary(0)]
      while (this.#next.text === ',') {
        this.#at++
        parts.push(this.#binary(0))
      }
      this.#take(')')
      return combine(fn, ...parts)
    } finally {
      this.#depth--
    }
  }
}

const combine =
  (operation: (...values: number[]) => Value, ...parts: readonly Expression[]): Expression =>
  (locals) => {
    const values = parts.map((part) => part(locals))
    return values.includes(undefined) ? undefined : operation(...values.map(Number))
  }

/** A condition on the inputs. */
export class Guard {
  private constructor(
    readonly text: string,
    private readonly expression: Expression,
  ) {}

  /** null for a condition in words that are not known here: it says nothing of sizes. */
  static read(code: Json): Guard | null {
    const text = asText(code, 'its guards_code')
    if (text.length > mostText) return null
    const list = tokenize(text)
    if (!list) return null
    try {
      return new Guard(text.replace(/L\['(\w+)'\]/g, '$1'), new Parser(list).whole())
    } catch (error) {
      if (error instanceof Unknown) return null
      throw error
    }
  }

  /** @throws RangeError where the condition does not hold */
  check(locals: Locals): void {
    const holds = this.expression(locals)
    if (holds === undefined || holds) return
    const given = Object.entries(locals).flatMap(([name, value]) =>
      isTensor(value) ? [`${name} of [${value.shape.join(', ')}]`] : [],
    )
    throw new RangeError(
      `Expected ${this.text}, which the export relies on, but received ${given.join(', ')}`,
    )
  }
}
