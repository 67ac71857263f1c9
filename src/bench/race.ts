import type { Clock } from './clock.js'

/** A function that is timed against others. */
export interface Contestant {
  readonly name: string
  run(): void
  /** The call overhead of `run`, which is timed separately and subtracted. */
  readonly call?: () => void
}

/** The number and length of samples. */
export interface Pace {
  /** Samples of each contestant. */
  readonly rounds: number
  /** A sample repeats the run for about this long, so that clock resolution and cold caches do not matter. */
  readonly sampleMs: number
}

/** The least share of a sample that remains after call overhead is subtracted: a tiny step would be left with noise. */
const leastShare = 0.1

/** Yields to the event loop, so that Ctrl+C and finalizers are handled during a long race. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * Times all contestants in turns (A B C, A B C, …), so that a disturbance of the machine affects all of them.
 * @param signal stops the race between two samples; its reason is thrown
 * @returns the samples of each contestant, in milliseconds per run
 */
export async function race(
  contestants: readonly Contestant[],
  { rounds, sampleMs }: Pace,
  clock: Clock,
  signal?: AbortSignal,
): Promise<number[][]> {
  const enter = (run: () => void) => {
    // The first run allocates and compiles; the second gives the duration.
    clock(run, 1)
    const count = Math.max(1, Math.ceil(sampleMs / clock(run, 1)))
    const samples: number[] = []
    return { samples, sample: () => samples.push(clock(run, count) / count) }
  }
  const pause = async () => {
    await turn()
    signal?.throwIfAborted()
  }
  const entries = []
  for (const { run, call } of contestants) {
    entries.push({ whole: enter(run), call: call && enter(call) })
    await pause()
  }
  for (let round = 0; round < rounds; round++)
    for (const { whole, call } of entries) {
      whole.sample()
      call?.sample()
      await pause()
    }
  return entries.map(({ whole, call }) => {
    const off = call ? Math.min(...call.samples) : 0
    return whole.samples.map((ms) => Math.max(ms - off, leastShare * ms))
  })
}

/** The quantile of the samples, with linear interpolation. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const low = Math.floor(place)
  const [left, right] = [sorted[low]!, sorted[Math.ceil(place)]!]
  return left + (right - left) * (place - low)
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)
