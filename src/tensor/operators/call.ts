import { checkBoolean } from '../../_check.js'
import { type CallResult, core, type Handle } from '../../native/index.js'
import { currentScope } from '../core/context.js'
import { handleUnchecked, isTensor, setHandle, Tensor, wrap } from '../core/tensor.js'
import { Code, codeOf, toNative } from './codes.js'
import {
  camel,
  type Given,
  joinSizes,
  type Resolved,
  resolve,
  type Signature,
  type Source,
  signaturesOf,
  valueFrom,
} from './resolve.js'

/** Any operator, as JavaScript calls it. */
export type AnyOperator = (...args: unknown[]) => unknown

type Named = Readonly<Record<string, unknown>>
type Call = (op: number, holder: object | undefined, ...args: unknown[]) => CallResult

/** Converts the native result of a call to its JavaScript result; `argument` returns the value of a parameter. */
type Finish = (result: CallResult, argument: (index: number) => unknown) => unknown

/** How to call one overload with arguments of given kinds. */
interface Plan {
  readonly id: number
  /** Whether the result is one new tensor. */
  readonly single: boolean
  /** Whether all values are positional, in the order of the schema. */
  readonly straight: boolean
  /** The source of each parameter's value, up to the last parameter that is given, and the codes of the values. */
  readonly sources: readonly Source[]
  readonly codes: readonly number[]
  /** The names of the parameters. */
  readonly names: readonly string[]
  /** See {@link Resolved}. */
  readonly sizesFrom: number | undefined
  readonly finish: Finish
}

/** The kinds of a call's arguments. Calls with the same kinds share a plan. */
interface Look {
  readonly positional: readonly number[]
  readonly names: readonly string[]
  readonly named: readonly number[]
  readonly plan: Plan
}

const none: Named = Object.freeze({})
const tensorCode: number = Code.Tensor
const numberCode: number = Code.Number
const objectCode: number = Code.Object
// The looks of an operator are searched linearly. When there are more than this, the list is cleared.
const mostLooks = 16

let call: Call = (...args) => {
  call = core().call
  return call(...args)
}

const oneTensor = (result: CallResult): Tensor | null => (result === null ? null : wrap(result as Handle))

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

function planFor({ signature, sources, sizesFrom }: Resolved, written: Given): Plan {
  const given = sizesFrom === undefined ? written : joinSizes(written, sizesFrom)
  const { returns } = signature.schema
  const used = sources.slice(0, sources.findLastIndex((source) => source !== null) + 1)
  const [first] = returns
  return {
    id: signature.id,
    single: returns.length === 1 && first!.kind === 'Tensor' && !first!.list && first!.argument < 0,
    straight: sizesFrom === undefined && used.every((source, index) => source === index),
    sources: used,
    codes: used.map((source) => codeOf(valueFrom(source, given))),
    names: signature.names,
    sizesFrom,
    finish: finisher(signature),
  }
}

function looksLike({ positional, names, named }: Look, given: Given): boolean {
  const values = given.positional
  if (values.length !== positional.length) return false
  for (let i = 0; i < values.length; i++) if (codeOf(values[i]) !== positional[i]) return false
  let count = 0
  if (given.named !== none) {
    for (const name in given.named) {
      const value = given.named[name]
      if (value === undefined) continue
      if (names[count] !== name || codeOf(value) !== named[count]) return false
      count++
    }
  }
  return count === names.length
}

/** An operator: its overloads, described at the first call, and the plans of the calls so far. */
class Operator {
  #signatures: Signature[] | undefined
  #looks: Look[] = []
  /** The plan of a call with one tensor and nothing else. */
  unary: Plan | undefined
  /** The plans of calls with a tensor and a second value, by its code. */
  readonly binary: (Plan | undefined)[] = new Array(numberCode + 1).fill(undefined)

  constructor(
    private readonly name: string,
    private readonly overloads: readonly string[],
    readonly label: string,
  ) {}

  get #described(): readonly Signature[] {
    this.#signatures ??= signaturesOf(this.name, this.overloads, this.label)
    return this.#signatures
  }

  /** Whether the operator is a factory. Factories also take requiresGrad, which no schema has. */
  get isFactory(): boolean {
    return this.#described.some(({ names }) => names.includes('pinMemory'))
  }

  plan(given: Given): Plan {
    for (const look of this.#looks) if (looksLike(look, given)) return look.plan
    const plan = planFor(resolve(this.label, this.#described, given), given)
    // Plans with `out` are not stored, because the code of `out` does not contain its number of tensors.
    if (!('out' in given.named)) this.#remember(given, plan)
    return plan
  }

  #remember({ positional, named }: Given, plan: Plan): void {
    const entries = Object.entries(named).filter(([, value]) => value !== undefined)
    if (this.#looks.length === mostLooks) this.#looks = []
    this.#looks.push({
      positional: positional.map(codeOf),
      names: entries.map(([name]) => name),
      named: entries.map(([, value]) => codeOf(value)),
      plan,
    })
  }
}

