import { checkKnownKeys } from '../_check.js'
import { core } from '../native/index.js'
import { handleOf } from '../tensor/core/handle.js'
import { type Device, type DType, noGrad, Tensor } from '../tensor/index.js'

const parameters = new WeakSet<Tensor>()
const buffers = new WeakSet<Tensor>()

/**
 * Marks a tensor as a parameter: a module that holds it in a property trains it and saves it.
 *
 * @returns the same tensor, which now requires gradients
 * @example
 * ```ts
 * class Scale extends nn.Module {
 *   gain = nn.parameter(ones([3]))
 *   forward(x: Tensor) {
 *     return x.mul(this.gain)
 *   }
 * }
 * ```
 */
export function parameter(tensor: Tensor, { requiresGrad = true }: { requiresGrad?: boolean } = {}): Tensor {
  parameters.add(tensor)
  return tensor.requiresGrad_(requiresGrad)
}

/** Marks a tensor as a buffer: a module that holds it in a property saves it, and no optimizer changes it. */
export function buffer(tensor: Tensor): Tensor {
  buffers.add(tensor)
  return tensor
}

/** PyTorch's name of a property: `runningMean` is `running_mean` in a state dict. What has a dot is a name already. */
export function torchName(property: string): string {
  if (property.includes('.')) return property
  return property.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, after: string) => `${before}_${after.toLowerCase()}`,
  )
}

/** Any module, whatever it takes and gives. */
export type AnyModule = Module<unknown[], unknown>
export type StateDict = Record<string, Tensor>

export interface LoadOptions {
  /** Every key must be in both. Default true. */
  strict?: boolean
}
/** Keys that one side had and the other had not; both are empty where loading was strict. */
export interface LoadResult {
  missing: string[]
  unexpected: string[]
}

/**
 * A part of a network: parameters, buffers and other modules, held in ordinary properties, and what it computes.
 * Nothing has to be registered: whatever is asked of a module walks its own properties. Arrays of modules count too;
 * a plain tensor in a property, marked neither by {@link parameter} nor by {@link buffer}, is left alone.
 *
 * Names are PyTorch's: properties joined by dots, in snake case, so that state dicts go both ways.
 *
 * @example
 * ```ts
 * class Net extends nn.Module {
 *   hidden = new nn.Linear(4, 8)
 *   output = new nn.Linear(8, 2)
 *   forward(x: Tensor) {
 *     return this.output.forward(this.hidden.forward(x).relu())
 *   }
 * }
 * Object.keys(new Net().stateDict()) // ['hidden.weight', 'hidden.bias', 'output.weight', 'output.bias']
 * ```
 */
export abstract class Module<Inputs extends unknown[] = [Tensor], Output = Tensor> {
  /** Whether the module is being trained: dropout and batch norm look at it. Set by `train()` and `eval()`. */
  training = true

  abstract forward(...inputs: Inputs): Output

  /** The modules that this one holds itself, with their names. */
  *namedChildren(): Generator<[string, AnyModule]> {
    for (const [property, value] of Object.entries(this)) {
      const name = torchName(property)
      if (value instanceof Module) yield [name, value]
      if (!Array.isArray(value)) continue
      for (const [i, item] of value.entries()) if (item instanceof Module) yield [`${name}.${i}`, item]
    }
  }

  /** The module itself, named '', and all modules within it, each once. */
  *namedModules(prefix = '', seen = new Set<AnyModule>()): Generator<[string, AnyModule]> {
    if (seen.has(this)) return
    seen.add(this)
    yield [prefix, this]
    for (const [name, child] of this.namedChildren()) yield* child.namedModules(join(prefix, name), seen)
  }

