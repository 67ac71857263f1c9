import { checkBoolean } from '../_check.js'
import { type CallResult, core, type Handle } from '../_native.js'
import { currentScope } from './_context.js'
import {
  Code,
  camel,
  codeOf,
  type Given,
  resolve,
  type Signature,
  type Source,
  signaturesOf,
  toNative,
  valueFrom,
} from './_resolve.js'
import { handleUnchecked, isTensor, setHandle, Tensor, wrap } from './tensor.js'

/** Any operator, as JavaScript calls it. */
export type AnyOperator = (...args: unknown[]) => unknown

type Call = (op: number, holder: object | undefined, ...args: unknown[]) => CallResult

/** How to make the result of a call out of what native code gives. */
type Finish = (result: CallResult, argument: (index: number) => unknown) => unknown

/** How to call one overload with values of given kinds. */
interface Plan {
  readonly id: number
  /** The result is one new tensor, and the arguments go in as they stand: no generic conversion. */
  readonly simple: boolean
  /** One source for each parameter, up to the last that is given. */
  readonly sources: readonly Source[]
  readonly finish: Finish
}

const none: Readonly<Record<string, unknown>> = Object.freeze({})
let call: Call = (...args) => {
  call = core().call
  return call(...args)
}

function oneTensor(result: CallResult): Tensor | null {
  return result === null ? null : wrap(result as Handle)
}

function finishOne(kind: string, list: boolean): (result: CallResult) => unknown {
  if (kind !== 'Tensor') return (result) => result
  return list ? (result) => (result as Handle[]).map(wrap) : oneTensor
}

function finisher({ schema }: Signature): Finish {
  const { returns } = schema
  const parts = returns.map(({ kind, list, argument }) =>
    argument >= 0
      ? (_: CallResult, given: (index: number) => unknown) => given(argument)
      : finishOne(kind, list),
  )
  if (parts.length === 0) return () => undefined
  if (parts.length === 1) return parts[0]!
  const names = returns.map(({ name }) => camel(name))
  const each = (result: CallResult, given: (index: number) => unknown): unknown[] =>
    parts.map((part, index) => part((result as readonly CallResult[] | undefined)?.[index], given))
  if (!names.every(Boolean)) return each
  return (result, given) => {
    const values = each(result, given)
    return Object.fromEntries(names.map((name, index) => [name, values[index]]))
  }
}

function planFor(signature: Signature, sources: readonly Source[]): Plan {
  const { returns } = signature.schema
  const count = sources.findLastIndex((source) => source !== null) + 1
  const used = sources.slice(0, count)
  const [first] = returns
  return {
    id: signature.id,
    simple:
      used.every((source, index) => source === index) &&
      returns.length === 1 &&
      first!.kind === 'Tensor' &&
      !first!.list &&
      first!.argument < 0,
    sources: used,
    finish: finisher(signature),
  }
}

/** An operator under one name: its overloads, described at the first call, and the plans of the calls seen so far. */
class Operator {
  #signatures: Signature[] | undefined
  readonly #plans = new Map<string | number, Plan>()
  // Plans of calls with one and with two plain values, by their codes.
  readonly unary: (Plan | undefined)[] = []
  readonly binary: (Plan | undefined)[] = []

  constructor(
    private readonly name: string,
    private readonly overloads: readonly string[],
    readonly label: string,
  ) {}

  get signatures(): readonly Signature[] {
    this.#signatures ??= signaturesOf(this.name, this.overloads, this.label)
    return this.#signatures
  }

  /** Whether it makes tensors from nothing: such operators take requiresGrad, which no schema has. */
  get isFactory(): boolean {
    return this.signatures.some(({ names }) => names.includes('pinMemory'))
  }

  plan(given: Given): Plan {
    const key = keyOf(given)
    let plan = this.#plans.get(key)
    if (!plan) {
      const { signature, sources } = resolve(this.label, this.signatures, given)
      plan = planFor(signature, sources)
      this.#plans.set(key, plan)
    }
    return plan
  }
}

function listKey(value: unknown, code: Code): string {
  return code === Code.List ? `${code}/${codeOf((value as unknown[])[0])}` : `${code}`
}

/** Calls with the same key resolve alike. undefined and null differ: only the first means "the default". */
function keyOf({ positional, named }: Given): string {
  let key = ''
  for (const value of positional) key += value === undefined ? 'u,' : `${listKey(value, codeOf(value))},`
  for (const name of Object.keys(named)) {
    const value = named[name]
    if (value === undefined) continue
    key +=
      name === 'out'
        ? `out:${Array.isArray(value) ? value.length : 1},`
        : `${name}:${listKey(value, codeOf(value))},`
  }
  return key
}

