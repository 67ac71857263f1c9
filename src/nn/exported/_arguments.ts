// Arguments in a graph: constants, and what was computed before.
import { asList, asRecord, asText, asUnion, dtypeOf, type Json } from '../../io/exported-program.js'
import type { Integer } from './_numbers.js'

/** Where a value comes from at run time: a slot of the environment. */
export class Ref {
  /**
   * @param isFloat a number that is Python's float, whole or not
   * @param boxed to be given as native code takes a float that may be whole
   */
  constructor(
    readonly slot: number,
    readonly isFloat = false,
    readonly boxed = false,
  ) {}
}
/** A graph within an argument. */
export class Region {
  constructor(readonly json: Record<string, Json>) {}
}
/** The slot that holds the device which the graph runs on. */
export const deviceSlot = 0

// torch/_export/serde/schema.py: the enums' numbers.
const layouts = [null, 'sparse', 'sparseCsr', 'sparseCsc', 'sparseBsr', 'sparseBsc', null, 'strided']
const memoryFormats = [null, 'contiguous', 'channelsLast', 'channelsLast3d', 'preserve']

/** What finds values by name. */
export interface Names {
  slotOf(name: string): number
  isFloat(name: string): boolean
  /** Whether a slot holds a tensor. */
  isTensor(slot: number): boolean
  /** The type of device that the program was exported on, which `to` replaces. */
  readonly home: string
}

export function integerOf(value: Json, what: string): Integer {
  if (typeof value === 'string' && /^-?\d{1,20}n$/.test(value)) return BigInt(value.slice(0, -1))
  if (!Number.isSafeInteger(value)) throw new Error(`${what} is damaged`)
  return value as number
}
/** "Infinity", "-Infinity" and "NaN" are strings. */
export function floatOf(value: Json, what: string): number {
  const isWord = value === 'Infinity' || value === '-Infinity' || value === 'NaN'
  // A whole float beyond 2^53 is written as an int would be.
  const number = typeof value === 'string' && !isWord ? Number(integerOf(value, what)) : Number(value)
  if (typeof value !== 'number' && typeof value !== 'string') throw new Error(`${what} is damaged`)
  return number
}
function booleanOf(value: Json, what: string): boolean {
  if (typeof value !== 'boolean') throw new Error(`${what} is damaged`)
  return value
}
function wordOf(words: readonly (string | null)[], value: Json, what: string): string {
  const word = words[value as number]
  if (!word) throw new Error(`${what} is damaged`)
  return word
}

/** A number in Python: what stands for a tensor is wrapped in one. */
export const isNumber = (kind: string): boolean =>
  /^as_(sym_)?(int|float|bool)$/.test(kind) || kind === 'as_complex'
export const isFloatKind = (kind: string): boolean => kind === 'as_float' || kind === 'as_sym_float'

/** The name that an output or input of a graph has; undefined for a constant. */
export function nameOf(argument: Json, what: string): string | undefined {
  const [kind, value] = asUnion(argument, what)
  if (kind === 'as_tensor' || kind === 'as_custom_obj') return asText(asRecord(value, what).name, what)
  if (!/^as_sym_(int|bool|float)$/.test(kind)) return undefined
  const { as_name: name } = asRecord(value, what)
  return name === undefined ? undefined : asText(name, what)
}

/** An argument as native code takes it, with a {@link Ref} for each value that is computed. */
export function readArgument(argument: Json, names: Names, what: string): unknown {
  const [kind, value] = asUnion(argument, what)
  const tensor = (each: Json): Ref => {
    const name = asText(asRecord(each, what).name, what)
    const slot = names.slotOf(name)
    if (!names.isTensor(slot)) throw new Error(`${what} takes '${name}' for a tensor, which is none`)
    return new Ref(slot)
  }
  const optional = (each: Json): Ref | null => {
    const [inner, item] = asUnion(each, what)
    return inner === 'as_none' ? null : tensor(item)
  }
  const symbolic = (each: Json): unknown => {
    const [inner, item] = asUnion(each, what)
    if (inner === 'as_int') return integerOf(item, what)
    if (inner === 'as_float') return floatOf(item, what)
    if (inner === 'as_bool') return booleanOf(item, what)
    const name = asText(item, what)
    return new Ref(names.slotOf(name), names.isFloat(name))
  }
  const each = <T>(read: (item: Json, what: string) => T): T[] =>
    asList(value, what).map((item) => read(item, what))
  switch (kind) {
    case 'as_none':
      return null
    case 'as_tensor':
      return tensor(value)
    case 'as_tensors':
      return each(tensor)
    case 'as_optional_tensor':
      return optional(value)
    case 'as_optional_tensors':
      return each(optional)
    case 'as_nested_tensors':
      return asList(value, what).map((list) => asList(list, what).map(tensor))
    case 'as_int':
      return integerOf(value, what)
    case 'as_ints':
      return each(integerOf)
    case 'as_int_lists':
      return asList(value, what).map((list) => asList(list, what).map((item) => integerOf(item, what)))
    case 'as_float':
      return floatOf(value, what)
    case 'as_floats':
      return each(floatOf)
    case 'as_bool':
      return booleanOf(value, what)
    case 'as_bools':
      return each(booleanOf)
    case 'as_string':
      return asText(value, what)
    case 'as_strings':
      return each(asText)
    case 'as_complex': {
      const { real, imag } = asRecord(value, what)
      return { re: floatOf(real, what), im: floatOf(imag, what) }
    }
    case 'as_sym_int':
    case 'as_sym_bool':
    case 'as_sym_float':
      return symbolic(value)
    case 'as_sym_ints':
    case 'as_sym_bools':
    case 'as_sym_floats':
      return each(symbolic)
    case 'as_scalar_type':
      return dtypeOf(value)
    case 'as_layout':
      return wordOf(layouts, value, what)
    case 'as_memory_format':
      return wordOf(memoryFormats, value, what)
    case 'as_device':
      return deviceOf(asRecord(value, what), names, what)
    case 'as_graph':
      return new Region(asRecord(asRecord(value, what).graph, what))
    default:
      throw new Error(`${what} is of a kind that is not known here, ${kind}`)
  }
}

function deviceOf({ type, index }: Record<string, Json>, { home }: Names, what: string): unknown {
  const name = asText(type, what)
  if (name === home) return new Ref(deviceSlot)
  return typeof index === 'number' ? `${name}:${index}` : name
}

/** A float, as native code takes it where an int would mean something else. */
export const boxed = (value: number): { float: number } => ({ float: value })

export const refsIn = (value: unknown): Ref[] =>
  value instanceof Ref ? [value] : Array.isArray(value) ? value.flatMap(refsIn) : []

/** The value with what its Refs stand for. */
export function fill(value: unknown, environment: readonly unknown[]): unknown {
  if (value instanceof Ref)
    return value.boxed ? boxed(environment[value.slot] as number) : environment[value.slot]
  return Array.isArray(value) ? value.map((item: unknown) => fill(item, environment)) : value
}
