import { checkFunction, checkKnownKeys, checkOneOf } from '../../_check.js'
import { core, type NativeGraph } from '../../native/index.js'
import { nativeCuda } from '../core/cuda.js'
import { synchronize } from './devices.js'
import { emptyCache } from './memory.js'
import { Stream, stream } from './streams.js'

// By their numbers in native code.
const modes = ['global', 'threadLocal', 'relaxed'] as const
export type CaptureErrorMode = (typeof modes)[number]

export interface GraphOptions {
  /** Captured on this stream, which must not be its device's default. Default: a new one. */
  stream?: Stream
  /** Shares the memory of a graph that never runs at the same time and is replayed in the order of capture. */
  pool?: Graph<unknown>
  /** Whether what a capture forbids is an error in all threads, in this one, or nowhere. Default: 'global'. */
  captureErrorMode?: CaptureErrorMode
}

let graphOf: (graph: Graph<unknown>) => NativeGraph

/** The work of a function on a device, recorded. */
export class Graph<T> {
  readonly #native: NativeGraph

  static {
    graphOf = (graph) => {
      if (typeof graph !== 'object' || graph === null || !(#native in graph))
        throw new TypeError(`Expected a graph for pool but received ${typeof graph}`)
      return graph.#native
    }
  }

  /**
   * @internal
   * @param output - what the function returned
   * @param source - kept, as with it lives what it refers to: the recorded work reads those very tensors
   */
  constructor(
    given: NativeGraph,
    readonly output: T,
    protected readonly source: () => T,
  ) {
    this.#native = given
  }

  /** Gives the recorded work to the current stream, in one call. Does not wait for it. */
  replay(): void {
    nativeCuda().replay(this.#native)
  }

  /** Gives the recorded work and its memory back. The graph cannot be replayed any more. */
  reset(): void {
    core().cuda.resetGraph(this.#native)
  }
}

/**
 * Records what `fn` does on the device, without doing it; `replay()` does all of it again, in one call.
 *
 * The recorded work reads and writes the very tensors that `fn` did: give it other input by copying into the same
 * tensors (`copy_`), and keep those alive. What `fn` does in JavaScript happens once, now: shapes, branches and numbers
 * are fixed. It may neither wait for the device (`item()`, `toTypedArray()`, copies to the CPU) nor be async.
 *
 * Run `fn` about three times before, on a stream of its own: libraries set themselves up, and gradients and optimizer
 * state are made, at first use, which must not be recorded.
 *
 * @returns the graph; `output` is what `fn` returned, with tensors that each replay fills
 * @throws PdecayError `ERR_CUDA`, `ERR_NATIVE_LOAD` where the part of the addon for graphs was not built
 * @example
 * const side = new cuda.Stream()
 * side.waitStream(cuda.currentStream())
 * cuda.stream(side, () => { for (let i = 0; i < 3; i++) step() })
 * cuda.currentStream().waitStream(side)
 * const graph = cuda.graph(step)
 * x.copy_(nextBatch)
 * graph.replay()
 * @source torch.cuda.graph
 */
export function graph<T>(fn: () => T, options: GraphOptions = {}): Graph<T> {
  checkFunction('fn', fn)
  checkKnownKeys('graph options', options, ['stream', 'pool', 'captureErrorMode'])
  const mode = modes.indexOf(checkOneOf('captureErrorMode', options.captureErrorMode ?? 'global', modes))
  const pool = options.pool && graphOf(options.pool)
  const given = nativeCuda().newGraph()
  const side = options.stream ?? new Stream()
  // As torch does: memory that is free already is not asked for while the graph is captured.
  synchronize(side.device)
  core().sweep()
  emptyCache()
  return stream(side, () => {
    core().cuda.beginCapture(given, pool, mode)
    return new Graph(given, capture(given, fn), fn)
  })
}

function capture<T>(given: NativeGraph, fn: () => T): T {
  const { cuda } = core()
  let output: T
  try {
    output = fn()
    if (output instanceof Promise) throw new TypeError('Expected no async function for fn')
  } catch (error) {
    // The stream has to leave the capture; that the capture is no good is known.
    for (const end of [cuda.endCapture, cuda.resetGraph])
      try {
        end(given)
      } catch {}
    throw error
  }
  cuda.endCapture(given)
  return output
}