function callWith(id: number, holder: object | undefined, v: readonly unknown[]): CallResult {
  switch (v.length) {
    case 0:
      return call(id, holder)
    case 1:
      return call(id, holder, v[0])
    case 2:
      return call(id, holder, v[0], v[1])
    case 3:
      return call(id, holder, v[0], v[1], v[2])
    case 4:
      return call(id, holder, v[0], v[1], v[2], v[3])
    default:
      return call(id, holder, ...v)
  }
}

function runFactory(operator: Operator, { positional, named }: Given): unknown {
  const { requiresGrad, ...others } = named
  const wanted = checkBoolean('requiresGrad', requiresGrad)
  return (run(operator, { positional, named: others }) as Tensor).requiresGrad_(wanted)
}

function run(operator: Operator, given: Given): unknown {
  if (given.named !== none && given.named.requiresGrad !== undefined && operator.isFactory)
    return runFactory(operator, given)
  const plan = operator.plan(given)
  const { id, single, sources, codes, names, finish } = plan
  if (plan.sizesFrom !== undefined) given = joinSizes(given, plan.sizesFrom)
  const values: unknown[] = []
  for (let i = 0; i < sources.length; i++)
    values.push(toNative(valueFrom(sources[i]!, given), codes[i]!, operator.label, names[i]!))
  if (single) return finishSingle(id, values)
  const argument = (index: number): unknown =>
    index < sources.length ? valueFrom(sources[index]!, given) : undefined
  return finish(callWith(id, undefined, values), argument)
}

// Outside of scopes the Tensor object is created first, so that native code can watch it as soon as the tensor exists.
function finishSingle(id: number, values: readonly unknown[]): Tensor | null {
  const scope = currentScope()
  if (scope !== null) return oneTensor(callWith(id, undefined, values))
  const tensor = new Tensor(-1)
  return hold(tensor, callWith(id, tensor, values))
}

function hold(tensor: Tensor, result: CallResult): Tensor | null {
  if (result === null) return null
  setHandle(tensor, result as Handle)
  return tensor
}

function run1(id: number, first: unknown): Tensor | null {
  const scope = currentScope()
  if (scope === null) {
    const tensor = new Tensor(-1)
    return hold(tensor, call(id, tensor, first))
  }
  const handle = call(id, undefined, first)
  if (handle === null) return null
  scope.add(handle as Handle)
  return new Tensor(handle as Handle)
}

function run2(id: number, first: unknown, second: unknown): Tensor | null {
  const scope = currentScope()
  if (scope === null) {
    const tensor = new Tensor(-1)
    return hold(tensor, call(id, tensor, first, second))
  }
  const handle = call(id, undefined, first, second)
  if (handle === null) return null
  scope.add(handle as Handle)
  return new Tensor(handle as Handle)
}

/** Whether an object can be an options object: a plain object of any realm, but not a Date or a Proxy of a Tensor. */
function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === null || Object.getPrototypeOf(prototype) === null
}

/** Separates the options object from the positional arguments: it is the last argument, and a plain object. */
function runArguments(operator: Operator, args: unknown[]): unknown {
  const last = args[args.length - 1]
  if (args.length > 0 && codeOf(last) === objectCode && isPlain(last as object)) {
    const named = args.pop() as Named
    return run(operator, { positional: args, named })
  }
  return run(operator, { positional: args, named: none })
}

function applyUnary(operator: Operator, self: Tensor): unknown {
  if (operator.unary) return run1(operator.unary.id, handleUnchecked(self))
  const given = { positional: [self], named: none }
  const plan = operator.plan(given)
  if (plan.single && plan.straight) operator.unary = plan
  return run(operator, given)
}

function applyBinary(operator: Operator, self: Tensor, other: unknown): unknown {
  const isOther = isTensor(other)
  if (!isOther && typeof other !== 'number') return runArguments(operator, [self, other])
  const code = isOther ? tensorCode : numberCode
  const known = operator.binary[code]
  if (known) return run2(known.id, handleUnchecked(self), isOther ? handleUnchecked(other) : other)
  const given = { positional: [self, other], named: none }
  const plan = operator.plan(given)
  if (plan.single && plan.straight) operator.binary[code] = plan
  return run(operator, given)
}

const operators = new Map<string, Operator>()

function operatorOf(name: string, label: string, lookUp: (name: string) => readonly string[]): Operator {
  // Several operators may have one label: the modes of a function that errors name.
  const key = `${name} ${label}`
  let operator = operators.get(key)
  if (!operator) {
    operator = new Operator(name, lookUp(name), label)
    operators.set(key, operator)
  }
  return operator
}

/** An operator as a function `operator(self, …)`. It is looked up at the first call. */
export function operatorFunction(
  name: string,
  label: string,
  lookUp: (name: string) => readonly string[],
): AnyOperator {
  let operator: Operator | undefined
  return (...args) => {
    operator ??= operatorOf(name, label, lookUp)
    if (args.length === 1 && isTensor(args[0])) return applyUnary(operator, args[0])
    if (args.length === 2 && isTensor(args[0])) return applyBinary(operator, args[0], args[1])
    return runArguments(operator, args)
  }
}

/** An operator as a method `self.operator(…)`. It is looked up at the first call. */
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
    args.unshift(this)
    return runArguments(operator, args)
  }
}
