import { keep, Tensor } from '../tensor/index.js'
import { type AnyModule, held, moduleBrand, type Place } from './_base.js'

const parameters = new WeakSet<Tensor>()
/** Buffers, and whether a state dict holds them. */
const buffers = new WeakMap<Tensor, boolean>()

/** Called with each new parameter. */
export const parameterMade: ((tensor: Tensor) => void)[] = []

/** The options of {@link parameter}. */
export interface ParameterOptions {
  /** Default true. */
  requiresGrad?: boolean
}
/** The options of {@link buffer}. */
export interface BufferOptions {
  /** Whether state dicts hold it. Default true. */
  persistent?: boolean
}

export const isParameter = (tensor: Tensor): boolean => parameters.has(tensor)
export const isBuffer = (tensor: Tensor): boolean => buffers.has(tensor)
export const isPersistent = (tensor: Tensor): boolean => isParameter(tensor) || buffers.get(tensor) === true

export function markParameter(tensor: Tensor, requiresGrad: boolean): Tensor {
  // It belongs to its module: the end of the scope that made it leaves it alone.
  keep(tensor)
  parameters.add(tensor)
  buffers.delete(tensor)
  tensor.requiresGrad_(requiresGrad)
  for (const listener of parameterMade) listener(tensor)
  return tensor
}

export function markBuffer(tensor: Tensor, persistent: boolean): Tensor {
  keep(tensor)
  buffers.set(tensor, persistent)
  parameters.delete(tensor)
  return tensor
}

/** Gives `copy` the mark of `tensor`: parameter, buffer or none. */
export function markLike(tensor: Tensor, copy: Tensor): Tensor {
  if (isParameter(tensor)) return markParameter(copy, tensor.requiresGrad)
  const persistent = buffers.get(tensor)
  return persistent === undefined ? copy : markBuffer(copy, persistent)
}

/** PyTorch's name of a property: `runningMean` is `running_mean` in a state dict. What has a dot is a name already. */
export function torchName(property: string): string {
  if (property.includes('.')) return property
  return property.replace(
    /([a-z0-9])([A-Z])/g,
    (_, before: string, after: string) => `${before}_${after.toLowerCase()}`,
  )
}

/** A place that holds a tensor or a module. */
export interface Member extends Place {
  readonly value: Tensor | AnyModule
}

export const isModule = (value: unknown): value is AnyModule =>
  typeof value === 'object' && value !== null && moduleBrand in value

export function propertyPlace(holder: object, key: string, name: string): Place {
  const record = holder as Record<string, unknown>
  return {
    name,
    get: () => record[key],
    set: (value) => {
      record[key] = value
    },
  }
}

const isPlain = (value: object): boolean => {
  const prototype: unknown = Object.getPrototypeOf(value)
  return prototype === Object.prototype || prototype === null
}

/** The places within a container, or null for what is none. */
function within(value: object, name: string): Place[] | null {
  const join = (key: unknown) => `${name}.${String(key)}`
  if (Array.isArray(value)) return value.map((_, i) => propertyPlace(value, String(i), join(i)))
  if (value instanceof Map) {
    return [...value.keys()].map((key: unknown) => ({
      name: join(key),
      get: () => value.get(key),
      set: (item) => value.set(key, item),
    }))
  }
  if (value instanceof Set) {
    return [...value].map((item: unknown, i) => ({
      name: join(i),
      get: () => item,
      set: (other) => {
        const items = [...value]
        items[i] = other
        value.clear()
        for (const each of items) value.add(each)
      },
    }))
  }
  return isPlain(value) ? Object.keys(value).map((key) => propertyPlace(value, key, join(key))) : null
}

function* walk(place: Place, seen: Set<object>): Generator<Member> {
  const value = place.get()
  if (typeof value !== 'object' || value === null) return
  if (value instanceof Tensor || isModule(value)) {
    yield { ...place, value }
    return
  }
  if (ArrayBuffer.isView(value) || seen.has(value)) return
  seen.add(value)
  for (const inner of within(value, place.name) ?? []) yield* walk(inner, seen)
}

/** The tensors and modules that a module holds itself: in properties, and in arrays, records, Maps and Sets there. */
export function members(module: AnyModule): Member[] {
  const seen = new Set<object>()
  return [...module[held]()].flatMap((place) => [...walk(place, seen)])
}

export const joinNames = (prefix: string, name: string): string =>
  prefix && name ? `${prefix}.${name}` : prefix || name

/** The tensors of a kind that a module holds itself. */
export const ownTensors = (
  module: AnyModule,
  prefix: string,
  kind: (tensor: Tensor) => boolean,
): [string, Tensor][] =>
  members(module).flatMap(({ name, value }): [string, Tensor][] =>
    value instanceof Tensor && kind(value) ? [[joinNames(prefix, name), value]] : [],
  )
