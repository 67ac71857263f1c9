/** Threads, settings of the process, and CPU capability. */
export interface FactsCore {
  setNumThreads(threads: number): void
  getNumThreads(): number
  setDefaultDtype(dtype: string): void
  getDefaultDtype(): string
  setDeterministic(enabled: boolean, warnOnly: boolean): void
  /** 0: off, 1: warnings, 2: errors. */
  deterministic(): number
  setFastKernels(enabled: boolean): void
  fastKernels(): boolean
  facts(): { cpuCapability: string; config: string }
}
