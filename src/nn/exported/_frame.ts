/** How many iterations the loops of one run may still take: a condition that stays true would block the process. */
export class Iterations {
  #left: number
  constructor(readonly limit: number) {
    this.#left = limit
  }

  /** @throws RangeError with the loop and the option, where more are taken than are left */
  take(count: number, loop: string): void {
    this.#left -= count
    if (this.#left >= 0) return
    throw new RangeError(
      `Expected at most ${this.limit} iterations of all loops in a run but ${loop} takes more: set maxIterations of loadExported higher, or to Infinity`,
    )
  }
}

/** What a run is told, besides its inputs. */
export interface Frame {
  readonly training: boolean
  readonly device: string
  readonly iterations: Iterations
}

/** A graph that is ready to run. */
export interface Runnable {
  /** Handles and numbers in; handles and numbers out, those given staying the caller's. */
  run(inputs: readonly unknown[], frame: Frame): unknown[]
  /** Whether one of its inputs is a tensor; null for one that it does not have. */
  takesTensor(index: number): boolean | null
  /** Whether one of its outputs is a tensor; null for one that it does not have. */
  givesTensor(index: number): boolean | null
}