function runFactory(operator: Operator, { positional, named }: Given): unknown {
  const { requiresGrad, ...others } = named
  checkBoolean('requiresGrad', requiresGrad)
  const result = runGiven(operator, { positional, named: others }) as Tensor
  return result.requiresGrad_(requiresGrad as boolean)
}

function runGiven(operator: Operator, given: Given): unknown {
  if (given.named['requiresGrad'] !== undefined && operator.isFactory) return runFactory(operator, given)
  const { id, simple, sources, finish } = operator.plan(given)
  const value = (index: number): unknown =>
    index < sources.length ? valueFrom(sources[index]!, given) : undefined
  const values = sources.map((_, index) => {
    const each = value(index)
    return toNative(each, codeOf(each))
  })
  if (simple) {
    const scope = currentScope()
    if (scope !== null) return oneTensor(call(id, undefined, ...values))
    const tensor = new Tensor(-1)
    return settle(tensor, call(id, tensor, ...values))
  }
  return finish(call(id, undefined, ...values), value)
}

function settle(tensor: Tensor, result: CallResult): Tensor | null {
  if (result === null) return null
  setHandle(tensor, result as Handle)
  return tensor
}

function run1(plan: Plan, first: unknown): unknown {
  const scope = currentScope()
  if (scope === null) {
    const tensor = new Tensor(-1)
    return settle(tensor, call(plan.id, tensor, first))
  }
  const handle = call(plan.id, undefined, first)
  if (handle === null) return null
  scope.add(handle as Handle)
  return new Tensor(handle as Handle)
}

function run2(plan: Plan, first: unknown, second: unknown): unknown {
  const scope = currentScope()
  if (scope === null) {
    const tensor = new Tensor(-1)
    return settle(tensor, call(plan.id, tensor, first, second))
  }
  const handle = call(plan.id, undefined, first, second)
  if (handle === null) return null
  scope.add(handle as Handle)
  return new Tensor(handle as Handle)
}

/** The last argument is the options object, if it is an object and nothing else. */
function split(args: readonly unknown[]): Given {
  const last = args[args.length - 1]
  if (codeOf(last) !== Code.Object) return { positional: args, named: none }
  return { positional: args.slice(0, -1), named: last as Record<string, unknown> }
}

const operators = new Map<string, Operator>()

function operatorOf(name: string, label: string, lookUp: (name: string) => readonly string[]): Operator {
  let operator = operators.get(label)
  if (!operator) {
    operator = new Operator(name, lookUp(name), label)
    operators.set(label, operator)
  }
  return operator
}

/** `operator(self, …)` as a function, looked up at its first call. */
export function operatorFunction(
  name: string,
  label: string,
  lookUp: (name: string) => readonly string[],
): AnyOperator {
  let operator: Operator | undefined
  return (...args) => {
    operator ??= operatorOf(name, label, lookUp)
    return apply(operator, args)
  }
}

function apply(operator: Operator, args: readonly unknown[]): unknown {
  if (args.length === 1 && isTensor(args[0])) return applyUnary(operator, args[0])
  if (args.length === 2 && isTensor(args[0])) return applyBinary(operator, args[0], args[1])
  return runGiven(operator, split(args))
}

function applyUnary(operator: Operator, self: Tensor): unknown {
  const plan = operator.unary[0]
  if (plan) return run1(plan, handleUnchecked(self))
  const given = { positional: [self], named: none }
  const found = operator.plan(given)
  if (found.simple) operator.unary[0] = found
  return runGiven(operator, given)
}

function applyBinary(operator: Operator, self: Tensor, other: unknown): unknown {
  const code = codeOf(other)
  if (code === Code.Tensor || code === Code.Number) {
    const plan = operator.binary[code]
    if (plan) {
      const second = code === Code.Tensor ? handleUnchecked(other as Tensor) : other
      return run2(plan, handleUnchecked(self), second)
    }
    const given = { positional: [self, other], named: none }
    const found = operator.plan(given)
    if (found.simple) operator.binary[code] = found
    return runGiven(operator, given)
  }
  return runGiven(operator, split([self, other]))
}

/** `self.operator(…)` as a method, looked up at its first call. */
export function operatorMethod(
  name: string,
  label: string,
  lookUp: (name: string) => readonly string[],
): AnyOperator {
  let operator: Operator | undefined
  return function (this: unknown, ...args: unknown[]): unknown {
    operator ??= operatorOf(name, label, lookUp)
    if (!isTensor(this)) throw new TypeError(`${label}: Expected Tensor for this`)
    if (args.length === 0) return applyUnary(operator, this)
    if (args.length === 1) return applyBinary(operator, this, args[0])
    return runGiven(operator, split([this, ...args]))
  }
}
