import type { Handle } from './handle.js'
import type { NativeGenerator } from './random.js'

/** Native objects, each wrapped in its own JavaScript object. */
export interface NativeStream {
  readonly __stream: never
}
export interface NativeEvent {
  readonly __event: never
}
export interface NativeGraph {
  readonly __graph: never
}

/** CUDA. A device is given by its index; undefined is the current device. */
export interface CudaCore {
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
  /** The default stream. */
  generator(device: number | undefined): NativeGenerator
  /** The keys are torch's names. */
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
  /** Capture mode: 0 global, 1 thread-local, 2 relaxed. */
  beginCapture(graph: NativeGraph, pool: NativeGraph | undefined, mode: number): void
  endCapture(graph: NativeGraph): void
  replay(graph: NativeGraph): void
  resetGraph(graph: NativeGraph): void
}
