import type { Clock, Times } from './clock.js'
import { balancedOrders } from './stats.js'

/** A function that is timed against others. */
export interface Contestant {
  readonly name: string
  run(): void
  /** Called before each sample, and not timed: it puts back what the runs before changed. */
  readonly before?: () => void
  /** How many runs make a cycle, where one does more work than the others: a sample has whole cycles. Default 1. */
  readonly cycle?: number
  /** The call overhead of `run`, which is timed separately and subtracted. */
  readonly call?: () => void
  /** A clock of its own: one that runs elsewhere, such as in another process. `run` is not called then. */
  readonly elsewhere?: (count: number) => Promise<Times>
}

/** The number and length of samples. */
export interface Pace {
  /** Samples of each contestant. */
  readonly rounds: number
  /** A sample repeats the run for about this long, so that clock resolution and cold caches do not matter. */
  readonly sampleMs: number
}

/** The samples of a contestant, in milliseconds per run. */
export interface Samples {
  readonly ms: readonly number[]
  readonly hostMs: readonly number[]
}

/** The least share of a sample that remains after call overhead is subtracted: a tiny step would be left with noise. */
const leastShare = 0.1

/** Yields to the event loop, so that Ctrl+C and finalizers are handled during a long race. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * Times all contestants in turns, in an order that is balanced over the rounds ({@link balancedOrders}), so that neither
 * a disturbance of the machine nor what ran before favours any of them.
 * @param signal stops the race between two samples; its reason is thrown
 */
export async function race(
  contestants: readonly Contestant[],
  { rounds, sampleMs }: Pace,
  clock: Clock,
  signal?: AbortSignal,
): Promise<Samples[]> {
  const enter = async (time: (count: number) => Times | Promise<Times>, before?: () => void, cycle = 1) => {
    before?.()
    // The first run allocates and compiles; the second gives the duration.
    await time(1)
    const count = cycle * Math.max(1, Math.ceil(sampleMs / (await time(1)).ms / cycle))
    const samples: Times[] = []
    const sample = async () => {
      before?.()
      const { ms, hostMs } = await time(count)
      samples.push({ ms: ms / count, hostMs: hostMs / count })
    }
    return { samples, sample }
  }
  const pause = async () => {
    await turn()
    signal?.throwIfAborted()
  }
  const entries: { whole: Awaited<ReturnType<typeof enter>>; call?: Awaited<ReturnType<typeof enter>> }[] = []
  for (const { run, call, elsewhere, before, cycle } of contestants) {
    const whole = await enter(elsewhere ?? ((count) => clock(run, count)), before, cycle)
    entries.push({ whole, ...(call && { call: await enter((count) => clock(call, count)) }) })
    await pause()
  }
  const orders = balancedOrders(contestants.length)
  for (let round = 0; round < rounds; round++)
    for (const place of orders[round % orders.length]!) {
      const { whole, call } = entries[place]!
      await whole.sample()
      await call?.sample()
      await pause()
    }
  return entries.map(({ whole, call }) => {
    const less = (of: (times: Times) => number) => {
      const off = call ? Math.min(...call.samples.map(of)) : 0
      return whole.samples.map(of).map((ms) => Math.max(ms - off, leastShare * ms))
    }
    return { ms: less(({ ms }) => ms), hostMs: less(({ hostMs }) => hostMs) }
  })
}
