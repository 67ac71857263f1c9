// TypeScript signatures of an operator from its schemas.
import { camel, isOut } from './schema.mjs'

const bases = {
  Tensor: 'Tensor',
  Scalar: 'Scalar',
  int: 'number',
  SymInt: 'number',
  float: 'number',
  bool: 'boolean',
  SymBool: 'boolean',
  str: 'string',
  ScalarType: 'DType',
  Device: 'Device',
  Layout: 'Layout',
  MemoryFormat: 'MemoryFormat',
  Generator: 'Generator',
}

function typeOf({ base, list, optional, optionalElements }) {
  let type = bases[base] ?? 'never'
  if (list) {
    const element = optionalElements ? `(${type} | null)` : type
    // One number stands for a list of them.
    type = ['int', 'SymInt', 'float', 'bool'].includes(base)
      ? `${type} | readonly ${element}[]`
      : `readonly ${element}[]`
  }
  return optional ? `${type} | null` : type
}

function returnPart({ base, list }) {
  const type = base === 'QScheme' || !bases[base] ? 'unknown' : bases[base]
  return list ? `${type}[]` : type
}

function returnType(schema, method) {
  const { returns, parameters } = schema
  if (returns.length === 0) return 'void'
  if (returns.length === 1) {
    if (method && returns[0].written && parameters[0].written) return 'this'
    return returnPart(returns[0])
  }
  if (!returns.every(({ name }) => name)) return `[${returns.map(returnPart).join(', ')}]`
  return `{ ${returns.map((part) => `${camel(part.name)}: ${returnPart(part)}`).join('; ')} }`
}

const union = (types) => {
  const parts = new Set(types.flatMap((type) => type.split(' | ')))
  const last = parts.delete('null') ? ['null'] : []
  return [...parts, ...last].join(' | ')
}

/** One overload as its required and its optional arguments. */
function shapeOf(schema, method) {
  const parameters = schema.parameters.filter((parameter) => !isOut(parameter)).slice(method ? 1 : 0)
  const required = parameters.filter(({ keyword, hasDefault }) => !keyword && !hasDefault)
  const options = parameters.filter((parameter) => !required.includes(parameter))
  const factory = options.some(({ name }) => name === 'pin_memory')
  return {
    required: required.map((parameter) => ({ name: camel(parameter.name), type: typeOf(parameter) })),
    options: [
      ...options.map((parameter) => ({
        name: camel(parameter.name),
        type: typeOf(parameter),
        needed: !parameter.hasDefault && !parameter.optional,
      })),
      ...(factory ? [{ name: 'requiresGrad', type: 'boolean', needed: false }] : []),
    ],
    returns: returnType(schema, method),
    outs: schema.parameters.filter(isOut).length,
  }
}

const sameNames = (a, b) => a.length === b.length && a.every(({ name }, i) => name === b[i].name)
const isPrefix = (a, b) => a.length <= b.length && a.every(({ name }, i) => name === b[i].name)

function mergeOptions(lists) {
  const merged = new Map()
  for (const option of lists.flat()) {
    const known = merged.get(option.name)
    merged.set(option.name, known ? { ...known, type: union([known.type, option.type]) } : { ...option })
  }
  for (const [name, option] of merged) {
    if (!lists.every((list) => list.some((each) => each.name === name && each.needed))) option.needed = false
  }
  return [...merged.values()]
}

const isNullable = (type) => type.split(' | ').includes('null')
const namesOf = (options) => new Set(options.map(({ name }) => name))
const isWithin = (a, b) => a.every(({ name }) => namesOf(b).has(name))

/** The options of overloads that differ in nothing else: one list, or several where not all of them go together. */
function optionLists(lists) {
  const widest = lists.filter(
    (list, at) =>
      !lists.some((other, i) => i !== at && isWithin(list, other) && !(isWithin(other, list) && i > at)),
  )
  // A list takes in the types of those that it stands for.
  return widest.map((list) => mergeOptions(lists.filter((each) => isWithin(each, list))))
}

/** Overloads that take the same required arguments become one, their types united. */
function mergeShapes(shapes) {
  const merged = []
  for (const shape of shapes) {
    const same = merged.find(
      (each) => each.returns === shape.returns && sameNames(each.required, shape.required),
    )
    if (!same) {
      merged.push({ ...shape, lists: [shape.options] })
      continue
    }
    same.required = same.required.map((each, i) => ({
      ...each,
      type: union([each.type, shape.required[i].type]),
    }))
    same.lists.push(shape.options)
  }
  // What one overload requires beyond a shorter one can be given to that one by name: sum({ dim: 1 }).
  const apart = []
  for (const short of merged) {
    for (const long of shapes) {
      if (long.returns !== short.returns || long.required.length <= short.required.length) continue
      if (!isPrefix(short.required, long.required)) continue
      const extra = long.required.slice(short.required.length)
      if (extra[0].type === 'Tensor') continue // max(other): another question, not an option of max()
      const shared = long.required.slice(0, short.required.length)
      const isSame = shared.every(({ type }, i) => isNullable(type) === isNullable(short.required[i].type))
      if (isSame) {
        short.lists.push([...extra.map((each) => ({ ...each, needed: false })), ...long.options])
      } else {
        // upsampleNearest2d(null, { scaleFactors }): null for the size goes with the factors alone.
        const named = extra.map((each) => ({ ...each, needed: true }))
        apart.push({ ...long, required: shared, options: [[...named, ...long.options]] })
      }
    }
    short.options = optionLists(short.lists)
  }
  merged.push(...apart)
  // The same by name where only the result differs: max({ dim: 1 }).
  const byName = merged.filter(
    (long) =>
      long.required.length === 1 &&
      long.required[0].name === 'dim' &&
      merged.some((short) => short.required.length === 0 && short.returns !== long.returns),
  )
  for (const long of byName) {
    const dim = { ...long.required[0], needed: true }
    merged.push({ ...long, required: [], options: long.options.map((list) => [dim, ...list]) })
  }
  return merged
}