  /** Every parameter once, under its first name: what optimizers take. */
  *namedParameters(): Generator<[string, Tensor]> {
    yield* once(this.#tensors(parameters))
  }

  parameters(): Tensor[] {
    return [...this.namedParameters()].map(([, tensor]) => tensor)
  }

  *namedBuffers(): Generator<[string, Tensor]> {
    yield* once(this.#tensors(buffers))
  }

  buffers(): Tensor[] {
    return [...this.namedBuffers()].map(([, tensor]) => tensor)
  }

  children(): AnyModule[] {
    return [...this.namedChildren()].map(([, child]) => child)
  }

  modules(): AnyModule[] {
    return [...this.namedModules()].map(([, module]) => module)
  }

  /** Sets `training` in every module within. */
  train(training = true): this {
    for (const module of this.modules()) module.training = training
    return this
  }

  eval(): this {
    return this.train(false)
  }

  requiresGrad_(requiresGrad = true): this {
    for (const tensor of this.parameters()) tensor.requiresGrad_(requiresGrad)
    return this
  }

  zeroGrad(): void {
    for (const tensor of this.parameters()) tensor.grad = null
  }

  /** Moves or converts every parameter and buffer in place; a dtype changes floating-point ones alone. */
  to(options: { device?: Device; dtype?: DType }): this {
    checkKnownKeys('Module.to', options, ['device', 'dtype'])
    noGrad(() => {
      for (const [, tensor] of once([...this.#tensors(parameters), ...this.#tensors(buffers)])) {
        const moved = tensor.isFloatingPoint() ? tensor.to(options) : tensor.to({ device: options.device })
        const grad = tensor.grad?.to(options)
        // A gradient must fit its tensor at every moment.
        tensor.grad = null
        setData(tensor, moved)
        if (grad) tensor.grad = grad
      }
    })
    return this
  }

  /**
   * The parameters and buffers by name, under PyTorch's keys: tensors that share the module's memory, apart from
   * autograd.
   */
  stateDict(): StateDict {
    return Object.fromEntries(this.#entries().map(([name, tensor]) => [name, tensor.detach()]))
  }

  /**
   * Copies values into the parameters and buffers. Nothing is changed unless all fits.
   *
   * @throws RangeError naming the keys that are missing, unexpected or of another shape
   */
  loadStateDict(state: Readonly<Record<string, Tensor>>, { strict = true }: LoadOptions = {}): LoadResult {
    const own = this.#entries()
    const names = new Set(own.map(([name]) => name))
    const missing = own.filter(([name]) => !(name in state)).map(([name]) => name)
    const unexpected = Object.keys(state).filter((name) => !names.has(name))
    const present = own.filter(([name]) => name in state)
    const shapes = present.flatMap(([name, tensor]) => {
      const [wanted, given] = [tensor.shape, state[name]!.shape]
      return String(wanted) === String(given)
        ? []
        : [`${name} is [${given}] where the module's is [${wanted}]`]
    })
    const complaints = [
      ...(strict && missing.length ? [`missing: ${missing.join(', ')}`] : []),
      ...(strict && unexpected.length ? [`unexpected: ${unexpected.join(', ')}`] : []),
      ...shapes,
    ]
    if (complaints.length)
      throw new RangeError(`The state dict is not of this module: ${complaints.join('; ')}`)
    noGrad(() => {
      for (const [name, tensor] of present) tensor.copy_(state[name]!)
    })
    return { missing, unexpected }
  }

  /** Parameters and buffers under all their names, module by module as in PyTorch. */
  #entries(): [string, Tensor][] {
    const entries: [string, Tensor][] = []
    const visit = (prefix: string, module: AnyModule) => {
      for (const kind of [parameters, buffers]) entries.push(...own(module, prefix, kind))
      for (const [name, child] of module.namedChildren()) visit(join(prefix, name), child)
    }
    visit('', this)
    const names = new Set<string>()
    for (const [name] of entries) {
      if (names.has(name)) throw new RangeError(`Two tensors of the module would be saved as '${name}'`)
      names.add(name)
    }
    return entries
  }

  *#tensors(kind: WeakSet<Tensor>): Generator<[string, Tensor]> {
    for (const [prefix, module] of this.namedModules()) yield* own(module, prefix, kind)
  }
}

/** Gives a tensor another one's memory, dtype and device; to autograd and to optimizers it stays the same one. */
function setData(tensor: Tensor, data: Tensor): void {
  core().call(core().op('aten::set_data', '', 'Module.to'), undefined, handleOf(tensor), handleOf(data))
}

const join = (prefix: string, name: string) => (prefix ? `${prefix}.${name}` : name)

/** The tensors of a kind that a module holds itself. */
function own(module: AnyModule, prefix: string, kind: WeakSet<Tensor>): [string, Tensor][] {
  return Object.entries(module)
    .filter((entry): entry is [string, Tensor] => entry[1] instanceof Tensor && kind.has(entry[1]))
    .map(([property, tensor]) => [join(prefix, torchName(property)), tensor])
}

function* once(entries: Iterable<[string, Tensor]>): Generator<[string, Tensor]> {
  const seen = new Set<Tensor>()
  for (const entry of entries) {
    if (seen.has(entry[1])) continue
    seen.add(entry[1])
    yield entry
  }
}
