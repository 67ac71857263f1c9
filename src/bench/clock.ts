import { cuda } from '../tensor/index.js'
import type { RealDevice } from './device.js'

/** What some runs took, in milliseconds. */
export interface Times {
  /** All of their work. */
  readonly ms: number
  /** Until the host was free again: on a device, the work may still run. */
  readonly hostMs: number
}

/** Runs a function `count` times and measures it. */
export type Clock = (run: () => void, count: number) => Times

/** Milliseconds on the host. */
function onHost(run: () => void, count: number): number {
  const start = process.hrtime.bigint()
  for (let i = 0; i < count; i++) run()
  return Number(process.hrtime.bigint() - start) / 1e6
}

const onCpu: Clock = (run, count) => {
  const ms = onHost(run, count)
  return { ms, hostMs: ms }
}

/** Measures between two events in the stream, so that the result is correct even if the host runs ahead of the device. */
const onCuda =
  (device: Exclude<RealDevice, 'cpu'>): Clock =>
  (run, count) =>
    cuda.device(device, () => {
      const [start, end] = [new cuda.Event({ enableTiming: true }), new cuda.Event({ enableTiming: true })]
      start.record()
      const hostMs = onHost(run, count)
      end.record()
      end.synchronize()
      return { ms: start.elapsedTime(end), hostMs }
    })

/** The clock of a device. */
export const makeClock = (device: RealDevice): Clock => (device === 'cpu' ? onCpu : onCuda(device))