function outType(shape, outs) {
  const count = shape.returns.startsWith('{') ? shape.returns.split(':').length - 1 : 1
  if (!outs.some((each) => each.outs === count) || shape.returns === 'this') return ''
  return count === 1 ? 'Tensor' : `readonly [${Array(count).fill('Tensor').join(', ')}]`
}

/** The types of option objects that include `out`, in addition to the options of the overloads. */
function withOut(shape, outs) {
  const type = outType(shape, outs)
  if (!type) return shape.options
  const forms = outs
    .filter(({ required }) => sameNames(required, shape.required))
    .flatMap(({ options }) => options)
  if (forms.length === 0) return shape.options
  const takes = (list) => forms.some((form) => isWithin(list, form))
  const out = { name: 'out', type, needed: false }
  const lists = shape.options.map((list) => (takes(list) ? [...list, out] : list))
  if (shape.options.every(takes)) return lists
  const own = forms.filter((form) => !shape.options.some((list) => takes(list) && isWithin(form, list)))
  return [...lists, ...own.map((form) => [...form, { ...out, needed: true }])]
}

/** The same for a form that takes options by position. */
function withOutByPosition(shape, outs) {
  const type = outType(shape, outs)
  const given = [...shape.required, ...shape.options]
  const fits = outs.some(({ required, options }) =>
    options.some((list) => isWithin(given, [...required, ...list])),
  )
  return type && fits ? [...shape.options, { name: 'out', type, needed: false }] : shape.options
}

/** `(self: Tensor, options?: { out?: Tensor })` and what it gives. */
function signature({ required, returns }, options) {
  const positional = required.map(
    (each) =>
      `${each.name === 'var' ? 'variance' : each.name}${each.needed === false ? '?' : ''}: ${each.type}`,
  )
  if (options.length > 0) {
    const mark = options.some(({ needed }) => needed) ? '' : '?'
    const fields = options.map((each) => `${each.name}${each.needed ? '' : '?'}: ${each.type}`)
    positional.push(`options${mark}: { ${fields.join('; ')} }`)
  }
  return { parameters: positional.join(', '), returns }
}

/** PyTorch's other forms: optional arguments by position, as in `chunk(3, -1)`. */
function positionalShapes(schemas, method) {
  const merged = []
  for (const schema of schemas) {
    const { options, returns } = shapeOf(schema, method)
    const parameters = schema.parameters.filter((each) => !each.keyword).slice(method ? 1 : 0)
    const first = parameters.findIndex(({ hasDefault }) => hasDefault)
    // An optional argument before a required one cannot be left out by position.
    if (first < 0 || parameters.slice(first).some(({ hasDefault }) => !hasDefault)) continue
    // add(x, y, *, alpha): PyTorch documents it by name alone.
    if (parameters[first].name === 'alpha') continue
    const names = new Set(parameters.map(({ name }) => camel(name)))
    const shape = {
      required: parameters.map((each, at) => ({
        name: camel(each.name),
        type: typeOf(each),
        ...(at > first ? { needed: false } : {}),
      })),
      options: options.filter(({ name }) => !names.has(name)),
      returns,
    }
    const same = merged.find((each) => each.returns === returns && sameNames(each.required, shape.required))
    if (!same) {
      merged.push(shape)
      continue
    }
    same.required = same.required.map((each, at) => ({
      ...each,
      type: union([each.type, shape.required[at].type]),
    }))
    same.options = mergeOptions([same.options, shape.options])
  }
  return merged
}

/** Sizes one by one, as in `view(2, 3)`: where a list of integers is all that is required. */
function sizesOneByOne(schemas, method) {
  for (const schema of schemas) {
    const required = schema.parameters
      .slice(method || schema.parameters[0]?.name === 'self' ? 1 : 0)
      .filter(({ keyword, hasDefault }) => !keyword && !hasDefault)
    const [only] = required
    if (required.length !== 1 || !only.sizes) continue
    const self = !method && schema.parameters[0].name === 'self' ? 'self: Tensor, ' : ''
    return [{ parameters: `${self}...${camel(only.name)}: number[]`, returns: returnType(schema, method) }]
  }
  return []
}

/** The signatures of one operator; `habits` adds the other forms that PyTorch allows. */
export function signatures(schemas, { method = false, habits = false } = {}) {
  // Some overloads name their first argument `input`. As a method, they use it as `this`, like the other overloads.
  const hasSelf = schemas.some(({ parameters: [first] }) => first?.name === 'self')
  const usable = method
    ? schemas.filter(
        ({ parameters: [self] }) =>
          (self?.name === 'self' || (hasSelf && self?.name === 'input')) &&
          self.base === 'Tensor' &&
          !self.list,
      )
    : schemas
  const shapes = (list) => mergeShapes(list.map((schema) => shapeOf(schema, method)))
  const plain = usable.filter(({ parameters }) => !parameters.some(isOut))
  const chosen = plain.length > 0 ? plain : usable
  const outs = shapes(usable.filter(({ parameters }) => parameters.some(isOut)))
  const own = shapes(chosen).flatMap((shape) =>
    withOut(shape, outs).map((options) => signature(shape, options)),
  )
  if (!habits) return own
  const more = [
    ...positionalShapes(chosen, method).map((shape) => signature(shape, withOutByPosition(shape, outs))),
    ...sizesOneByOne(chosen, method),
  ]
  return [...own, ...more]
}
