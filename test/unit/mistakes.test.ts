// What a first user gets wrong: everything that the package exports, functions, classes and the methods of their instances, is
// called without arguments or with those of another kind. An error names what was expected; it is never one of JavaScript's or
// Node's own. A new export is covered with no edit here; a new class needs a line in _samples.ts, and a test says so.
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import * as pdecay from '../../src/index.js'
import * as testing from '../../src/testing/index.js'
import * as tfjs from '../../src/tfjs/index.js'
import { instanceOf, isClass, isHidden } from './_samples.js'

type Callable = (...args: unknown[]) => unknown
type Members = Readonly<Record<string, unknown>>

const tensor = pdecay.ones([2, 3])
const nothing = () => 3
const junk = [undefined, null, 3, -1.5, 1e20, 'x', true, 7n, {}, { x: 1 }, [], [1, 2], ['x'], tensor, nothing]
const calls: unknown[][] = [
  [],
  ...junk.map((each) => [each]),
  ...[tensor, 3, 'x', {}, nothing].flatMap((first) => junk.map((each) => [first, each])),
  ...[null, 3, {}].flatMap((each) => [
    [tensor, tensor, each],
    [2, 3, each],
    [[tensor], 2, each],
  ]),
]
/** A model takes a while to make: it is called with fewer of them, which hold every kind of first argument. */
const costly = 1 + junk.length
const engineMessages = new RegExp(
  [
    /Cannot (read|set|destructure|convert|mix|assign|add|delete|redefine|use|create)|is not a (function|constructor|typed)/,
    /is not (iterable|defined|an object|extensible)|object is not|of undefined|call stack|Invalid (array|typed|count|time|reg|string|code)/,
    /Reduce of empty|non-callable|incompatible receiver|Unexpected (token|end)|must be between|not a non-null object|in operator/,
    /First argument|argument must be|not callable|Class constructor|invalid date|before initialization|safe integer/,
  ]
    .map(({ source }) => source)
    .join('|'),
)

/** What is not called with junk, and why. */
const skipped: [RegExp, string][] = [
  [
    /^(nn\.(ExportedModule|ModelSummary|utils\.ParametrizationList)|optim\.(ParamGroup|RoutedParameters)|models\.KeyValueCache)$/,
    'internal: other functions of the package make them',
  ],
  [/^(optim\.ParamGroup\.setExclude|models\.KeyValueCache\.append)$/, 'internal'],
  [/^train\.\w+\.(on[A-Z]\w*|afterStep|finish|prepareLoad)$/, 'hooks: fit calls them, with its own context'],
  [
    /^data\.(\w+Sampler\.(order|batches|count)|(WebDataset|map)\.iterate|AugmentedImages\.batch)$/,
    'the loader calls them, with its own draw',
  ],
  [/^nn\.utils\.prune\.\w+\.computeMask$/, 'apply() calls it, with checked tensors'],
  [/^train\.\w+Task\.(prepare|open)$/, 'run() calls them, with checked settings'],
  [
    /^tfjs\.TfjsOptimizer\.(?!fromConfig|getConfig|applyGradients|sparsity|[gs]etWeights|dispose)/,
    "tfjs-core's own",
  ],
]

function text(args: unknown[]): string {
  return args
    .map((each) =>
      each === tensor
        ? 'tensor'
        : typeof each === 'function'
          ? 'function'
          : typeof each === 'bigint'
            ? `${each}n`
            : JSON.stringify(each),
    )
    .join(', ')
}

const patience = () => new Promise((resolve) => setTimeout(resolve, 300))

/** The message of an error that is the engine's or Node's, and not one for users. */
function engineError(error: unknown): string | null {
  if (!(error instanceof Error)) return `no Error: ${String(error)}`
  const { code } = error as { code?: unknown }
  if (error instanceof pdecay.PdecayError) return null
  if (typeof code === 'string')
    return code.startsWith('ERR_') && code !== 'ERR_ASSERTION' ? error.message : null
  return engineMessages.test(error.message) ? error.message : null
}

/** Complaints about the calls: one for each message. */
async function misuse(path: string, call: (args: unknown[]) => unknown): Promise<string[]> {
  if (skipped.some(([pattern]) => pattern.test(path))) return []
  const found = new Map<string, string>()
  const note = (args: unknown[], error: unknown) => {
    const message = engineError(error)
    if (message !== null && !found.has(message)) found.set(message, `${path}(${text(args)}): ${message}`)
  }
  const pending: Promise<unknown>[] = []
  for (const args of path.startsWith('models.') ? calls.slice(0, costly) : calls)
    try {
      // On the meta device, where no size of a layer costs anything.
      const result = pdecay.nn.onDevice('meta', () => call(args))
      if (result instanceof Promise) pending.push(result.catch((error: unknown) => note(args, error)))
    } catch (error) {
      note(args, error)
    }
  if (pending.length > 0) await Promise.race([Promise.all(pending), patience()])
  return [...found.values()]
}

