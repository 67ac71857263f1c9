// A graph of torch.export, compiled to steps over an environment of handles and numbers.
import { asList, asRecord, asText, asUnion, dtypeOf, type Json } from '../../io/exported-program.js'
import { type CallResult, core, type Handle, type ParameterDescription } from '../../native/index.js'
import { context } from '../../tensor/core/context.js'
import {
  boxed,
  deviceSlot,
  fill,
  isFloatKind,
  isNumber,
  type Names,
  nameOf,
  Ref,
  Region,
  readArgument,
  refsIn,
} from './_arguments.js'
import type { Frame, Runnable } from './_frame.js'
import { operations, type Value } from './_numbers.js'
import { drawsAlways, findOperator, isAllowed, isAssertion, modeOf, type Operator } from './_operators.js'
import { regionOf } from './_regions.js'

/** What is found in a graph and the regions within it. */
export interface Findings {
  /** Operators that are not called here, each once. */
  readonly refused: Set<string>
  /** Calls that say that they are of training, and those that say of evaluation. */
  training: number
  evaluation: number
  /** Operators that draw random numbers in either mode. */
  readonly draws: Set<string>
}

/** A slot of the environment, or several for a list of tensors; null for what nobody reads. */
type Out = number | null | readonly number[]

interface Step {
  readonly label: string
  readonly args: readonly unknown[]
  readonly outs: readonly Out[]
  /** Puts what the step gives into the environment. */
  run(environment: unknown[], frame: Frame): void
  /** Slots of tensors that nobody reads after it. */
  dead: readonly number[]
}

const deviceIsFirst = deviceSlot + 1
const released = new Float64Array(1024)

function release(handles: readonly unknown[]): void {
  for (let at = 0; at < handles.length; at += released.length) {
    const part = handles.slice(at, at + released.length)
    for (const [i, handle] of part.entries()) released[i] = handle as number
    core().freeMany(released, part.length)
  }
}

const isOneTensor = ({ kind, list }: ParameterDescription): boolean => kind === 'Tensor' && !list

export class Graph implements Names, Runnable {
  readonly home: string
  readonly #json: Record<string, Json>
  readonly #findings: Findings
  /** Whether a name is of num_batches_tracked, which is counted in training alone. */
  readonly #isCount: (slot: number) => boolean
  readonly #slots = new Map<string, number>()
  readonly #floats = new Set<string>()
  /** Slots that hold handles. */
  readonly #tensors = new Set<number>()
  readonly #steps: Step[] = []
  readonly #inputs: readonly (number | null)[]
  readonly #outputs: readonly unknown[]
  #count = deviceIsFirst

