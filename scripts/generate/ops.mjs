// Writes src/tensor/operators/methods.gen.ts, functions.gen.ts and names.gen.ts from the schemas of libtorch's own
// dispatcher: types for every public operator, and the names that the run time builds them from.
//
// usage: node scripts/generate/ops.mjs [--check] [--root DIR]     (see generated.mjs)
import { createRequire } from 'node:module'
import { emit } from './generated.mjs'
import { describe } from './ops/doc.mjs'
import { functional, isInner, notFunctions, notMethods, prefixes, unsafe } from './ops/groups.mjs'
import { strayLines } from './ops/lines.mjs'
import { camel, isNamed, isOut, parseSchema } from './ops/schema.mjs'
import { members } from './ops/types.mjs'

const require = createRequire(import.meta.url)

function openCore() {
  const libtorch = require('../../lib/native/libtorch.js').locate().path
  return require('../../build/Release/pdecay.node').open({ libtorch, cuda: false })
}

/** `_softmax`, `linalg__powsum`. */
const isPrivate = (name) => /^_|^[a-z]+__/.test(name)

/** Every public operator: its name and its schemas, overloads that write into `out` last. */
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
const imports = `import type { ${types.join(', ')} } from '../core/dtypes.js'
import type { Generator } from '../values/generator.js'
import type { Tensor } from '../core/tensor.js'
`

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

function block(operators, method, known) {
  return operators
    .map(
      ([name, schemas, shown]) =>
        `${describe(name, schemas, known)}${members(camel(shown ?? name), schemas, method)}`,
    )
    .join('\n')
}

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
  const methods = operators.filter(([name, schemas]) => isMethod(name, schemas))
  const functions = operators.filter(([name]) => groupOf(name)[0] === '' && !notFunctions.has(name))
  const grouped = Object.keys(prefixes).map((group) => [
    group,
    operators
      .filter(([name]) => groupOf(name)[0] === group)
      .map(([name, schemas]) => [name, schemas, groupOf(name)[1]]),
  ])
  grouped.push(['functional', operators.filter(([name]) => functional.has(name))])

  const table = operators.map(
    ([name, schemas]) => `${name}=${schemas.map(({ overload }) => overload).join(',')}`,
  )
  const names = functions.map(([name]) => camel(name))
  const exported = names.filter((name) => name !== 'var').join(',\n  ')
  const pascal = (name) => name[0].toUpperCase() + name.slice(1)
  return {
    'names.gen.ts': `${header}
/** Every operator with its overloads: \`add=Tensor,Scalar,out\`. */
export const overloads =
  '${table.join(';')}'

/** Operators that are methods of Tensor. */
export const methodNames =
  '${methods.map(([name]) => name).join(' ')}'

/** Operators that are functions, by namespace; '' is the top level. */
export const functionNames = {
  '': '${functions.map(([name]) => name).join(' ')}',
${grouped.map(([group, list]) => `  ${group}: '${list.map(([name]) => name).join(' ')}',`).join('\n')}
}
`,
    'methods.gen.ts': `${header}${imports}
/** libtorch's operators as methods. */
export interface TensorMethods {
${block(methods, true, known)}
}
`,
    'functions.gen.ts': `${header}import { makeFunctions } from './install.js'
${imports}
/** libtorch's operators as functions. */
export interface Functions {
${block(functions, false, known)}
}
${grouped
  .map(
    ([group, list]) => `
/** torch.${group === 'functional' ? 'nn.functional' : group} */
export interface ${pascal(group)} {
${block(list, false, known)}
}

export const ${group}: ${pascal(group)} = makeFunctions('${group}')
`,
  )
  .join('')}
const functions: Functions = makeFunctions('')

export const {
  ${exported},
  var: variance,
} = functions
export { variance as var }
`,
    counts: {
      schemas: all.reduce((sum, [, schemas]) => sum + schemas.length, 0),
      operators: operators.length,
      methods: methods.length,
      functions: functions.length,
      grouped: Object.fromEntries(grouped.map(([group, list]) => [group, list.length])),
    },
  }
}

const { counts, ...files } = generate()
console.log(JSON.stringify(counts))
emit(Object.fromEntries(Object.entries(files).map(([name, text]) => [`src/tensor/operators/${name}`, text])))