const seen = new Set<unknown>()

/** Calls the methods, and sets the properties, that a class gives its instances. */
async function misuseInstance(path: string, make: () => object): Promise<string[]> {
  const found: string[] = []
  const sample = make()
  const own = Object.keys(sample).filter((key) => typeof (sample as Members)[key] === 'function')
  const visit = async (key: string, owner: object): Promise<void> => {
    const { value, set } = Object.getOwnPropertyDescriptor(owner, key)!
    if (seen.has(value ?? set) || key === 'constructor' || isHidden(owner.constructor.name, key)) return
    seen.add(value ?? set)
    const instance = make()
    if (typeof value === 'function')
      found.push(
        ...(await misuse(`${path}.${key}`, (args) => Reflect.apply(value as Callable, instance, args))),
      )
    else if (set)
      found.push(...(await misuse(`${path}.${key} = `, ([arg]) => Reflect.set(instance, key, arg))))
  }
  for (const key of own) await visit(key, sample)
  for (
    let owner = Object.getPrototypeOf(sample) as object;
    owner !== Object.prototype && owner !== Array.prototype && owner !== Function.prototype;
    owner = Object.getPrototypeOf(owner) as object
  )
    for (const key of Object.getOwnPropertyNames(owner)) await visit(key, owner)
  return found
}

async function misuseSpace(space: string, members: Members): Promise<string[]> {
  const found: string[] = []
  for (const [name, member] of Object.entries(members)) {
    const path = space === '' ? name : `${space}.${name}`
    if (isClass(member)) {
      found.push(...(await misuse(path, (args) => Reflect.construct(member, args))))
      for (const key of Object.getOwnPropertyNames(member))
        if (typeof (member as unknown as Members)[key] === 'function')
          found.push(
            ...(await misuse(`${path}.${key}`, (args) =>
              Reflect.apply((member as unknown as Record<string, Callable>)[key]!, member, args),
            )),
          )
    } else if (typeof member === 'function')
      found.push(...(await misuse(path, (args) => Reflect.apply(member as Callable, undefined, args))))
    const make = instanceOf(path, member)
    if (make) found.push(...(await misuseInstance(path, make)))
    else if (isClass(member)) found.push(`_samples.ts has no instance of ${path}`)
  }
  return found
}

const isSpace = (value: unknown): value is Members =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).some((each) => typeof each === 'function' || isSpace(each))

function* spacesIn(name: string, members: Members): Generator<[string, Members]> {
  yield [name, members]
  for (const [key, each] of Object.entries(members))
    if (isSpace(each)) yield* spacesIn(name === '' ? key : `${name}.${key}`, each)
}
// nn first: the methods of Module are misused once, of a small one.
const spaces = [
  ...spacesIn('nn', pdecay.nn),
  ...spacesIn('', { ...pdecay, nn: {} }),
  ...spacesIn('testing', testing),
  ...spacesIn('tfjs', tfjs),
]

// Junk such as 'x' is a path too. Relative ones lead here from the first call on, and a call that is still going when the tests
// end finds this folder too: the process, which runs this file alone, never goes back to the checkout.
const folder = mkdtempSync(join(tmpdir(), 'pdecay-mistakes-'))
const removeFolder = () => rmSync(folder, { recursive: true, force: true })
const checkout = resolve(__dirname, '../..')
const inCheckout = readdirSync(checkout)
beforeAll(() => {
  process.chdir(folder)
  process.env.PDECAY_CACHE = folder
  process.env.PATH = ''
  vi.stubGlobal('fetch', () => Promise.reject(new Error('no network in tests')))
  vi.spyOn(process, 'emitWarning').mockImplementation(() => {})
})
afterAll(() => {
  removeFolder()
  process.on('exit', removeFolder)
})

test.each(spaces)('%s', async (space, members) => {
  expect(await misuseSpace(space, members)).toEqual([])
})

test('the calls wrote into the temporary folder alone', () => {
  expect(readdirSync(folder)).toContain('x')
  expect(readdirSync(checkout)).toEqual(inCheckout)
})
