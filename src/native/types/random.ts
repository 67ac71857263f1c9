import type { Handle } from './handle.js'

/** A native random number generator, wrapped in a JavaScript object. */
export interface NativeGenerator {
  readonly __generator: never
}

export interface RandomCore {
  manualSeed(seed: number | bigint): void
  generator(seed: number | bigint, device: string): NativeGenerator
  seedGenerator(generator: NativeGenerator, seed: number | bigint): void
  generatorState(generator: NativeGenerator | undefined): Handle
  setGeneratorState(generator: NativeGenerator | undefined, state: Handle): void
}
