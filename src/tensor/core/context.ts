import { AsyncLocalStorage } from 'node:async_hooks'
import { core, type Handle, type NativeCallback, type NativeStream } from '../../native/index.js'

/** The handles made in one `tidy`, freed in one native call at its end. */
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

  /** Frees all but those kept. */
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

  /** Takes the handle out of the scope; false where it is of another one. */
  release(handle: Handle): boolean {
    const at = this.#handles.subarray(0, this.#count).indexOf(handle)
    if (at < 0) return false
    this.#handles[at] = this.#handles[--this.#count]!
    return true
  }
}

/** Bits of a context's modes, as native code reads them. */
export const records = 1
export const inference = 2
/** One bit for each device type and dtype that autocast may cast to. */
export const autocasts = {
  cpu: { bfloat16: 4, float16: 8 },
  cuda: { bfloat16: 16, float16: 32 },
} as const

/** What keeps the tensors that autograd saves, in place of autograd itself. */
export interface SavedHooks {
  readonly pack: NativeCallback
  readonly unpack: NativeCallback
}

/** Where CUDA's work goes: the current device, and those streams that are not their device's default. */
export interface Place {
  device: number
  readonly streams: Map<number, NativeStream>
}

/** What holds for the code that runs now, and after its awaits. */
export interface Context {
  readonly scope: Scope | null
  readonly modes: number
  readonly saved: SavedHooks | null
  readonly place: Place
}

const root: Context = {
  scope: null,
  modes: records,
  saved: null,
  place: { device: 0, streams: new Map() },
}
const storage = new AsyncLocalStorage<Context>()

// Reading the async storage at every operator would cost more than the rest of the call. While no asynchronous context
// is open, everything runs between the start and the end of its context's function, and a variable tells all.
let current = root
let pending = 0
let nativeModes = records
let nativeSaved: SavedHooks | null = null
let nativePlace = root.place

function moveTo(place: Place): void {
  const { cuda } = core()
  for (const device of nativePlace.streams.keys())
    if (!place.streams.has(device)) cuda.setStream(cuda.defaultStream(device))
  for (const stream of place.streams.values()) cuda.setStream(stream)
  cuda.setDevice(place.device)
  nativePlace = place
}

function sync({ modes, saved, place }: Context): void {
  if (modes !== nativeModes) {
    core().setModes(modes)
    nativeModes = modes
  }
  if (saved !== nativeSaved) {
    core().setSavedHooks(saved?.pack, saved?.unpack)
    nativeSaved = saved
  }
  if (place !== nativePlace) moveTo(place)
}

/** The context of the running code; makes libtorch's modes agree with it. */
function asyncContext(): Context {
  const context = storage.getStore() ?? root
  sync(context)
  return context
}

export function context(): Context {
  return pending === 0 ? current : asyncContext()
}

/** The scope that a new tensor belongs to: null outside all. */
export function currentScope(): Scope | null {
  const { scope } = pending === 0 ? current : asyncContext()
  return scope === null || scope.closed ? null : scope
}

const isPromise = (value: unknown): value is PromiseLike<unknown> =>
  typeof value === 'object' && value !== null && typeof (value as { then?: unknown }).then === 'function'

/**
 * Runs `fn` in a context; `end` is called once, with what it gave, when it and all its awaits are over, back in the
 * context from outside.
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
  // These run in the context of the code that called us: it is what their registration captures.
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
 * Runs a function that autograd calls in the middle of a pass: in the modes that native code is in, which it puts back
 * itself, and in a scope of its own.
 */
export function runCallback<T>(modes: number, fn: () => T): T {
  const previous = current
  const [modesBefore, savedBefore] = [nativeModes, nativeSaved]
  const scope = new Scope()
  // Native code has put the thread where the pass works.
  const place = nativePlace
  current = { scope, modes, saved: null, place }
  nativeModes = modes
  try {
    return storage.run(current, () => {
      sync(current)
      return fn()
    })
  } finally {
    scope.close(new Set())
    sync({ scope, modes, saved: savedBefore, place })
    current = previous
    nativeModes = modesBefore
  }
}
