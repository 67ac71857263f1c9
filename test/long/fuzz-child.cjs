// Calls operators with random and hostile arguments: node fuzz-child.cjs SEED ROUNDS FIRST LAST
// Before each call it writes what it is about to do, so that the parent knows what ended it.
const { readFileSync, writeSync } = require('node:fs')
const { setFlagsFromString } = require('node:v8')
const { runInNewContext } = require('node:vm')
const t = require('../../lib/tensor/index.js')
const { core } = require('../../lib/native/index.js')
const { PdecayError } = require('../../lib/errors.js')
const { camel } = require('../../lib/tensor/operators/resolve.js')

setFlagsFromString('--expose-gc')
const gc = runInNewContext('gc')
const [seed, rounds, first, last] = process.argv.slice(2).map(Number)
const skipped = new Set(process.env.FUZZ_SKIP?.split(' '))

/** mulberry32 */
let state = seed
const random = () => {
  state = (state + 0x6d2b79f5) | 0
  let x = Math.imul(state ^ (state >>> 15), state | 1)
  x = (x + Math.imul(x ^ (x >>> 7), x | 61)) ^ x
  return ((x ^ (x >>> 14)) >>> 0) / 2 ** 32
}
const pick = (list) => list[Math.floor(random() * list.length)]
const chance = (share) => random() < share

const shapes = [
  [],
  [1],
  [0],
  [2],
  [3],
  [2, 3],
  [3, 3],
  [0, 3],
  [3, 0, 2],
  [1, 2, 4, 4],
  [2, 2, 3],
  [1, 1, 1, 1, 1],
  [4, 4],
  [2, 4, 4],
  [7],
]
const dtypes = [
  'float32',
  'float32',
  'float32',
  'float64',
  'int64',
  'int64',
  'int32',
  'uint8',
  'bool',
  'float16',
  'bfloat16',
  'complex64',
  'int8',
]
const views = [
  (x) => x,
  (x) => x,
  (x) => (x.ndim > 1 ? x.transpose(0, -1) : x),
  (x) => x.unsqueeze(0).expand([2, ...x.shape]),
  (x) => (x.shape[0] > 1 ? x.index('::2') : x),
  (x) => x.detach(),
  (x) => (/float|complex/.test(x.dtype) ? x.clone().requiresGrad_() : x),
  (x) => (x.dtype === 'float32' ? x.mul(pick([Infinity, NaN, -1e38])) : x),
  (x) => x.to({ device: 'meta' }),
  (x) => (x.ndim === 2 && x.dtype === 'float32' ? x.toSparse() : x),
]

function makeTensor() {
  const shape = pick(shapes)
  const dtype = pick(dtypes)
  const values = chance(0.5) ? t.randint(-3, 7, shape, { dtype: 'float32' }) : t.randn(shape)
  const base = dtype === 'bool' ? values.gt(0) : values.to(dtype)
  return chance(0.3) ? pick(views)(base) : base
}

const integers = [
  0,
  1,
  2,
  3,
  -1,
  -2,
  4,
  7,
  100,
  -100,
  2 ** 31,
  -(2 ** 31),
  2 ** 53 - 1,
  2n ** 63n - 1n,
  -(2n ** 63n),
  65536,
]
const numbers = [0, 1, -1, 0.5, 2, 1e-8, 1e38, NaN, Infinity, -Infinity, -0.5, 3]
const words = [
  'mean',
  'sum',
  'none',
  'floor',
  'trunc',
  'left',
  'right',
  'ij',
  '',
  'x',
  'fro',
  'nuc',
  'reflect',
  'constant',
  'tanh',
  'amax',
  'prod',
  'i,i->',
  'linear',
]
const hostile = [
  undefined,
  null,
  {},
  [],
  Symbol('s'),
  () => 1,
  new Proxy({}, {}),
  'x',
  Number.NaN,
  [[[]]],
  new Float32Array(2),
  new Date(),
]

function one(kind, name) {
  // The polynomials compute one term after the other, n of them: 2^62 never ends, here as in Python.
  if (/polynomial/.test(current) && name === 'n' && kind === 'Scalar') return pick([0, 1, 2, 5, -1, 40])
  // 2³¹ numbers into a tensor of two bytes each: shuffled for over a minute, here as in Python.
  if (current === 'randperm' && name === 'n') return pick([0, 1, 5, 100, -1, 65536, 2n ** 63n - 1n])
  switch (kind) {
    case 'Tensor':
      return makeTensor()
    case 'Scalar':
      return pick([...numbers, 1n, true, 2n ** 62n])
    case 'int':
      return chance(0.75) ? Math.floor(random() * 5) - 1 : pick(integers)
    case 'float':
      return pick(numbers)
    case 'bool':
      return chance(0.5)
    case 'str':
      return pick(words)
    case 'dtype':
      return pick([...dtypes, 'qint8', 'float8_e5m2', 'uint16', 'complex32'])
    case 'device':
      return pick(['cpu', 'cpu', 'meta'])
    case 'layout':
      return pick(['strided', 'strided', 'sparse', 'sparseCsr'])
    case 'memoryFormat':
      return pick(['contiguous', 'preserve', 'channelsLast', 'channelsLast3d'])
    case 'generator':
      return new t.Generator(1)
    default:
      return pick(hostile)
  }
}

function argument({ name, kind, list, length, optional, optionalElements, hasDefault }) {
  if (chance(0.02)) return pick(hostile)
  if ((optional || hasDefault) && chance(0.5)) return undefined
  if (!list) return one(kind, name)
  const size = chance(0.8) ? length || Math.floor(random() * 4) : Math.floor(random() * 7)
  return Array.from({ length: size }, () => (optionalElements && chance(0.3) ? null : one(kind)))
}

