import { readdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { isMainThread } from 'node:worker_threads'
import { PdecayError } from '../errors.js'
import { isCutShort } from './_elf.js'
import { cudaTrouble, type Libtorch, locate, remedy, seesNvidiaDevice, setupCommand } from './libtorch.js'

/** A tensor in the native table: slot index + generation · 2^22. */
export type Handle = number
/** What an operator's call gives: a handle, several, a plain value, or nothing. */
export type CallResult = Handle | null | undefined | boolean | string | bigint | readonly CallResult[]
/** Held natively, behind an object of their own. */
export interface NativeGenerator {
  readonly __generator: never
}
export interface NativeStream {
  readonly __stream: never
}
export interface NativeEvent {
  readonly __event: never
}
export interface NativeGraph {
  readonly __graph: never
}

export interface TypeDescription {
  kind:
    | 'Tensor'
    | 'Scalar'
    | 'int'
    | 'float'
    | 'bool'
    | 'str'
    | 'dtype'
    | 'device'
    | 'layout'
    | 'memoryFormat'
    | 'generator'
    | 'unsupported'
  list: boolean
  /** Of int[2]: 2; 0 where any length will do. */
  length: number
  /** null is a value. */
  optional: boolean
}
export interface ParameterDescription extends TypeDescription {
  name: string
  optionalElements: boolean
  keyword: boolean
  written: boolean
  hasDefault: boolean
}
export interface ReturnDescription extends TypeDescription {
  name: string
  /** Index of the argument that is given back, or -1. */
  argument: number
}
export interface SchemaDescription {
  overload: string
  parameters: ParameterDescription[]
  returns: ReturnDescription[]
}

/** The table of tensors. */
interface SlotsCore {
  free(handle: Handle): void
  freeMany(handles: Float64Array, count: number): void
  watch(handle: Handle, object: object): void
  unwatch(handle: Handle): void
  holds(handle: Handle): boolean
  sweep(): number
  /** [tensors alive, their bytes, those with a weak reference, collections asked for] */
  counts(): [number, number, number, number]
  /** Has new tensors note where they were made, as the function tells; undefined ends it. */
  recordPlaces(trace: (() => string) | undefined): void
  /** [stack, tensors, bytes] */
  places(): [string, number, number][]
  configure(error: typeof PdecayError, collect: (full: boolean) => void, pressure: number): void
}

/** One part of a subscript: a position, a new dimension, '...', a tensor, or a range. */
export type IndexItem =
  | number
  | bigint
  | boolean
  | null
  | string
  | readonly [tensor: Handle]
  | readonly [start: number | null, stop: number | null, step: number | null]

/** Operators. */
interface OperatorCore {
  op(name: string, overload: string, label: string): number
  call(op: number, holder: object | undefined, ...args: unknown[]): CallResult
  describe(names: readonly string[]): (SchemaDescription | null)[]
  schemas(namespace: string): string[]
}

interface TensorCore {
  fromArray(
    data: ArrayBufferView,
    shape: readonly number[],
    dtype: string | undefined,
    device: string | undefined,
    requiresGrad: boolean,
  ): Handle
  fromBytes(data: Uint8Array, shape: readonly number[], dtype: string): Handle
  toTypedArray(tensor: Handle): ArrayBufferView
  toBytes(tensor: Handle): Uint8Array
  /** Over the tensor's own memory, which it keeps alive. */
  viewElements(tensor: Handle): ArrayBufferView
  copyFromArray(tensor: Handle, data: ArrayBufferView): void
  /** A complex number as { re, im }. */
  item(tensor: Handle): number | bigint | boolean | { re: number; im: number }
  shape(tensor: Handle): number[]
  strides(tensor: Handle): number[]
  numel(tensor: Handle): number
  dim(tensor: Handle): number
  dtype(tensor: Handle): string
  device(tensor: Handle): string
  isContiguous(tensor: Handle): boolean
  /** By the names of `layouts`. */
  layout(tensor: Handle): string
  /** In elements. */
  storageOffset(tensor: Handle): number
  isDense(tensor: Handle): boolean
  dataPointer(tensor: Handle): bigint
  /** A tensor over the array's own memory, which must not be detached while it is in use. */
  viewArray(data: ArrayBufferView, shape: readonly number[], dtype?: string): Handle
  /** A second handle of the same tensor. */
  share(tensor: Handle): Handle
  getAt(tensor: Handle, index: readonly IndexItem[]): Handle
  setAt(tensor: Handle, index: readonly IndexItem[], value: unknown): void
  /** Keeps the tensor under a number until a thread claims it, or the time is over. */
  shareOut(tensor: Handle, timeoutMs: number): bigint
  claim(shared: bigint): Handle
  /** How many wait, once those whose time is over are gone. */
  sharedCount(): number
}

/** Tensors that a pass begins with, and what it does. */
type Pass = [
  roots: readonly Handle[],
  gradients: readonly (Handle | null)[] | undefined,
  retainGraph: boolean | undefined,
  createGraph: boolean,
  inputs: readonly Handle[] | undefined,
]
/** A function that autograd calls: with the modes it is called in, and handles of its own. */
export type NativeCallback = (modes: number, ...args: never[]) => unknown

interface AutogradCore {
  /** Bit 0: autograd records. Bit 1: inference mode. */
  setModes(modes: number): void
  modes(): number
  backward(...pass: Pass): void
  backwardScalar(root: Handle): void
  grad(
    outputs: readonly Handle[],
    inputs: readonly Handle[],
    gradients: readonly (Handle | null)[] | undefined,
    retainGraph: boolean | undefined,
    createGraph: boolean,
    allowUnused: boolean,
  ): (Handle | null)[]
  requiresGrad(tensor: Handle): boolean
  setRequiresGrad(tensor: Handle, requiresGrad: boolean): void
  getGrad(tensor: Handle): Handle | null
  setGrad(tensor: Handle, gradient: Handle | null): void
  gradFnName(tensor: Handle): string | null
  isLeaf(tensor: Handle): boolean
  /** Gives the outputs of a custom function their history. */
  attach(
    name: string,
    backward: NativeCallback,
    inputs: readonly Handle[],
    outputs: readonly Handle[],
    saved: readonly Handle[],
    dirty: readonly Handle[],
    constant: readonly Handle[],
    materializeGrads: boolean,
  ): Handle[]
  registerHook(tensor: Handle, hook: NativeCallback): number
  removeHook(tensor: Handle, place: number): void
  registerPostHook(tensor: Handle, hook: NativeCallback): number
  removePostHook(tensor: Handle, place: number): void
  setSavedHooks(pack: NativeCallback | undefined, unpack: NativeCallback | undefined): void
  setAnomalyMode(enabled: boolean, checkNan: boolean): void
  setTracer(trace: () => string): void
}

/** Off the JavaScript thread. */
interface AsyncCore {
  backwardAsync(...pass: Pass): Promise<undefined>
  itemAsync(tensor: Handle): Promise<number | bigint | boolean | { re: number; im: number }>
  toTypedArrayAsync(tensor: Handle): Promise<ArrayBufferView>
}

interface RandomCore {
  manualSeed(seed: number | bigint): void
  generator(seed: number | bigint, device: string): NativeGenerator
  seedGenerator(generator: NativeGenerator, seed: number | bigint): void
  generatorState(generator: NativeGenerator | undefined): Handle
  setGeneratorState(generator: NativeGenerator | undefined, state: Handle): void
}

/** CUDA. A device is its index, or undefined for the current one. */
interface CudaCore {
  /** Why there is no CUDA, for messages. */
  explain(reason: string): void
  count(): number
  describe(device: number): {
    name: string
    totalMemory: number
    capability: [major: number, minor: number]
    multiprocessors: number
  }
  currentDevice(): number
  setDevice(device: number): void
  synchronize(device: number | undefined): void
  synchronizeAsync(device: number | undefined): Promise<undefined>
  /** The default one. */
  generator(device: number | undefined): NativeGenerator
  /** By torch's names. */
  memoryStats(device: number | undefined): Record<string, number>
  memoryInfo(device: number | undefined): [free: number, total: number]
  resetPeak(device: number | undefined): void
  resetAccumulated(device: number | undefined): void
  emptyCache(): void

  currentStream(device: number | undefined): NativeStream
  defaultStream(device: number | undefined): NativeStream
  newStream(device: number | undefined, priority: number): NativeStream
  setStream(stream: NativeStream): void
  streamDevice(stream: NativeStream): number
  sameStream(a: NativeStream, b: NativeStream): boolean
  queryStream(stream: NativeStream): boolean
  synchronizeStream(stream: NativeStream): void
  synchronizeStreamAsync(stream: NativeStream): Promise<undefined>
  recordStream(tensor: Handle, stream: NativeStream): void
  newEvent(enableTiming: boolean): NativeEvent
  recordEvent(event: NativeEvent, stream: NativeStream): void
  awaitEvent(event: NativeEvent, stream: NativeStream): void
  queryEvent(event: NativeEvent): boolean
  synchronizeEvent(event: NativeEvent): void
  synchronizeEventAsync(event: NativeEvent): Promise<undefined>
  elapsedTime(start: NativeEvent, end: NativeEvent): number

  newGraph(): NativeGraph
  /** Mode: 0 global, 1 of the thread, 2 relaxed. */
  beginCapture(graph: NativeGraph, pool: NativeGraph | undefined, mode: number): void
  endCapture(graph: NativeGraph): void
  replay(graph: NativeGraph): void
  resetGraph(graph: NativeGraph): void
}

/** Threads, processor. */
interface FactsCore {
  setNumThreads(threads: number): void
  getNumThreads(): number
  facts(): { cpuCapability: string; config: string }
}

/** One group's storage, as the native optimizer reads it. */
export interface NativeStorage {
  state: 'same' | 'float32' | 'bfloat16'
  master: boolean
  stochastic: boolean
  seed: number
}
export interface NativeOptimizer {
  addGroup(
    step: string,
    decay: string,
    handles: Float64Array,
    decayed: Uint8Array,
    values: Float64Array,
    storage: NativeStorage,
  ): number
  /** Takes options, so that state that they ask for can be set. */
  accept(values: Float64Array): void
  /**
   * A list of one handle stands for a number that a device knows. Bit 0 of what it returns: a decayed parameter was all
   * zeros when first seen, zeroStart() tells which; bit 1: a graph was captured, and nothing ran.
   */
  step(
    values: Float64Array,
    gradScale?: number | Float64Array,
    foundInf?: boolean | Float64Array,
    check?: boolean,
  ): number
  /** As `accept`, and sends them to where a replayed graph reads them. */
  setValues(values: Float64Array): void
  /** What the last step with `check` found: 1 or 0, where the gradients are. */
  foundInf(): Handle | undefined
  /** Whether some parameter is a device's. */
  onDevice(): boolean
  zeroGrad(setToNone: boolean): void
  hasNonFiniteGradient(): boolean
  /** Infinity for none. */
  clip(value: number, norm: number): void
  /** Found by the last step that clipped by norm. */
  gradNorm(): number
  zeroStart(): number[]
  /** Per parameter: elements, zeros, those below the threshold, decayed (0 or 1). */
  counts(): Float64Array
  /** Weights by decade, zeros and NaN aside: below 1e-12, up to 1e-11, …, up to 1e2, from 1e2. */
  histogram(index: number): number[]
  state(index: number): Record<string, Handle>
  /** A slot that is missing starts as on the first step. */
  setState(index: number, names: readonly string[], handles: Float64Array): void
  /** Which parameters decay from the next step on: 1 or 0 for each. */
  setDecayed(decayed: Uint8Array): void
}
interface OptimCore {
  registry(): string
  groupHeader(): string[]
  Optimizer: new (settings: { zeroThreshold?: number }) => NativeOptimizer
}

/** Batch assembly. */
interface DataCore {
  /** [inputs, targets]; scale and shift have one number for each channel. */
  gatherImages(
    images: Uint8Array,
    labels: Uint8Array,
    shape: readonly number[],
    scale: Float64Array,
    shift: Float64Array,
    indices: Int32Array,
  ): [Handle, Handle]
}

/** Every native function. */
export interface NativeCore
  extends SlotsCore,
    OperatorCore,
    TensorCore,
    AutogradCore,
    AsyncCore,
    RandomCore,
    FactsCore,
    DataCore,
    OptimCore {
  cuda: CudaCore
  memory: MemoryCore
}

/** The caching allocator of CPU tensors. */
interface MemoryCore {
  configure(enabled: boolean, cachedShare: number): boolean
  counts(): [allocated: number, cached: number, peak: number, reused: number, fresh: number]
  emptyCache(): void
  /** Gives free blocks back if nothing was asked for since the last call. */
  rest(): void
  resetPeak(): void
}

interface Entry {
  open(options: { libtorch: string; cuda: boolean }): NativeCore
}

/** Tensor bytes made between two collections. A young collection takes about a millisecond. */
const pressureBytes = 64 * 2 ** 20
/** How often an idle process is looked at: memory that nothing used in between goes back to the system. */
const restMs = 10_000
const root = dirname(dirname(__dirname))
const load = createRequire(__filename)
let native: NativeCore | undefined

// Stable Node has no other way to run the collector from a program: the flag gives new contexts a gc function.
function makeCollector(): (full: boolean) => void {
  let gc: ((options?: { type: 'minor' }) => void) | undefined
  return (full) => {
    if (!gc) {
      setFlagsFromString('--expose-gc')
      gc = runInNewContext('gc') as (options?: { type: 'minor' }) => void
    }
    // Older V8 takes any argument to mean a young collection, even { type: 'major' }.
    if (full) gc()
    else gc({ type: 'minor' })
  }
}

/** The first of an addon's libraries that is cut short, if any. */
export function damagedPart(addon: string): string | undefined {
  const folder = dirname(addon)
  const libraries = readdirSync(folder).filter((name) => /\.(node|so)$/.test(name))
  return libraries.map((name) => join(folder, name)).find(isCutShort)
}

function openEntry(): Entry {
  const fail = (what: string, remedy: string, cause?: unknown): never => {
    throw new PdecayError('ERR_NATIVE_LOAD', `${what}. What to do: ${remedy}`, { cause })
  }
  let addon: string
  try {
    addon = (load('node-gyp-build') as { path(folder: string): string }).path(root)
  } catch (cause) {
    return fail(
      'The addon was not found: there is no fitting prebuild, and it has not been built',
      remedy(),
      cause,
    )
  }
  const damaged = damagedPart(addon)
  if (damaged) {
    const isPrebuilt = dirname(addon).startsWith(join(root, 'prebuilds'))
    return fail(
      `The addon is damaged: ${damaged} is cut short`,
      isPrebuilt ? 'install the package again' : `run \`${setupCommand()}\``,
    )
  }
  try {
    return load(addon) as Entry
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message.split('\n')[0] : String(cause)
    return fail(`The addon does not load: ${reason} (${addon})`, remedy(), cause)
  }
}

/** What was said when libtorch's CUDA part should have been opened. */
export let cudaFault: string | undefined

function openLibtorch({ path, cuda }: Libtorch): NativeCore {
  const entry = openEntry()
  if (cuda && seesNvidiaDevice()) {
    try {
      return entry.open({ libtorch: path, cuda: true })
    } catch (error) {
      // The processor is still there to be used.
      cudaFault = error instanceof Error ? error.message : String(error)
    }
  }
  return entry.open({ libtorch: path, cuda: false })
}

function open(): NativeCore {
  const libtorch = locate()
  const opened = openLibtorch(libtorch)
  opened.configure(PdecayError, makeCollector(), pressureBytes)
  // Ready for whoever asks in vain: to look for devices now would start CUDA for those that do not.
  const trouble = cudaTrouble(libtorch, cudaFault)
  opened.cuda.explain(
    `CUDA is not available: ${trouble.what}. What to do: ${trouble.remedy}; \`pdecay doctor\` shows what was found`,
  )
  native = opened
  if (isMainThread) setInterval(() => opened.memory.rest(), restMs).unref()
  return opened
}

/**
 * The native part, opened at its first use, so that importing the package needs no libtorch.
 *
 * @throws PdecayError `ERR_LIBTORCH_NOT_FOUND` or `ERR_NATIVE_LOAD`, with what was looked for and what to run
 */
export function core(): NativeCore {
  return native ?? open()
}