  constructor(
    json: Record<string, Json>,
    home: string,
    findings: Findings,
    isCount: (input: string) => boolean = () => false,
  ) {
    this.home = home
    this.#json = json
    this.#findings = findings
    const counts = new Set<number>()
    this.#isCount = (slot) => counts.has(slot)
    this.#inputs = asList(json.inputs, 'its graph').map((input) => {
      const name = nameOf(input, "its graph's input")
      if (name === undefined) return null
      const slot = this.#declare(input, name)
      if (isCount(name)) counts.add(slot)
      return slot
    })
    for (const node of asList(json.nodes, 'its graph')) this.#compile(asRecord(node, 'a node in it'))
    this.#outputs = asList(json.outputs, 'its graph').map((output) =>
      readArgument(output, this, "its graph's output"),
    )
    this.#plan()
  }

  slotOf(name: string): number {
    const slot = this.#slots.get(name)
    if (slot === undefined) throw new Error(`its graph has no value '${name}' where it is read`)
    return slot
  }
  isFloat(name: string): boolean {
    return this.#floats.has(name)
  }
  isTensor(slot: number): boolean {
    return this.#tensors.has(slot)
  }

  /** A new slot for what a step or the caller gives under a name. */
  #declare(argument: Json, name: string): number {
    const [kind] = asUnion(argument, `its value '${name}'`)
    const slot = this.#count++
    this.#slots.set(name, slot)
    if (kind === 'as_tensor') this.#tensors.add(slot)
    if (kind === 'as_sym_float') this.#floats.add(name)
    return slot
  }

  #out(output: Json, label: string): Out {
    const [kind, value] = asUnion(output, label)
    if (kind === 'as_tensors') {
      return asList(value, label).map((each) =>
        this.#declare({ as_tensor: each }, asText(asRecord(each, label).name, label)),
      )
    }
    const name = nameOf(output, label)
    return name === undefined ? null : this.#declare(output, name)
  }

  #compile(node: Record<string, Json>): void {
    const target = asText(node.target, 'a node in it')
    const label = `its node '${target}'`
    const inputs = asList(node.inputs, label).map((input) => asRecord(input, label))
    const outputs = asList(node.outputs, label)
    const [, operation] = /^(?:_operator|math|torch)\.(\w+)$/.exec(target) ?? []
    if (operation !== undefined) {
      this.#calculate(target, operation, inputs, outputs)
      return
    }
    const [, namespace, name, overload = 'default'] =
      /^torch\.ops\.(\w+)\.(\w+)(?:\.(\w+))?$/.exec(target) ?? []
    if (namespace === undefined || name === undefined) {
      this.#refuse(target, outputs)
      return
    }
    if (namespace === 'higher_order') {
      const named = typeof node.name === 'string' ? ` (${node.name})` : ''
      this.#enter(name, `${label}${named}`, inputs, outputs)
      return
    }
    const full = `${namespace}::${name}`
    if (isAssertion(full)) return
    const operator = isAllowed(full, overload)
      ? findOperator(full, overload === 'default' ? '' : overload)
      : null
    if (!operator) {
      this.#refuse(`${full}${overload === 'default' ? '' : `.${overload}`}`, outputs)
      return
    }
    this.#call(operator, label, inputs, outputs)
  }

  /**
   * A slot of a tensor is filled by tensors alone: a number in it would be taken for the handle of any tensor of the
   * process.
   */
  #checked(out: Out, isTensor: boolean | null, label: string): Out {
    for (const slot of [out].flat())
      if (slot !== null && this.isTensor(slot) !== isTensor) throw new Error(`${label} gives something else`)
    return out
  }

  /** Notes the operator, and goes on, so that all that are missing are named at once. */
  #refuse(name: string, outputs: readonly Json[]): void {
    this.#findings.refused.add(name)
    for (const output of outputs) this.#out(output, `its node '${name}'`)
  }

  #calculate(target: string, name: string, inputs: Record<string, Json>[], outputs: readonly Json[]): void {
    const operation = operations[name]
    if (!operation) {
      this.#refuse(target, outputs)
      return
    }
    const label = `its node '${target}'`
    const args = inputs.map(({ arg }) => readArgument(arg, this, label))
    const out = this.#out(outputs[0], label)
    if (typeof out !== 'number' || this.isTensor(out)) throw new Error(`${label} gives no number`)
    this.#push({
      label,
      args,
      outs: [out],
      run: (environment) => {
        environment[out as number] = operation(...(fill(args, environment) as Value[]))
      },
    })
  }

  #push(step: Omit<Step, 'dead'>): void {
    this.#steps.push({ ...step, dead: [] })
  }

  #call(named: Operator, label: string, inputs: Record<string, Json>[], outputs: readonly Json[]): void {
    const given = new Map(inputs.map(({ name, arg }) => [asText(name, label), arg]))
    const kindOf = (name: string) => (given.has(name) ? asUnion(given.get(name), label)[0] : '')
    const operator = this.#forNumbers(named, (parameter) => isNumber(kindOf(parameter.name)))
    const { parameters } = operator
    for (const name of given.keys())
      if (!parameters.some((parameter) => parameter.name === name)) throw new Error(`${label} has no ${name}`)
    const args = parameters.map((parameter) => {
      const arg = given.get(parameter.name)
      if (arg === undefined) return undefined
      const value = readArgument(arg, this, label)
      const kind = kindOf(parameter.name)
      if (isOneTensor(parameter) && isNumber(kind)) return this.#wrapped(value, kind, outputs)
      return parameter.kind === 'Scalar' && isFloatKind(kind) ? asFloat(value) : value
    })
    while (args.length > 0 && args.at(-1) === undefined) args.pop()
    const mode = this.#mode(operator, args)
    if (drawsAlways(operator.name)) this.#findings.draws.add(operator.name)
    const written = operator.name === 'aten::add_' ? args[0] : undefined
    const trainingOnly = written instanceof Ref && this.#isCount(written.slot)
    if (outputs.length > Math.max(operator.returns.length, 1))
      throw new Error(`${label} has too many outputs`)
    const outs = outputs.map((output, i) => {
      const returned = operator.returns[i]
      const argument = returned?.argument ?? -1
      const name = argument < 0 ? undefined : nameOf(output, label)
      if (name === undefined)
        return this.#checked(this.#out(output, label), returned?.kind === 'Tensor', label)
      // In place: another name of the argument.
      const of = args[argument]
      if (!(of instanceof Ref) || !this.isTensor(of.slot)) throw new Error(`${label} writes to no tensor`)
      this.#slots.set(name, of.slot)
      return null
    })
    const places = args.flatMap((arg, i) => (refsIn(arg).length > 0 ? [i] : []))
    const single = operator.returns.length === 1
    const { id } = operator
    this.#push({
      label,
      args,
      outs,
      run: (environment, { training }) => {
        if (trainingOnly && !training) return
        const values = args.slice()
        for (const i of places) values[i] = fill(args[i], environment)
        if (mode && !training) values[mode.at] = mode.evaluation
        const result = core().call(id, undefined, ...values)
        store(environment, outs, single ? [result] : ((result ?? []) as readonly CallResult[]))
      },
    })
  }

  /** Python wraps a number that is given for a tensor, so that it weighs less in type promotion: as .Scalar does. */
  #forNumbers(operator: Operator, isGivenNumber: (parameter: ParameterDescription) => boolean): Operator {
    const numbers = operator.parameters.filter(
      (parameter) => isOneTensor(parameter) && isGivenNumber(parameter),
    )
    if (numbers.length !== 1) return operator
    const names = operator.overload
      ? [operator.overload.replace('Tensor_Tensor', 'Tensor_Scalar').replace(/Tensor(?=$|_mode)/, 'Scalar')]
      : ['Scalar']
    for (const overload of names) {
      const scalar = overload === operator.overload ? null : findOperator(operator.name, overload)
      const parameter = scalar?.parameters.find(({ name }) => name === numbers[0]!.name)
      if (scalar && parameter?.kind === 'Scalar') return scalar
    }
    return operator
  }

  /** A number as a tensor of no dimension, where no overload takes it as it is. */
  #wrapped(value: unknown, kind: string, outputs: readonly Json[]): Ref {
    const made = this.#dtypeOf(outputs[0])
    const isWide = made === 'float64' || made === 'complex128'
    const dtype = isFloatKind(kind)
      ? isWide
        ? 'float64'
        : 'float32'
      : kind === 'as_complex'
        ? isWide
          ? 'complex128'
          : 'complex64'
        : /bool/.test(kind)
          ? 'bool'
          : 'int64'
    const slot = this.#count++
    this.#tensors.add(slot)
    const { id } = findOperator('aten::scalar_tensor', '')!
    const args = [isFloatKind(kind) ? asFloat(value) : value, dtype]
    this.#push({
      label: 'a number for a tensor',
      args,
      outs: [slot],
      run: (environment) => {
        environment[slot] = core().call(id, undefined, ...(fill(args, environment) as unknown[]))
      },
    })
    return new Ref(slot)
  }

  #dtypeOf(output: Json): string | undefined {
    const name = output === undefined ? undefined : nameOf(output, 'a node in it')
    const meta = name && asRecord(this.#json.tensor_values, 'its graph')[name]
    return meta ? dtypeOf(asRecord(meta, 'its graph').dtype) : undefined
  }

  #mode(operator: Operator, args: readonly unknown[]) {
    const mode = modeOf(operator)
    if (!mode || mode.at >= args.length) return null
    // Without running statistics batch norm takes those of the batch in evaluation too.
    const mean = operator.parameters.findIndex(({ name }) => name === 'running_mean')
    if (mean >= 0 && (args[mean] ?? null) === null) return null
    const given = args[mode.at]
    const isEvaluation = given === mode.evaluation || given === undefined
    // Attention has no dropout in evaluation, and mostly none in training.
    if (isEvaluation) {
      if (mode.evaluation === false) this.#findings.evaluation++
      return null
    }
    this.#findings.training++
    return mode
  }

  #enter(name: string, label: string, inputs: Record<string, Json>[], outputs: readonly Json[]): void {
    const args = inputs.map(({ arg }) => readArgument(arg, this, label))
    const compile = (region: unknown): Graph => {
      if (!(region instanceof Region)) throw new Error(`${label} is damaged`)
      return new Graph(region.json, this.home, this.#findings)
    }
    const region = regionOf(name, args, {
      label,
      compile,
      isTensor: (arg) => arg instanceof Ref && this.isTensor(arg.slot),
    })
    if (!region) {
      this.#refuse(`higher_order.${name}`, outputs)
      return
    }
    const outs = outputs.flatMap((output) => this.#out(output, label))
    outs.forEach((out, i) => {
      this.#checked(out, region.givesTensor(i), label)
    })
    this.#push({
      label,
      args: region.args,
      outs,
      run: (environment, frame) => {
        const results = region.run(fill(region.args, environment) as unknown[], frame)
        store(environment, outs, results as CallResult[])
      },
    })
  }

  /** Finds where each tensor is last read, to free it there. */
  #plan(): void {
    const last = new Map<number, Step>()
    for (const step of this.#steps) {
      for (const { slot } of refsIn([...step.args])) last.set(slot, step)
      for (const slot of step.outs.flat()) if (slot !== null) last.set(slot, step)
    }
    for (const slot of [...this.#inputs, ...refsIn([...this.#outputs]).map((ref) => ref.slot)])
      if (slot !== null) last.delete(slot)
    const dead = new Map<Step, number[]>()
    for (const [slot, step] of last) {
      if (!this.#tensors.has(slot)) continue
      const slots = dead.get(step) ?? []
      slots.push(slot)
      dead.set(step, slots)
    }
    for (const [step, slots] of dead) step.dead = slots
  }

  /**
   * Handles and numbers in, in the order of the graph's inputs, handles and numbers out. Those given stay the caller's;
   * the others are new.
   */
  run(inputs: readonly unknown[], frame: Frame): unknown[] {
    // Makes libtorch's modes those of the code that runs.
    context()
    const environment: unknown[] = new Array(this.#count).fill(undefined)
    environment[deviceSlot] = frame.device
    this.#inputs.forEach((slot, i) => {
      if (slot !== null) environment[slot] = inputs[i]
    })
    try {
      for (const step of this.#steps) {
        step.run(environment, frame)
        if (step.dead.length > 0) this.#free(environment, step.dead)
      }
    } catch (error) {
      this.#free(
        environment,
        [...this.#tensors].filter((slot) => !this.#inputs.includes(slot)),
      )
      throw error
    }
    return this.#results(environment)
  }

  takesTensor(index: number): boolean | null {
    const slot = this.#inputs[index] ?? null
    return slot === null ? null : this.isTensor(slot)
  }
  givesTensor(index: number): boolean | null {
    const output = this.#outputs[index]
    if (index >= this.#outputs.length) return null
    return output instanceof Ref && this.isTensor(output.slot)
  }

  #free(environment: unknown[], slots: readonly number[]): void {
    const handles = slots.map((slot) => environment[slot]).filter((handle) => typeof handle === 'number')
    for (const slot of slots) environment[slot] = undefined
    release(handles)
  }

  #results(environment: readonly unknown[]): unknown[] {
    const given = new Set(this.#inputs)
    return this.#outputs.map((output) => {
      if (!(output instanceof Ref) || !this.#tensors.has(output.slot)) return fill(output, environment)
      const handle = environment[output.slot] as Handle
      if (given.has(output.slot)) return core().share(handle)
      given.add(output.slot)
      return handle
    })
  }
}

/** A number of Python's type float: one that is whole stays a float. */
const asFloat = (value: unknown): unknown => {
  if (value instanceof Ref) return new Ref(value.slot, true, true)
  return typeof value === 'number' && Number.isInteger(value) ? boxed(value) : value
}

/** Results into their slots; what nobody reads is given back. */
function store(environment: unknown[], outs: readonly Out[], results: readonly CallResult[]): void {
  outs.forEach((out, i) => {
    const result = results[i]
    if (typeof out === 'number') environment[out] = result
    else if (out !== null)
      out.forEach((slot, k) => {
        environment[slot] = (result as readonly CallResult[])[k]
      })
  })
}
