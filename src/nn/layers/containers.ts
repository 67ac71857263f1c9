import { checkInteger, checkIterable, checkString, show } from '../../_check.js'
import { Tensor } from '../../tensor/index.js'
import type { AnyModule } from '../_base.js'
import { held, type Place } from '../_base.js'
import { isModule, propertyPlace } from '../_members.js'
import { Module, parameter } from '../module.js'

// Containers keep their items in a property that is not listed, so that names have no part for it.

function hide(module: object, key: string, value: unknown): void {
  Object.defineProperty(module, key, { value, writable: true, configurable: true })
}

function checkModule(name: string, value: unknown): AnyModule {
  if (!isModule(value)) throw new TypeError(`Expected Module for ${name} but received ${show(value)}`)
  return value
}

const itemPlaces = (items: object): Place[] => Object.keys(items).map((key) => propertyPlace(items, key, key))

/** A list whose items are named by their positions. */
abstract class List<Item, Inputs extends unknown[], Output>
  extends Module<Inputs, Output>
  implements Iterable<Item>
{
  /** @internal */
  declare protected items: Item[]

  constructor(items: Iterable<Item>) {
    super()
    hide(this, 'items', [])
    if (typeof items?.[Symbol.iterator] !== 'function')
      throw new TypeError(`Expected a list for items but received ${show(items)}`)
    for (const item of checkIterable('items', items)) this.append(item)
  }

  /** @internal What an item becomes as it is taken in. */
  protected abstract take(item: Item, index: number): Item

  override *[held](): Iterable<Place> {
    yield* itemPlaces(this.items)
    yield* super[held]()
  }

  get length(): number {
    return this.items.length
  }

  /** The item at a position; negative ones count from the end. */
  at(index: number): Item | undefined {
    return this.items.at(checkInteger('index', index))
  }

  [Symbol.iterator](): Iterator<Item> {
    return this.items[Symbol.iterator]()
  }

  /** Puts an item at the end. */
  append(item: Item): this {
    this.items.push(this.take(item, this.items.length))
    return this
  }

  /** Puts items at the end. */
  extend(items: Iterable<Item>): this {
    for (const item of checkIterable('items', items)) this.append(item)
    return this
  }

  /** Puts an item before the one at a position. */
  insert(index: number, item: Item): this {
    checkInteger('index', index, `[${-this.length}, ${this.length}]`)
    this.items.splice(index, 0, this.take(item, index))
    return this
  }

  /** Takes the item at a position out. */
  pop(index = -1): Item {
    checkInteger('index', index, `[${-this.length}, ${this.length})`)
    return this.items.splice(index, 1)[0]!
  }
}

/**
 * Layers, each given what the one before it gave. They are named by their numbers or, given as a record, by its keys.
 *
 * @example
 * ```ts
 * const model = new nn.Sequential(new nn.Linear(4, 8), new nn.ReLU(), new nn.Linear(8, 2))
 * Object.keys(model.stateDict()) // ['0.weight', '0.bias', '2.weight', '2.bias']
 * new nn.Sequential({ fc: new nn.Linear(4, 8), act: new nn.ReLU() }).namedChildren()[0][0] // 'fc'
 * ```
 */
export class Sequential extends Module implements Iterable<Module> {
  /** @internal */
  declare protected layers: Record<string, Module>

  constructor(...layers: Module[] | [Record<string, Module>]) {
    super()
    hide(this, 'layers', {})
    const [first] = layers
    const isRecord =
      layers.length === 1 &&
      typeof first === 'object' &&
      first !== null &&
      !isModule(first) &&
      Object.values(first).some(isModule)
    for (const [name, layer] of Object.entries(isRecord ? first : layers)) {
      checkModule(`layer ${name}`, layer)
      this.layers[name] = layer as Module
    }
  }

  override *[held](): Iterable<Place> {
    yield* itemPlaces(this.layers)
    yield* super[held]()
  }

  /** How many layers there are. */
  get length(): number {
    return Object.keys(this.layers).length
  }

  /** The layer at a position; negative ones count from the end. */
  at(index: number): Module | undefined {
    return Object.values(this.layers).at(checkInteger('index', index))
  }

  /** Puts a layer at the end. */
  append(layer: Module): this {
    checkModule('layer', layer)
    this.layers[String(this.length)] = layer
    return this
  }

  [Symbol.iterator](): Iterator<Module> {
    return Object.values(this.layers)[Symbol.iterator]()
  }

  override forward(input: Tensor): Tensor {
    let output = input
    for (const name in this.layers) output = this.layers[name]!.forward(output)
    return output
  }
}

/** What a container that computes nothing says when it is run. */
function noForward(module: object): never {
  throw new TypeError(`${module.constructor.name} has no forward: run the modules that it holds`)
}