const show = (value) => {
  if (value instanceof t.Tensor)
    return `${value.dtype}[${value.shape}]${value.requiresGrad ? 'g' : ''}@${value.device}`
  if (Array.isArray(value)) return `[${value.map(show)}]`
  return typeof value === 'bigint'
    ? `${value}n`
    : typeof value === 'symbol'
      ? 'Symbol()'
      : typeof value === 'object' && value
        ? value.constructor?.name
        : String(value)
}

const names = [
  ...new Set(
    core()
      .schemas('aten')
      .map((text) => text.slice(6).split(/[.(]/)[0]),
  ),
]
  .filter((name) => !/^_|^[a-z]+__/.test(name))
  .sort()
const schemas = core()
  .schemas('aten')
  .map((text) => /^aten::(\w+)(?:\.(\w+))?\(/.exec(text))
const groups = { linalg: t.linalg, fft: t.fft, special: t.special }

function callable(name) {
  const prefix = name.slice(0, name.indexOf('_'))
  const fn = groups[prefix]
    ? groups[prefix][camel(name.slice(prefix.length + 1))]
    : (t.ops[camel(name)] ?? t[camel(name)])
  if (fn) return (args, named) => fn(...args, named)
  if (typeof t.Tensor.prototype[camel(name)] !== 'function') return undefined
  return ([self, ...args], named) => t.Tensor.prototype[camel(name)].call(self, ...args, named)
}

let current = ''

function round(name) {
  current = name
  const call = callable(name)
  const [, , overload = ''] = pick(schemas.filter((match) => match[1] === name))
  const [schema] = core().describe([overload ? `aten::${name}.${overload}` : `aten::${name}`])
  const args = []
  const named = {}
  for (const parameter of schema.parameters) {
    const value = argument(parameter)
    if (parameter.keyword && parameter.written) named.out = [...(named.out ?? []), value]
    else if (parameter.keyword || parameter.hasDefault) named[camel(parameter.name)] = value
    else args.push(value)
  }
  writeSync(
    3,
    `${name} ${overload} (${args.map(show)}; ${Object.entries(named).map(([key, value]) => `${key}=${show(value)}`)})\n`,
  )
  const result = call(args, named)
  const outputs = (Array.isArray(result) ? result : [result]).filter((each) => each instanceof t.Tensor)
  for (const each of outputs) {
    if (each.requiresGrad && each.numel > 0 && each.numel < 1e5) each.sum().backward()
    if (each.numel < 1000) String(each)
  }
}

/** Whether the call came to a result; an error of no known kind ends the process. */
function attempt(name) {
  try {
    t.tidy(() => round(name))
    leakOnPurpose(name)
    return true
  } catch (error) {
    const known = error instanceof TypeError || error instanceof RangeError || error instanceof PdecayError
    if (!known || typeof error.message !== 'string') {
      writeSync(3, `! ${name}: ${error?.stack ?? error}\n`)
      process.exit(3)
    }
    return false
  }
}

// What the canary of the test looks for: FUZZ_LEAK is 'tensors', 'bytes', or 'cache', which is full after a while.
const leaked = []
function leakOnPurpose(name) {
  if (process.env.FUZZ_LEAK === 'tensors' && name === 'abs') leaked.push(t.keep(t.ones([1])))
  const most = { bytes: Infinity, cache: 360 }[process.env.FUZZ_LEAK]
  if (leaked.length < most && name === 'acos') leaked.push(Buffer.alloc(2 ** 16, 1))
}

const resident = () => Number(readFileSync('/proc/self/statm', 'utf8').split(' ')[1]) * 4096

/** Resident bytes after each quarter of `count` calls that are all as the one that began with this state. */
function quarters(name, seed, count, settle) {
  const sizes = []
  const until = Date.now() + 2000
  for (let i = 1; i <= count && Date.now() < until; i++) {
    state = seed
    attempt(name)
    if (i % (count / 4) !== 0) continue
    if (settle) gc()
    sizes.push(resident())
  }
  return sizes
}

/** The same call again and again takes more and more, and a collection gives nothing back. */
function grows(name, seed) {
  const [, second, , last] = quarters(name, seed, 80, false)
  if (last === undefined || last - second < 2 ** 20) return null
  // Freed blocks that are not yet used again look like a leak for a while, but not for twice as many calls more.
  const rates = [200, 400].map((calls) => {
    const sizes = quarters(name, seed, calls, true)
    const climbs = sizes.every((size, i) => i === 0 || size - sizes[i - 1] > 2 ** 19)
    return sizes.length === 4 && climbs ? Math.round((sizes[3] - sizes[0]) / (calls * 0.75)) : null
  })
  return rates.includes(null) ? null : rates[1]
}

function check(name, tensors, seeds) {
  const left = () => t.memory().tensors - tensors
  if (left() !== 0) {
    gc()
    core().sweep()
  }
  if (left() !== 0) writeSync(3, `leak ${name}: ${left()} tensors are left\n`)
  for (const [kind, seed] of seeds) {
    const bytes = grows(name, seed)
    if (bytes !== null) writeSync(3, `leak ${name}: ${bytes} bytes with each call that ${kind}\n`)
  }
}

for (const name of names.slice(first, last)) {
  if (skipped.has(name) || !callable(name)) continue
  const { tensors } = t.memory()
  const seeds = new Map()
  for (let i = 0; i < rounds; i++) {
    const seed = state
    seeds.set(attempt(name) ? 'succeeds' : 'fails', seed)
  }
  const next = state
  check(name, tensors, seeds)
  state = next
  writeSync(3, `ok ${name}\n`)
}
writeSync(3, `end ${names.length}\n`)
