import { AsyncLocalStorage } from 'node:async_hooks'
import { core, type Handle, type NativeCallback, type NativeStream } from '../../native/index.js'

/** The handles created in one `tidy`. They are freed in one native call when it ends. */
export class Scope {
  #handles = new Float64Array(32)
  #count = 0
  #closed = false

  get closed(): boolean {
    return this.#closed
  }

  add(handle: Handle): void {
    if (this.#count === this.#handles.length) {
      const larger = new Float64Array(this.#count * 2)
      larger.set(this.#handles)
      this.#handles = larger
    }
    this.#handles[this.#count++] = handle
  }

  /** Frees all handles except those in `kept`. */
  close(kept: ReadonlySet<Handle>): void {
    this.#closed = true
    let count = this.#count
    if (kept.size > 0) {
      count = 0
      for (let i = 0; i < this.#count; i++) {
        const handle = this.#handles[i]!
        if (!kept.has(handle)) this.#handles[count++] = handle
      }
    }
    this.#count = 0
    if (count > 0) core().freeMany(this.#handles, count)
  }

  has(handle: Handle): boolean {
    return this.#handles.subarray(0, this.#count).includes(handle)
  }

  /** Removes the handle from the scope; returns false if it is not in this scope. */
  release(handle: Handle): boolean {
    const at = this.#handles.subarray(0, this.#count).indexOf(handle)
    if (at < 0) return false
    this.#handles[at] = this.#handles[--this.#count]!
    return true
  }
}

/** Bits of a context's modes, as native code reads them: `records` means that autograd records operations. */
export const records = 1
export const inference = 2
/** One bit for each device type and dtype that autocast may cast to. */
export const autocasts = {
  cpu: { bfloat16: 4, float16: 8 },
  cuda: { bfloat16: 16, float16: 32 },
} as const

/** Hooks that store and restore the tensors that autograd saves for a backward pass. */
export interface SavedHooks {
  readonly pack: NativeCallback
  readonly unpack: NativeCallback
}

/** The CUDA state of a context: the current device, and each device's current stream if it is not the default one. */
export interface DeviceState {
  device: number
  readonly streams: Map<number, NativeStream>
}

/** The state of the running code. It is kept across awaits. */
export interface Context {
  readonly scope: Scope | null
  readonly modes: number
  readonly saved: SavedHooks | null
  readonly deviceState: DeviceState
}

const root: Context = {
  scope: null,
  modes: records,
  saved: null,
  deviceState: { device: 0, streams: new Map() },
}
const storage = new AsyncLocalStorage<Context>()

// Reading the async storage at every operator would cost more than the rest of the call. While no asynchronous context
// is open, all code runs between the start and the end of its context's function, so a variable holds the context.
// `pending` counts the asynchronous contexts that are open.
let current = root
let pending = 0
let nativeModes = records
let nativeSaved: SavedHooks | null = null
let nativeDeviceState = root.deviceState

function applyDeviceState(state: DeviceState): void {
  const { cuda } = core()
  for (const device of nativeDeviceState.streams.keys())
    if (!state.streams.has(device)) cuda.setStream(cuda.defaultStream(device))
  for (const stream of state.streams.values()) cuda.setStream(stream)
  cuda.setDevice(state.device)
  nativeDeviceState = state
}

/** Sets native code to the context's state. */
function sync({ modes, saved, deviceState }: Context): void {
  if (modes !== nativeModes) {
    core().setModes(modes)
    nativeModes = modes
  }
  if (saved !== nativeSaved) {
    core().setSavedHooks(saved?.pack, saved?.unpack)
    nativeSaved = saved
  }
  if (deviceState !== nativeDeviceState) applyDeviceState(deviceState)
}

/** The context of the running code. Also sets libtorch's modes to those of this context. */
function asyncContext(): Context {
  const context = storage.getStore() ?? root
  sync(context)
  return context
}

/** The context of the running code. */
export function context(): Context {
  return pending === 0 ? current : asyncContext()
}

/** The scope that a new tensor belongs to; null outside of every scope. */
export function currentScope(): Scope | null {
  const { scope } = pending === 0 ? current : asyncContext()
  return scope === null || scope.closed ? null : scope
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'

/**
 * Runs `fn` in the current context with some changes. `end` is called once, with the result of `fn`, after `fn` has
 * returned or its promise has settled. It runs in the caller's context.
 */
export function runIn<T>(
  change: Partial<Context>,
  fn: () => T,
  end: (result: unknown, failed: boolean) => void,
): T {
  const outer = context()
  const inner: Context = { ...outer, ...change }
  let result: T
  const previous = current
  sync(inner)
  current = inner
  try {
    result = storage.run(inner, fn)
  } catch (error) {
    leave()
    end(undefined, true)
    throw error
  }
  leave()
  if (!isPromise(result)) {
    end(result, false)
    return result
  }
  pending++
  // These callbacks run in the caller's context, because registering them captures it.
  return result.then(
    (value) => {
      settle()
      end(value, false)
      return value
    },
    (error: unknown) => {
      settle()
      end(undefined, true)
      throw error
    },
  ) as T

  function leave(): void {
    current = previous
    sync(outer)
  }
}

function settle(): void {
  if (--pending === 0) sync(current)
}

/**
 * Runs a function that autograd calls during a backward pass. It runs in its own scope and in the modes that native
 * code has set. Native code restores its modes itself.
 */
export function runCallback<T>(modes: number, fn: () => T): T {
  const previous = current
  const [modesBefore, savedBefore] = [nativeModes, nativeSaved]
  const scope = new Scope()
  // Native code has already set the device and streams of the pass on this thread.
  const deviceState = nativeDeviceState
  current = { scope, modes, saved: null, deviceState }
  nativeModes = modes
  try {
    return storage.run(current, () => {
      sync(current)
      return fn()
    })
  } finally {
    scope.close(new Set())
    sync({ scope, modes, saved: savedBefore, deviceState })
    current = previous
    nativeModes = modesBefore
  }
}
