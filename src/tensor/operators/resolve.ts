import { show } from '../../_check.js'
import { core, type ParameterDescription, type SchemaDescription } from '../../native/index.js'
import { isTensor } from '../core/tensor.js'
import { Code, codeOf } from './codes.js'

const isWord = (code: number): boolean => code >= Code.String && code <= Code.MemoryFormat

const isNumeric = (code: number): boolean =>
  code === Code.Number || code === Code.BigInt || code === Code.Boolean || code === Code.Complex

function fitsElement(kind: ParameterDescription['kind'], code: number): boolean {
  switch (kind) {
    case 'Tensor':
      return code === Code.Tensor
    case 'Scalar':
      return isNumeric(code)
    case 'int':
      return code === Code.Number || code === Code.BigInt
    case 'float':
      return code === Code.Number
    case 'bool':
      return code === Code.Boolean
    case 'str':
      return isWord(code)
    case 'dtype':
      return code === Code.Dtype
    case 'device':
      return code === Code.Device
    case 'layout':
      return code === Code.Layout
    case 'memoryFormat':
      return code === Code.MemoryFormat
    case 'generator':
      return code === Code.Generator
    case 'unsupported':
      return false
  }
}

/**
 * Whether a value fits a parameter. With `loosely`, one number is accepted as a list, as in kernelSize: 3 or shape: 4,
 * and parameters that may be null can be left out even if they have no default.
 */
function fits(parameter: ParameterDescription, code: number, loosely: boolean): boolean {
  if (code === Code.Undefined) return parameter.hasDefault || (loosely && parameter.optional)
  if (code === Code.Null) return parameter.optional
  if (!parameter.list) return fitsElement(parameter.kind, code)
  if (code === Code.EmptyList) return true
  if (code >= Code.List) return fitsElement(parameter.kind, code - Code.List)
  if (!loosely || parameter.kind === 'str' || parameter.kind === 'Tensor') return false
  return fitsElement(parameter.kind, code)
}

/** One overload of an operator. */
export interface Signature {
  readonly id: number
  readonly schema: SchemaDescription
  /** The names of the parameters in camelCase, in the order of the schema. */
  readonly names: readonly string[]
  /** Indices of the parameters that can be given by position. */
  readonly positional: readonly number[]
  /** Indices of the parameters that results are written into: the option `out`. */
  readonly out: readonly number[]
}

/** `log_softmax` → `logSoftmax`; a trailing underscore stays. */
export function camel(name: string): string {
  // Most names have no underscore, and a thousand of them are converted when the package is imported.
  if (!name.includes('_')) return name
  return name.replace(/(?<=[A-Za-z0-9])_+([A-Za-z0-9])/g, (_, c: string) => c.toUpperCase())
}

export function signaturesOf(name: string, overloads: readonly string[], label: string): Signature[] {
  const full = overloads.map((overload) => (overload ? `aten::${name}.${overload}` : `aten::${name}`))
  return core()
    .describe(full)
    .flatMap((schema): Signature[] => {
      if (!schema) return []
      const indices = schema.parameters.map((_, index) => index)
      const isOut = (index: number): boolean =>
        schema.parameters[index]!.keyword && schema.parameters[index]!.written
      return [
        {
          id: core().op(`aten::${name}`, schema.overload, label),
          schema,
          names: schema.parameters.map((parameter) => camel(parameter.name)),
          positional: indices.filter((index) => !schema.parameters[index]!.keyword),
          out: indices.filter(isOut),
        },
      ]
    })
}

/** The arguments of a call, by position and by name. */
export interface Given {
  readonly positional: readonly unknown[]
  readonly named: Readonly<Record<string, unknown>>
}

/** The source of a parameter's value: a position, a name, an index into `out`, or null if it is not given. */
export type Source = number | string | { readonly out: number } | null

