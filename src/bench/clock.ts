import { cuda } from '../tensor/index.js'
import type { RealDevice } from './device.js'

/** Runs something so many times: the milliseconds that all of its work takes. */
export type Clock = (run: () => void, count: number) => number

const onCpu: Clock = (run, count) => {
  const start = process.hrtime.bigint()
  for (let i = 0; i < count; i++) run()
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** Between two marks in the stream: the work itself, however far the host runs ahead of it. */
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
