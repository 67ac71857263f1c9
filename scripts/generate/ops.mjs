// Generates src/tensor/operators/*.gen.ts from the schemas of libtorch's dispatcher: every public operator with its types
// and doc comment, as a method (methods), as a function of the top level (functions), of `linalg`, `fft` and `special`, or
// of `ops`, which has all others; the names from which they are created at run time; and the table in docs/pytorch.md.
//
// usage: node scripts/generate/ops.mjs [--check] [--root DIR]     (see generated.mjs)
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { emit, repository } from './generated.mjs'
import { describe } from './ops/doc.mjs'
import { isInner, notFunctions, notMethods, prefixes, topLevel, unsafe } from './ops/groups.mjs'
import { strayLines } from './ops/lines.mjs'
import { withTable } from './ops/pytorch-table.mjs'
import { camel, isNamed, isOut, parseSchema } from './ops/schema.mjs'
import { signatures } from './ops/types.mjs'

const require = createRequire(import.meta.url)

function openCore() {
  const libtorch = require('../../lib/native/libtorch.js').locate().path
  return require('../../build/Release/pdecay.node').open({ libtorch, cuda: false })
}

/** `_softmax`, `linalg__powsum`. */
const isPrivate = (name) => /^_|^[a-z]+__/.test(name)

/** Every public operator: its name and its schemas, with overloads that write into `out` last. */
function readOperators() {
  const operators = new Map()
  for (const line of openCore().schemas('aten')) {
    const schema = parseSchema(line)
    if (isPrivate(schema.name) || unsafe.has(schema.name)) continue
    if (!operators.has(schema.name)) operators.set(schema.name, [])
    operators.get(schema.name).push(schema)
  }
  const rank = (schema) => (schema.parameters.some(isOut) ? 1 : 0)
  for (const schemas of operators.values()) schemas.sort((a, b) => rank(a) - rank(b))
  return operators
}

const header = `// Written by scripts/generate/ops.mjs from libtorch's own schemas: do not edit, run \`npm run generate\`.\n`
const types = ['Device', 'DType', 'Layout', 'MemoryFormat', 'Scalar']
const isMethod = (name, schemas) =>
  !notMethods.has(name) &&
  !isInner(name) &&
  !Object.values(prefixes).some((prefix) => name.startsWith(prefix)) &&
  schemas.some(
    ({ parameters: [first] }) =>
      first?.name === 'self' && first.base === 'Tensor' && !first.list && !first.optional,
  )

function groupOf(name) {
  for (const [group, prefix] of Object.entries(prefixes)) {
    if (name.startsWith(prefix)) return [group, name.slice(prefix.length)]
  }
  return ['', name]
}

/** Members of an interface. */
const interfaceMembers = (operators, known) =>
  operators
    .map(([name, schemas]) => {
      const forms = signatures(schemas, { method: true, habits: true })
      const lines = forms.map(({ parameters, returns }) => `  ${camel(name)}(${parameters}): ${returns}`)
      return `${describe(name, schemas, known, '  ')}${lines.join('\n')}`
    })
    .join('\n')

/** Export declarations with doc comments, which editors show. */
const exports = (operators, known, habits) =>
  operators
    .map(([name, schemas]) => {
      const [group, own] = groupOf(name)
      const forms = signatures(schemas, { habits })
      const type =
        forms.length === 1
          ? `(${forms[0].parameters}) => ${forms[0].returns}`
          : `{\n${forms.map(({ parameters, returns }) => `  (${parameters}): ${returns}\n`).join('')}}`
      const label = camel(own)
      const shown = label === 'var' ? 'variance' : label
      const make = group ? `operator('${name}', '${group}.${label}')` : `operator('${name}')`
      const alias = shown === label ? '' : `export { ${shown} as ${label} }\n`
      return `${describe(name, schemas, known)}export const ${shown}: ${type} = ${make}\n${alias}`
    })
    .join('\n')

function moduleOf(text) {
  const used = types.filter((name) => new RegExp(`\\b${name}\\b`).test(text))
  const generator = /: Generator\b/.test(text)
    ? `import type { Generator } from '../values/generator.js'\n`
    : ''
  const dtypes = used.length > 0 ? `import type { ${used.join(', ')} } from '../core/dtypes.js'\n` : ''
  return `${header}${dtypes}import type { Tensor } from '../core/tensor.js'\n${generator}`
}

const functionsModule = (text) => `${moduleOf(text)}import { operator } from './install.js'\n\n${text}`

function generate() {
  const all = [...readOperators()].map(([name, schemas]) => [
    name,
    schemas.filter((schema) => !isNamed(schema)),
  ])
  const operators = all.filter(([, schemas]) => schemas.length > 0)
  const known = new Set(operators.map(([name]) => name))
  // In-place and out-of-place forms share a line.
  const stray = strayLines(new Set([...known].flatMap((name) => [name, name.replace(/_$/, '')])))
  if (stray.length > 0)
    throw new Error(`scripts/generate/ops/lines.txt: no operator is called ${stray.join(', ')}`)
  const unknown = [...topLevel].filter((name) => !known.has(name))
  if (unknown.length > 0)
    throw new Error(`scripts/generate/ops/groups.mjs: no operator is called ${unknown.join(', ')}`)
  const methods = operators.filter(([name, schemas]) => isMethod(name, schemas))
  const ungrouped = operators.filter(([name]) => groupOf(name)[0] === '' && !notFunctions.has(name))
  const top = ungrouped.filter(([name]) => topLevel.has(name))
  const rest = ungrouped.filter(([name]) => !topLevel.has(name))
  const grouped = Object.keys(prefixes).map((group) => [
    group,
    operators.filter(([name]) => groupOf(name)[0] === group),
  ])
  const table = operators.map(
    ([name, schemas]) => `${name}=${schemas.map(({ overload }) => overload).join(',')}`,
  )
  const methodText = interfaceMembers(methods, known)
  return {
    'names.gen.ts': `${header}
/** Every operator with its overloads: \`add=Tensor,Scalar,out\`. */
export const overloads =
  '${table.join(';')}'

/** Operators that are methods of Tensor. */
export const methodNames =
  '${methods.map(([name]) => name).join(' ')}'
`,
    'methods.gen.ts': `${moduleOf(methodText)}
/** libtorch's operators as methods. */
export interface TensorMethods {
${methodText}
}
`,
    'functions.gen.ts': functionsModule(exports(top, known, true)),
    'ops.gen.ts': functionsModule(
      `// The whole of it: also what the top level has.\nexport * from './functions.gen.js'\n\n${exports(rest, known, false)}`,
    ),
    ...Object.fromEntries(
      grouped.map(([group, list]) => [`${group}.gen.ts`, functionsModule(exports(list, known, true))]),
    ),
    page: withTable(join(repository, 'docs/pytorch.md'), {
      top: top.map(([name]) => name),
      grouped: grouped.map(([group, list]) => [group, list.map(([name]) => name)]),
      methods: new Set(methods.map(([name]) => name)),
      missing: [...topLevel].filter((name) => unsafe.has(name)),
    }),
    counts: {
      schemas: all.reduce((sum, [, schemas]) => sum + schemas.length, 0),
      operators: operators.length,
      methods: methods.length,
      functions: top.length,
      ops: ungrouped.length,
      grouped: Object.fromEntries(grouped.map(([group, list]) => [group, list.length])),
    },
  }
}

const { counts, page, ...files } = generate()
console.log(JSON.stringify(counts))
emit({
  ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/tensor/operators/${name}`, text])),
  'docs/pytorch.md': page,
})
