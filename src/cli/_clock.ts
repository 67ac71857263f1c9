import type { Device } from '../tensor/index.js'
import { ones } from '../tensor/index.js'

/** Runs something so many times: the milliseconds until all of its work is done. */
export type Clock = (run: () => void, count: number) => number

const onCpu: Clock = (run, count) => {
  const start = process.hrtime.bigint()
  for (let i = 0; i < count; i++) run()
  return Number(process.hrtime.bigint() - start) / 1e6
}

/** The clock of a device. */
export function makeClock(device: Device): Clock {
  if (device === 'cpu') return onCpu
  const probe = ones([], { device })
  return (run, count) =>
    onCpu(() => {
      for (let i = 0; i < count; i++) run()
      probe.item()
    }, 1)
}
