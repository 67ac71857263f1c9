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
  for (const short of merged) {
    for (const long of shapes) {
      if (long.returns !== short.returns || long.required.length <= short.required.length) continue
      if (!isPrefix(short.required, long.required)) continue
      const extra = long.required.slice(short.required.length)
      if (extra[0].type === 'Tensor') continue // max(other): another question, not an option of max()
      short.lists.push([...extra.map((each) => ({ ...each, needed: false })), ...long.options])
    }
    short.options = mergeOptions(short.lists)
  }
  // The same by name where only the result differs: max({ dim: 1 }).
  const byName = merged.filter(
    (long) =>
      long.required.length === 1 &&
      long.required[0].name === 'dim' &&
      merged.some((short) => short.required.length === 0 && short.returns !== long.returns),
  )
  for (const long of byName) {
    merged.push({ ...long, required: [], options: [{ ...long.required[0], needed: true }, ...long.options] })
  }
  return merged
}

function outType(shape, outs) {
  const count = shape.returns.startsWith('{') ? shape.returns.split(':').length - 1 : 1
  if (!outs.includes(count) || shape.returns === 'this') return ''
  return count === 1 ? 'Tensor' : `readonly [${Array(count).fill('Tensor').join(', ')}]`
}

function signature(name, shape, outs) {
  const out = outType(shape, outs)
  const options = out ? [...shape.options, { name: 'out', type: out, needed: false }] : shape.options
  const positional = shape.required.map(
    (each) => `${each.name === 'var' ? 'variance' : each.name}: ${each.type}`,
  )
  if (options.length > 0) {
    const mark = options.some(({ needed }) => needed) ? '' : '?'
    const fields = options.map((each) => `${each.name}${each.needed ? '' : '?'}: ${each.type}`)
    positional.push(`options${mark}: { ${fields.join('; ')} }`)
  }
  return `  ${name}(${positional.join(', ')}): ${shape.returns}`
}

/** The members of an interface for one operator. */
export function members(name, schemas, method) {
  const usable = method
    ? schemas.filter(
        ({ parameters: [self] }) => self?.name === 'self' && self.base === 'Tensor' && !self.list,
      )
    : schemas
  const plain = usable.filter(({ parameters }) => !parameters.some(isOut))
  const outs = usable.map(({ parameters }) => parameters.filter(isOut).length).filter(Boolean)
  const shapes = (plain.length > 0 ? plain : usable).map((schema) => shapeOf(schema, method))
  return mergeShapes(shapes)
    .map((shape) => signature(name, shape, outs))
    .join('\n')
}
