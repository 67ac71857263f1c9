import { cuda } from '../tensor/index.js'
import type { RealDevice } from './device.js'

/** Runs a function `count` times and returns the milliseconds that all of its work takes. */
export type Clock = (run: () => void, count: number) => number

const onCpu: Clock = (run, count) => {
  const start = process.hrtime.bigint()
  for (let i = 0; i < count; i++) run()
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** Measures between two events in the stream, so that the result is correct even if the host runs ahead of the device. */
const onCuda =
  (device: Exclude<RealDevice, 'cpu'>): Clock =>
  (run, count) =>
    cuda.device(device, () => {
      const [start, end] = [new cuda.Event({ enableTiming: true }), new cuda.Event({ enableTiming: true })]
      start.record()
      for (let i = 0; i < count; i++) run()
      end.record()
      end.synchronize()
      return start.elapsedTime(end)
    })

/** The clock of a device. */
export const makeClock = (device: RealDevice): Clock => (device === 'cpu' ? onCpu : onCuda(device))
