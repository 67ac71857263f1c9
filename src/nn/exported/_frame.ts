/** What a run is told, besides its inputs. */
export interface Frame {
  readonly training: boolean
  readonly device: string
}

/** A graph that is ready to run. */
export interface Runnable {
  /** Handles and numbers in; handles and numbers out, those given staying the caller's. */
  run(inputs: readonly unknown[], frame: Frame): unknown[]
  /** Whether one of its outputs is a tensor. */
  givesTensor(index: number): boolean
}
