import { checkFunction, checkKnownKeys, checkOneOf } from '../../_check.js'
import { core, type NativeGraph } from '../../native/index.js'
import { nativeCuda } from '../core/cuda.js'
import { synchronize } from './devices.js'
import { emptyCache } from './memory.js'
import { Stream, stream } from './streams.js'

// The index of each mode is its number in native code.
const modes = ['global', 'threadLocal', 'relaxed'] as const
/**
 * For which threads CUDA calls that are forbidden during a capture are errors: 'global' for all threads, 'threadLocal'
 * for the capturing thread, 'relaxed' for none.
 */
export type CaptureErrorMode = (typeof modes)[number]

/** Options of `cuda.graph`. */
export interface GraphOptions {
  /** The stream to capture on. It must not be the default stream of its device. Default: a new stream. */
  stream?: Stream
  /**
   * A graph whose memory pool this graph shares. The two must never run at the same time, and must be replayed in the
   * order in which they were captured. Default: a new pool.
   */
  pool?: Graph<unknown>
  /** For which threads forbidden CUDA calls during the capture are errors. Default: 'global'. */
  captureErrorMode?: CaptureErrorMode
}

let graphOf: (graph: Graph<unknown>) => NativeGraph

/** A CUDA graph: the recorded device work of a function. */
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
   * @param source - the function. It is kept so that the tensors that it refers to stay alive: the recorded work uses
   *   them
   */
  constructor(
    given: NativeGraph,
    readonly output: T,
    protected readonly source: () => T,
  ) {
    this.#native = given
  }

  /** Launches the recorded work on the current stream, in one call. Does not wait for it. */
  replay(): void {
    nativeCuda().replay(this.#native)
  }

  /** Frees the recorded work and its memory. The graph cannot be replayed afterwards. */
  reset(): void {
    core().cuda.resetGraph(this.#native)
  }
}

/**
 * Captures the device work of `fn` as a CUDA graph, without running it. `replay()` runs all of it in one call.
 *
 * The recorded work reads and writes the same tensors that `fn` used. To change the input, copy new data into these
 * tensors (`copy_`), and keep them alive. The JavaScript code of `fn` runs only once, during the capture: shapes,
 * branches and numbers are fixed. `fn` must not wait for the device (`item()`, `toTypedArray()`, copies to the CPU) and
 * must not be async.
 *
 * Call `fn` about three times before the capture, on a separate stream. Libraries are initialized, and gradients and
 * optimizer state are created, at first use, and this must not be recorded.
 *
 * @param fn - takes no arguments
 * @returns the graph; `output` is what `fn` returned, and each replay fills its tensors
 * @throws TypeError if `fn` is async; PdecayError `ERR_CUDA` without a CUDA device, `ERR_NATIVE_LOAD` if the part of
 *   the addon for graphs was not built
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
  // As in torch: frees unused memory first, because a graph's memory pool cannot use it during the capture.
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
    if (output instanceof Promise)
      throw new TypeError('Expected synchronous function for fn but received an async one')
  } catch (error) {
    // The stream has to leave the capture. Errors of an invalid capture are expected here and are ignored.
    for (const end of [cuda.endCapture, cuda.resetGraph])
      try {
        end(given)
      } catch {}
    throw error
  }
  cuda.endCapture(given)
  return output
}
