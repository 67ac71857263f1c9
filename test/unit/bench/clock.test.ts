// The clock of a CUDA device, with the events of one that is not there: a mark, the work, a mark, and a wait for it.
import { expect, test, vi } from 'vitest'
import { makeClock } from '../../../src/bench/clock.js'

const { order, cuda } = vi.hoisted(() => {
  const order: string[] = []
  class Event {
    readonly id: number
    static made = 0
    constructor({ enableTiming }: { enableTiming: boolean }) {
      this.id = Event.made++
      order.push(`event ${this.id} ${enableTiming}`)
    }
    record() {
      order.push(`record ${this.id}`)
    }
    synchronize() {
      order.push(`wait ${this.id}`)
    }
    elapsedTime(end: Event) {
      order.push(`from ${this.id} to ${end.id}`)
      return 7.5
    }
  }
  const device = (name: string, fn: () => number) => {
    order.push(name)
    return fn()
  }
  return { order, cuda: { Event, device } }
})
vi.mock('../../../src/tensor/index.js', () => ({ cuda }))

test('a device tells its own time, once its work is done', () => {
  const host = vi.spyOn(process.hrtime, 'bigint').mockReturnValueOnce(0n).mockReturnValueOnce(2_000_000n)
  const times = makeClock('cuda:1')(() => order.push('run'), 2)
  // The host was free before the device was.
  expect(times).toEqual({ ms: 7.5, hostMs: 2 })
  expect(order.join(', ')).toBe(
    'cuda:1, event 0 true, event 1 true, record 0, run, run, record 1, wait 1, from 0 to 1',
  )
  expect(host).toHaveBeenCalledTimes(2)
  host.mockRestore()
})