function outputs(given: Given): readonly unknown[] | null {
  const { out } = given.named
  return out === undefined ? null : Array.isArray(out) ? out : [out]
}

/** The sources of the parameters of `signature`, or null if the call does not fit it. */
function bind(signature: Signature, given: Given, loosely: boolean): Source[] | null {
  const { parameters } = signature.schema
  const sources: Source[] = parameters.map(() => null)
  if (given.positional.length > signature.positional.length) return null
  for (const [index] of given.positional.entries()) sources[signature.positional[index]!] = index
  const written = outputs(given)
  if (written ? written.length !== signature.out.length : signature.out.length > 0) return null
  for (const key of Object.keys(given.named)) {
    if (key === 'out') {
      for (const [index, parameter] of signature.out.entries()) sources[parameter] = { out: index }
      continue
    }
    if (given.named[key] === undefined) continue
    const index = signature.names.indexOf(key)
    if (index < 0 || sources[index] !== null) return null
    sources[index] = key
  }
  return parameters.every((parameter, index) => {
    return fits(parameter, codeOf(valueFrom(sources[index]!, given)), loosely)
  })
    ? sources
    : null
}

export function valueFrom(source: Source, given: Given): unknown {
  if (source === null) return undefined
  if (typeof source === 'number') return given.positional[source]
  return typeof source === 'string' ? given.named[source] : outputs(given)?.[source.out]
}

/** The overload that a call resolves to, and the sources of its parameters. */
export interface Resolved {
  readonly signature: Signature
  readonly sources: readonly Source[]
  /** The position from which numbers form one list of sizes, as in `view(2, 3)`; undefined if there is no such list. */
  readonly sizesFrom: number | undefined
}

/** The first overload that fits. */
function find(signatures: readonly Signature[], given: Given): Resolved | null {
  // Exact fits come first: hsplit(x, 2) means sections 2, not indices [2]; x.random_(5) means to 5, not from 5 to null.
  for (const loosely of [false, true]) {
    for (const signature of signatures) {
      const sources = bind(signature, given, loosely)
      if (sources) return { signature, sources, sizesFrom: undefined }
    }
  }
  return null
}

/** The arguments, with the positional ones from `at` on joined into one list. */
export const joinSizes = ({ positional, named }: Given, at: number): Given => ({
  positional: [...positional.slice(0, at), positional.slice(at)],
  named,
})

/** Accepts sizes as separate arguments, as in `view(2, 3)`, if the last required parameter is a list of any length. */
function findSizes(signatures: readonly Signature[], given: Given): Resolved | null {
  const at = isTensor(given.positional[0]) ? 1 : 0
  const sizes = given.positional.slice(at)
  if (sizes.length < 2 || !sizes.every((each) => codeOf(each) === Code.Number)) return null
  const takesSizes = signatures.filter(({ schema, positional }) => {
    const parameter = schema.parameters[positional[at] ?? -1]
    return parameter?.kind === 'int' && parameter.list && parameter.length === 0 && !parameter.hasDefault
  })
  const found = find(takesSizes, joinSizes(given, at))
  return found && { ...found, sizesFrom: at }
}

/**
 * The first overload that the call fits.
 *
 * @throws TypeError that explains why the call does not fit the most similar overload
 */
export function resolve(label: string, signatures: readonly Signature[], given: Given): Resolved {
  const found = find(signatures, given) ?? findSizes(signatures, given)
  if (found) return found
  throw new TypeError(`${label}: ${complaint(label, signatures, given)}`)
}

const kindText: Record<ParameterDescription['kind'], string> = {
  Tensor: 'Tensor',
  Scalar: 'number',
  int: 'integer',
  float: 'number',
  bool: 'boolean',
  str: 'string',
  dtype: 'dtype',
  device: 'device',
  layout: 'layout',
  memoryFormat: 'memory format',
  generator: 'Generator',
  unsupported: 'a type that JavaScript does not support',
}

