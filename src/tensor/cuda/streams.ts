import { types } from 'node:util'
import { checkBoolean, checkFunction, checkInteger, checkKnownKeys } from '../../_check.js'
import { core, type NativeEvent, type NativeStream } from '../../native/index.js'
import { context, runIn } from '../core/context.js'
import { type CudaDevice, indexOf, nativeCuda } from '../core/cuda.js'
import { handleOf, type Tensor } from '../core/tensor.js'

export interface StreamOptions {
  /** Default: the current device. */
  device?: CudaDevice
  /** The lower the number, the earlier its work is begun; in [-1024, 0], and as far as the device knows it. Default: 0. */
  priority?: number
}

export interface EventOptions {
  /** Notes times, for `elapsedTime`. Default: false. */
  enableTiming?: boolean
}

let streamOf: (stream: Stream) => NativeStream

/**
 * A queue of work on a device: what is given to one stream runs in order, what is given to several at once.
 *
 * A tensor made on one stream and used on another needs `waitStream` or an event between the two, and `recordStream`.
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

  /** A stream of the device's pool: after 32 of them they come round again. */
  constructor(options: StreamOptions = {}) {
    if (types.isExternal(options)) {
      this.#native = options as unknown as NativeStream
      return
    }
    checkKnownKeys('Stream options', options, ['device', 'priority'])
    const priority = checkInteger('priority', options.priority ?? 0, '[-1024, 0]')
    this.#native = nativeCuda().newStream(indexOf(options.device), priority)
  }

  /** The number of its device. */
  get device(): number {
    return core().cuda.streamDevice(this.#native)
  }

  /** Whether the two are one stream: each call of `currentStream` makes a new object. */
  equals(other: Stream): boolean {
    return core().cuda.sameStream(this.#native, streamOf(other))
  }

  /** Whether all its work is done. */
  query(): boolean {
    return core().cuda.queryStream(this.#native)
  }

  /** Waits until all its work is done. */
  synchronize(): void {
    core().cuda.synchronizeStream(this.#native)
  }

  /** As `synchronize`, off the JavaScript thread. */
  async synchronizeAsync(): Promise<void> {
    await core().cuda.synchronizeStreamAsync(this.#native)
  }

  /** What comes from now on waits, on the device, for what was recorded in the event. */
  waitEvent(event: Event): void {
    event.wait(this)
  }

  /** What comes from now on waits, on the device, for all that the other has been given. */
  waitStream(other: Stream): void {
    this.waitEvent(other.recordEvent())
  }

  /** Records an event, or a new one, and gives it. */
  recordEvent(event = new Event()): Event {
    event.record(this)
    return event
  }
}

const wrapStream = (given: NativeStream): Stream => new Stream(given as unknown as StreamOptions)
const streamOrCurrent = (stream: Stream | undefined): NativeStream =>
  stream === undefined ? nativeCuda().currentStream(undefined) : streamOf(stream)

let eventOf: (event: Event) => NativeEvent

/** A mark in a stream: others can wait for it, and two of them tell the time between. */
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

  /** Marks where the stream is now. Default: the current stream. */
  record(stream?: Stream): void {
    core().cuda.recordEvent(this.#native, streamOrCurrent(stream))
  }

  /** What the stream is given from now on waits, on the device, for the mark. Default: the current stream. */
  wait(stream?: Stream): void {
    core().cuda.awaitEvent(this.#native, streamOrCurrent(stream))
  }

  /** Whether the device has passed the mark; true where none was recorded. */
  query(): boolean {
    return core().cuda.queryEvent(this.#native)
  }

  /** Waits until the device has passed the mark. */
  synchronize(): void {
    core().cuda.synchronizeEvent(this.#native)
  }

  /** As `synchronize`, off the JavaScript thread. */
  async synchronizeAsync(): Promise<void> {
    await core().cuda.synchronizeEventAsync(this.#native)
  }

  /**
   * The time from this mark to another one.
   *
   * @returns milliseconds, to about half a microsecond
   * @throws PdecayError `ERR_LIBTORCH` unless both have `enableTiming` and the device has passed them
   */
  elapsedTime(end: Event): number {
    return core().cuda.elapsedTime(this.#native, eventOf(end))
  }
}

/** The stream that work on a device goes to here. Default: the current device. */
export const currentStream = (device?: CudaDevice): Stream =>
  wrapStream(nativeCuda().currentStream(indexOf(device)))

/** The stream that work on a device goes to where nothing else is said. */
export const defaultStream = (device?: CudaDevice): Stream =>
  wrapStream(nativeCuda().defaultStream(indexOf(device)))

/** From here on work on the stream's device goes to it; within `device` and `stream`, until their end. */
export function setStream(stream: Stream): void {
  const given = streamOf(stream)
  nativeCuda().setStream(given)
  context().place.streams.set(stream.device, given)
}

/**
 * Runs `fn` with a current stream, and its device; also across the awaits of an async `fn`, and while others run.
 *
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
  const streams = new Map(context().place.streams).set(device, given)
  return runIn({ place: { device, streams } }, fn, () => {})
}

/** @internal The method of Tensor. */
export function recordStream(tensor: Tensor, stream: Stream): void {
  core().cuda.recordStream(handleOf(tensor), streamOf(stream))
}
