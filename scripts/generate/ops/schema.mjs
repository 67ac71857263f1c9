// Reads the schemas that libtorch prints, e.g. `aten::max.dim(Tensor self, int dim, bool keepdim=False) -> (Tensor
// values, Tensor indices)`, into plain objects.

/** `log_softmax` → `logSoftmax`; a trailing underscore stays. The run-time twin is in src/tensor/operators/resolve.ts. */
export const camel = (name) =>
  name.replace(/(?<=[A-Za-z0-9])_+([A-Za-z0-9])/g, (_, letter) => letter.toUpperCase())

/** Splits at commas that no bracket encloses. */
function splitList(text) {
  const parts = []
  let depth = 0
  let from = 0
  for (let i = 0; i < text.length; i++) {
    if ('([{'.includes(text[i])) depth++
    else if (')]}'.includes(text[i])) depth--
    else if (text[i] === ',' && depth === 0) {
      parts.push(text.slice(from, i).trim())
      from = i + 1
    }
  }
  const last = text.slice(from).trim()
  return last ? [...parts, last] : parts
}

/** `Tensor(a!)?`, `SymInt[2]`, `Tensor?[]` … */
function parseType(text) {
  const written = /\([^)]*!/.test(text)
  let rest = text.replace(/\([^)]*\)/g, '')
  const optional = rest.endsWith('?')
  if (optional) rest = rest.slice(0, -1)
  const list = /\[\d*\]$/.test(rest)
  const sizes = !optional && /^(Sym)?Int\[\]$/i.test(rest)
  rest = rest.replace(/\[\d*\]$/, '')
  const optionalElements = rest.endsWith('?')
  return { base: rest.replace('?', ''), list, sizes, optional, optionalElements, written }
}

function parseParameter(text, keyword) {
  const [, type, name, , fallback] = /^(.*?)\s+(\w+)(=(.*))?$/s.exec(text)
  return { ...parseType(type), name, keyword, fallback, hasDefault: fallback !== undefined }
}

function parseParameters(text) {
  let keyword = false
  return splitList(text).flatMap((part) => {
    if (part === '*') {
      keyword = true
      return []
    }
    return [parseParameter(part, keyword)]
  })
}

function parseReturns(text) {
  const inner = text.startsWith('(') ? text.slice(1, -1) : text
  return splitList(inner).map((part) => {
    const [, type, name] = /^(\S+(?: -> \S+\) ?\S*)?)(?:\s+(\w+))?$/.exec(part) ?? [null, part, undefined]
    return { ...parseType(type), name }
  })
}

export function parseSchema(text) {
  const [, name, overload = '', rest] = /^aten::(\w+)(?:\.(\w+))?(\(.*)$/s.exec(text)
  const arrow = rest.lastIndexOf(') -> ')
  const parameters = parseParameters(rest.slice(1, arrow))
  return { text, name, overload, parameters, returns: parseReturns(rest.slice(arrow + 5)) }
}

export const isOut = (parameter) => parameter.keyword && parameter.written

/** Named tensors are a prototype that PyTorch gave up: their overloads would turn every `dim` into a string. */
export const isNamed = (schema) => {
  if (/dimname|names/i.test(schema.overload)) return true
  return schema.parameters.some(
    ({ base, name }) => base === 'Dimname' || (base === 'str' && /^(dim|dims|names)\d?$/.test(name)),
  )
}
