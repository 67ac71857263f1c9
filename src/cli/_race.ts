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

/** Lets the event loop turn: a race is long, and Ctrl+C and finalizers wait for it. */
export const turn = () => new Promise<void>((resolve) => setImmediate(resolve))

function time(run: () => void, count: number, finish: () => void): number {
  const start = process.hrtime.bigint()
  for (let i = 0; i < count; i++) run()
  finish()
  return Number(process.hrtime.bigint() - start) / 1e6 / count
}

/**
 * Times all contestants in turns (A B C, A B C, …), so that what disturbs the machine disturbs all of them.
 * @param finish waits until the work that a run has started is done
 * @returns of each contestant its samples, in milliseconds a run
 */
export async function race(
  contestants: readonly Contestant[],
  { rounds, sampleMs }: Pace,
  finish: () => void,
): Promise<number[][]> {
  const enter = (run: () => void) => {
    // The first run allocates and compiles; the second tells the length.
    time(run, 1, finish)
    const count = Math.max(1, Math.ceil(sampleMs / time(run, 1, finish)))
    const samples: number[] = []
    return { samples, sample: () => samples.push(time(run, count, finish)) }
  }
  const entries = contestants.map(({ run, call }) => ({ whole: enter(run), call: call && enter(call) }))
  for (let round = 0; round < rounds; round++)
    for (const { whole, call } of entries) {
      whole.sample()
      call?.sample()
      await turn()
    }
  return entries.map(({ whole, call }) => {
    const off = call ? Math.min(...call.samples) : 0
    return whole.samples.map((ms) => ms - off)
  })
}

export const median = (samples: readonly number[]): number => {
  const sorted = [...samples].sort((a, b) => a - b)
  const middle = sorted.length >> 1
  return sorted.length % 2 ? sorted[middle]! : (sorted[middle - 1]! + sorted[middle]!) / 2
}
