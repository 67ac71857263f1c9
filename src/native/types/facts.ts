/** Threads and CPU capability. */
export interface FactsCore {
  setNumThreads(threads: number): void
  getNumThreads(): number
  facts(): { cpuCapability: string; config: string }
}
