import { types } from 'node:util'
import { checkBoolean, checkFunction, checkInteger, checkKnownKeys } from '../../_check.js'
import { core, type NativeEvent, type NativeStream } from '../../native/index.js'
import { context, runIn } from '../core/context.js'
import { type CudaDevice, indexOf, nativeCuda } from '../core/cuda.js'
import { handleOf, type Tensor } from '../core/tensor.js'

/** Options of `new cuda.Stream()`. */
export interface StreamOptions {
  /** The device of the stream. Default: the current device. */
  device?: CudaDevice
  /**
   * The priority, an integer in [-1024, 0]. Lower numbers have higher priority. Values below the range of the device
   * count as its highest priority. Default: 0.
   */
  priority?: number
}

/** Options of `new cuda.Event()`. */
export interface EventOptions {
  /** Whether the event records the time, for `elapsedTime`. Default: false. */
  enableTiming?: boolean
}

let streamOf: (stream: Stream) => NativeStream

/**
 * A queue of work on a device. The work of one stream runs in order; the work of several streams can run concurrently.
 *
 * Using a tensor on another stream than the one it was created on needs `waitStream` or an event between the two, and
 * `recordStream`.
 */
export class Stream {
  readonly #native: NativeStream

  static {
    streamOf = (stream) => {
      if (typeof stream !== 'object' || stream === null || !(#native in stream))
        throw new TypeError(`Expected cuda.Stream for stream but received ${typeof stream}`)
      return stream.#native
    }
  }

  /**
   * Takes a stream from the device's pool. The pool has 32 streams, which are reused in turn.
   *
   * @throws TypeError, RangeError for invalid options; PdecayError `ERR_CUDA` without a CUDA device
   */
  constructor(options: StreamOptions = {}) {
    if (types.isExternal(options)) {
      this.#native = options as unknown as NativeStream
      return
    }
    checkKnownKeys('Stream options', options, ['device', 'priority'])
    const priority = checkInteger('priority', options.priority ?? 0, '[-1024, 0]')
    this.#native = nativeCuda().newStream(indexOf(options.device), priority)
  }

  /** The index of its device. */
  get device(): number {
    return core().cuda.streamDevice(this.#native)
  }

  /** Whether both objects refer to the same stream. Each call of `currentStream` creates a new object. */
  equals(other: Stream): boolean {
    return core().cuda.sameStream(this.#native, streamOf(other))
  }

  /** Whether all work of this stream is done. */
  query(): boolean {
    return core().cuda.queryStream(this.#native)
  }

  /** Waits until all work of this stream is done. */
  synchronize(): void {
    core().cuda.synchronizeStream(this.#native)
  }

  /** As `synchronize`, without blocking the JavaScript thread. */
  async synchronizeAsync(): Promise<void> {
    await core().cuda.synchronizeStreamAsync(this.#native)
  }

  /** Makes later work of this stream wait, on the device, for the event. */
  waitEvent(event: Event): void {
    event.wait(this)
  }

  /** Makes later work of this stream wait, on the device, for all present work of the other stream. */
  waitStream(other: Stream): void {
    this.waitEvent(other.recordEvent())
  }

  /**
   * Records an event in this stream.
   *
   * @param event - default: a new event
   * @returns the event
   */
  recordEvent(event = new Event()): Event {
    event.record(this)
    return event
  }
}

const wrapStream = (given: NativeStream): Stream => new Stream(given as unknown as StreamOptions)
const streamOrCurrent = (stream: Stream | undefined): NativeStream =>
  stream === undefined ? nativeCuda().currentStream(undefined) : streamOf(stream)

let eventOf: (event: Event) => NativeEvent

/** A marker in a stream. Other streams can wait for it, and two of them measure the time in between. */
export class Event {
  readonly #native: NativeEvent

  static {
    eventOf = (event) => {
      if (typeof event !== 'object' || event === null || !(#native in event))
        throw new TypeError(`Expected cuda.Event for event but received ${typeof event}`)
      return event.#native
    }
  }

  constructor(options: EventOptions = {}) {
    checkKnownKeys('Event options', options, ['enableTiming'])
    this.#native = core().cuda.newEvent(checkBoolean('enableTiming', options.enableTiming ?? false))
  }

  /**
   * Records the event in a stream: it is done when all present work of the stream is done. Default: the current stream.
   */
  record(stream?: Stream): void {
    core().cuda.recordEvent(this.#native, streamOrCurrent(stream))
  }

  /** Makes later work of a stream wait, on the device, for this event. Default: the current stream. */
  wait(stream?: Stream): void {
    core().cuda.awaitEvent(this.#native, streamOrCurrent(stream))
  }

  /** Whether the work before the event is done; true if the event was not recorded. */
  query(): boolean {
    return core().cuda.queryEvent(this.#native)
  }

  /** Waits until the work before the event is done. */
  synchronize(): void {
    core().cuda.synchronizeEvent(this.#native)
  }

  /** As `synchronize`, without blocking the JavaScript thread. */
  async synchronizeAsync(): Promise<void> {
    await core().cuda.synchronizeEventAsync(this.#native)
  }

  /**
   * The time from this event to another.
   *
   * @param end - the later event
   * @returns the time in milliseconds, with a resolution of about half a microsecond
   * @throws PdecayError `ERR_LIBTORCH` unless both events have `enableTiming` and are done
   */
  elapsedTime(end: Event): number {
    return core().cuda.elapsedTime(this.#native, eventOf(end))
  }
}

/** The current stream of a device. Default: the current device. */
export const currentStream = (device?: CudaDevice): Stream =>
  wrapStream(nativeCuda().currentStream(indexOf(device)))

/** The default stream of a device. Default: the current device. */
export const defaultStream = (device?: CudaDevice): Stream =>
  wrapStream(nativeCuda().defaultStream(indexOf(device)))

/** Sets the current stream of the stream's device. Inside `cuda.device` and `cuda.stream` this lasts until they end. */
export function setStream(stream: Stream): void {
  const given = streamOf(stream)
  nativeCuda().setStream(given)
  context().deviceState.streams.set(stream.device, given)
}

/**
 * Runs `fn` with `stream` as the current stream and its device as the current device. For an async `fn` this holds
 * across its awaits, but not for other code that runs in between.
 *
 * @param stream - the stream that work in `fn` goes to
 * @param fn - takes no arguments; may be async
 * @returns what `fn` returns
 * @example
 * const side = new cuda.Stream()
 * side.waitStream(cuda.currentStream())
 * const y = cuda.stream(side, () => x.matmul(x))
 * cuda.currentStream().waitStream(side)
 */
export function stream<T>(stream: Stream, fn: () => T): T {
  const given = streamOf(stream)
  checkFunction('fn', fn)
  const { device } = stream
  const streams = new Map(context().deviceState.streams).set(device, given)
  return runIn({ deviceState: { device, streams } }, fn, () => {})
}

/** @internal The method of Tensor. */
export function recordStream(tensor: Tensor, stream: Stream): void {
  core().cuda.recordStream(handleOf(tensor), streamOf(stream))
}
