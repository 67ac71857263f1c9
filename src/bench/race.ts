import type { Clock } from './clock.js'

/** Something that is timed against others. */
export interface Contestant {
  readonly name: string
  run(): void
  /** What of `run` is only the way there: it is timed too, and taken off. */
  readonly call?: () => void
}

/** How long a race takes. */
export interface Pace {
  /** Samples of each contestant. */
  readonly rounds: number
  /** A sample repeats the run until it lasts about so long, so that the clock's grain and cold caches fade. */
  readonly sampleMs: number
}

/** What stays of a sample at least: taking the way off a tiny step would leave noise, or nothing. */
const leastShare = 0.1

/** Lets the event loop turn: a race is long, and Ctrl+C and finalizers wait for it. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

/**
 * Times all contestants in turns (A B C, A B C, …), so that what disturbs the machine disturbs all of them.
 * @param signal ends the race between two samples: its reason is thrown
 * @returns of each contestant its samples, in milliseconds a run
 */
export async function race(
  contestants: readonly Contestant[],
  { rounds, sampleMs }: Pace,
  clock: Clock,
  signal?: AbortSignal,
): Promise<number[][]> {
  const enter = (run: () => void) => {
    // The first run allocates and compiles; the second tells the length.
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

/** The number below which a share of the samples lies; between two samples, in proportion. */
export function quantile(samples: readonly number[], share: number): number {
  const sorted = [...samples].sort((a, b) => a - b)
  const place = share * (sorted.length - 1)
  const low = Math.floor(place)
  const [left, right] = [sorted[low]!, sorted[Math.ceil(place)]!]
  return left + (right - left) * (place - low)
}

export const median = (samples: readonly number[]): number => quantile(samples, 0.5)