const expectation = (parameter: ParameterDescription): string =>
  parameter.list ? `array of ${kindText[parameter.kind]}` : kindText[parameter.kind]

/** An argument of the wrong kind: the index and name of its parameter, the expected kind, and the value. */
interface Mismatch {
  readonly index: number
  readonly name: string
  readonly expected: string
  readonly value: unknown
}

/** The names that a signature accepts as options. */
const optionsOf = ({ names, out }: Signature): string[] =>
  names.filter((name, index) => !(index === 0 && name === 'self') && !out.includes(index))

const tooMany = 'too many arguments'

/** Why a call does not fit a signature: a mismatched argument, or a description. */
function trouble(signature: Signature, given: Given): Mismatch | string {
  const { schema, names, positional, out } = signature
  const unknown = Object.keys(given.named).find(
    (key) => key !== 'out' && given.named[key] !== undefined && !names.includes(key),
  )
  if (unknown !== undefined) return `unknown option '${unknown}'`
  if (given.positional.length > positional.length) return tooMany
  for (const [index, parameter] of schema.parameters.entries()) {
    const place = positional.indexOf(index)
    const isPlaced = place >= 0 && place < given.positional.length
    const name = names[index]!
    const value = isPlaced ? given.positional[place] : given.named[name]
    if (isPlaced && given.named[name] !== undefined) return `${name} is given twice`
    if (out.includes(index) || fits(parameter, codeOf(value), true)) continue
    return { index, name, expected: expectation(parameter), value }
  }
  return `'out' takes ${out.length === 0 ? 'no tensor' : `${out.length} tensors`} here`
}

/** The form of a call of an overload, for error messages: `t.sum(dim, { keepdim, dtype })`. */
function form(label: string, { schema, names, out }: Signature): string {
  const isSelf = names[0] === 'self'
  const indices = names
    .map((_, index) => index)
    .filter((index) => !out.includes(index) && !(isSelf && index === 0))
  const isNamed = (index: number): boolean =>
    schema.parameters[index]!.keyword || schema.parameters[index]!.hasDefault
  const options = indices.filter(isNamed).map((index) => names[index])
  const parts = indices.filter((index) => !isNamed(index)).map((index) => names[index]!)
  if (options.length > 0) parts.push(`{ ${options.join(', ')} }`)
  return `${isSelf ? 't.' : ''}${label}(${parts.join(', ')})`
}

/** The error message for the most similar overload: the one whose mismatch is furthest to the right. */
function complaint(label: string, signatures: readonly Signature[], given: Given): string {
  const isOut = given.named.out !== undefined
  const considered = signatures.filter(({ out }) => out.length > 0 === isOut)
  const troubles = considered.map((signature) => trouble(signature, given))
  const mismatches = troubles.filter((each) => typeof each !== 'string')
  if (mismatches.length === 0) {
    const words = troubles[0] as string | undefined
    const forms = considered.map(optionsOf)
    const known = new Set(forms.flat())
    if (words === tooMany)
      return `${words}: write ${considered.map((each) => form(label, each)).join(' or ')}`
    if (!words?.startsWith('unknown')) return words ?? "no overload takes 'out'"
    const takes = (options: Iterable<string>): string => [...options].join(', ') || 'none'
    const names = Object.keys(given.named).filter((name) => name !== 'out' && given.named[name] !== undefined)
    if (names.every((name) => known.has(name)))
      return `${takes(names)} do not go together: it takes ${forms.map(takes).join('; or ')}`
    return `${words}${isOut ? " beside 'out'" : ''}: it takes ${takes(known)}`
  }
  const furthest = Math.max(...mismatches.map(({ index }) => index))
  const nearest = mismatches.filter(({ index }) => index === furthest)
  const expected = new Set(nearest.map((each) => each.expected))
  const { name, value } = nearest[0]!
  return `Expected ${[...expected].join(' or ')} for ${name} but received ${show(value)}`
}