/**
 * Modules in a list, named by their positions.
 *
 * @example
 * ```ts
 * const blocks = new nn.ModuleList([new nn.Linear(4, 4), new nn.Linear(4, 4)])
 * for (const block of blocks) x = block.forward(x)
 * ```
 */
export class ModuleList<M extends AnyModule = Module> extends List<M, never[], never> {
  /** @param modules default none */
  constructor(modules: Iterable<M> = []) {
    super(modules)
  }

  protected override take(module: M, index: number): M {
    checkModule(`modules[${index}]`, module)
    return module
  }

  override forward(): never {
    return noForward(this)
  }
}

/** Parameters in a list, named by their positions. A tensor that is no parameter becomes one. */
export class ParameterList extends List<Tensor, never[], never> {
  /** @param parameters default none */
  constructor(parameters: Iterable<Tensor> = []) {
    super(parameters)
  }

  protected override take(tensor: Tensor, index: number): Tensor {
    return takeParameter(`parameters[${index}]`, tensor)
  }

  override forward(): never {
    return noForward(this)
  }

  override extraRepr(): string {
    return [...this].map((tensor, i) => `  (${i}): ${parameterText(tensor)}`).join('\n')
  }
}

function takeParameter(name: string, tensor: unknown): Tensor {
  if (!(tensor instanceof Tensor))
    throw new TypeError(`Expected Tensor for ${name} but received ${show(tensor)}`)
  return parameter(tensor, { requiresGrad: tensor.requiresGrad || tensor.isFloatingPoint() })
}

const torchTypes: Readonly<Record<string, string>> = { float32: 'torch.float32', float64: 'torch.float64' }
const parameterText = (tensor: Tensor) =>
  `Parameter containing: [${torchTypes[tensor.dtype] ?? `torch.${tensor.dtype}`} of size ${tensor.shape.join('x')}]`

/** What is named by keys. */
abstract class Dict<Item> extends Module<never[], never> implements Iterable<[string, Item]> {
  /** @internal */
  declare protected items: Map<string, Item>

  constructor(items: Readonly<Record<string, Item>> | Iterable<readonly [string, Item]>) {
    super()
    hide(this, 'items', new Map())
    this.update(items)
  }

  /** @internal */
  protected abstract take(name: string, item: Item): Item

  override *[held](): Iterable<Place> {
    for (const name of this.items.keys())
      yield {
        name,
        get: () => this.items.get(name),
        set: (value) => this.items.set(name, value as Item),
      }
    yield* super[held]()
  }

  get size(): number {
    return this.items.size
  }

  get(name: string): Item | undefined {
    return this.items.get(name)
  }
  has(name: string): boolean {
    return this.items.has(name)
  }
  set(name: string, item: Item): this {
    if (checkString('name', name).includes('.') || name === '')
      throw new RangeError(`Expected a name with no dot for an item but received ${show(name)}`)
    this.items.set(name, this.take(name, item))
    return this
  }
  delete(name: string): boolean {
    return this.items.delete(name)
  }
  /** Takes in what a record or pairs hold. */
  update(items: Readonly<Record<string, Item>> | Iterable<readonly [string, Item]>): this {
    if (typeof items !== 'object' || items === null)
      throw new TypeError(`Expected a record or pairs for items but received ${show(items)}`)
    const pairs = Symbol.iterator in items ? items : Object.entries(items)
    for (const pair of pairs as Iterable<readonly [string, Item]>) {
      if (!Array.isArray(pair))
        throw new TypeError(`Expected a pair of name and item but received ${show(pair)}`)
      this.set(pair[0] as string, pair[1] as Item)
    }
    return this
  }
  keys(): string[] {
    return [...this.items.keys()]
  }
  values(): Item[] {
    return [...this.items.values()]
  }
  [Symbol.iterator](): Iterator<[string, Item]> {
    return this.items[Symbol.iterator]()
  }

  override forward(): never {
    return noForward(this)
  }
}

/** Modules by name. */
export class ModuleDict<M extends AnyModule = Module> extends Dict<M> {
  /** @param modules a record or pairs; default none */
  constructor(modules: Readonly<Record<string, M>> | Iterable<readonly [string, M]> = {}) {
    super(modules)
  }

  protected override take(name: string, module: M): M {
    checkModule(name, module)
    return module
  }
}

/** Parameters by name. A tensor that is no parameter becomes one. */
export class ParameterDict extends Dict<Tensor> {
  /** @param parameters a record or pairs; default none */
  constructor(parameters: Readonly<Record<string, Tensor>> | Iterable<readonly [string, Tensor]> = {}) {
    super(parameters)
  }

  protected override take(name: string, tensor: Tensor): Tensor {
    return takeParameter(name, tensor)
  }

  override extraRepr(): string {
    return [...this].map(([name, tensor]) => `  (${name}): ${parameterText(tensor)}`).join('\n')
  }
}
