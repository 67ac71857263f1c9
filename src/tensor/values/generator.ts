import { checkInteger, checkKnownKeys } from '../../_check.js'
import { core, type NativeGenerator } from '../../native/index.js'
import { type CudaDevice, indexOf, nativeCuda } from '../core/cuda.js'
import type { Device } from '../core/dtypes.js'
import { handleOf, type Tensor, wrap } from '../core/tensor.js'
import { checkDevice } from './create.js'

const seedRange = '[-9007199254740991, 9007199254740991]'
/** @internal */
export const checkSeed = (seed: number | bigint): number | bigint =>
  typeof seed === 'bigint' ? seed : checkInteger('seed', seed, seedRange)

/** @internal */
export let nativeOf: (generator: Generator) => NativeGenerator
/** @internal Looks at what no other object can have: a look-alike has no native part. */
export let isGenerator: (value: unknown) => value is Generator

export interface GeneratorOptions {
  /** The device of the tensors that it fills. Default: 'cpu'. */
  device?: Device
}

/** Random numbers of its own: the same seed gives the same numbers as PyTorch's generator of that device. */
export class Generator {
  readonly #native: NativeGenerator

  static {
    nativeOf = (generator) => generator.#native
    isGenerator = (value): value is Generator =>
      typeof value === 'object' && value !== null && #native in value
  }

  /**
   * @param seed - an integer. Default: PyTorch's own, 67280421310721
   * @param options.device - the device of the tensors that it fills. Default: 'cpu'
   * @throws TypeError, RangeError
   */
  constructor(seed: number | bigint = 67280421310721n, options: GeneratorOptions = {}) {
    checkKnownKeys('Generator options', options, ['device'])
    this.#native = core().generator(checkSeed(seed), checkDevice('device', options.device ?? 'cpu'))
  }

  /** Starts again from a seed. */
  manualSeed(seed: number | bigint): this {
    core().seedGenerator(this.#native, checkSeed(seed))
    return this
  }

  /** All that it needs to go on from here, as a uint8 tensor. */
  state(): Tensor {
    return wrap(core().generatorState(this.#native))
  }

  /** Goes on from a state that `state()` gave. */
  setState(state: Tensor): this {
    core().setGeneratorState(this.#native, handleOf(state))
    return this
  }
}

/** Seeds the default generators of all devices. On CPU the same seed gives the same numbers as PyTorch. */
export function manualSeed(seed: number | bigint): void {
  core().manualSeed(checkSeed(seed))
}

/** The state of the default CPU generator, as a uint8 tensor. */
export const rngState = (): Tensor => wrap(core().generatorState(undefined))

/**
 * Sets the state of the default CPU generator, as `rngState` gave it.
 *
 * @param state - a uint8 tensor of one dimension
 * @throws PdecayError `ERR_LIBTORCH` for what is no such state
 * @source torch.set_rng_state
 */
export function setRngState(state: Tensor): void {
  core().setGeneratorState(undefined, handleOf(state))
}

/** The state of a CUDA device's default generator, as a uint8 tensor on the CPU. */
export const cudaRngState = (device?: CudaDevice): Tensor =>
  wrap(core().generatorState(nativeCuda().generator(indexOf(device))))

/** Sets the state of a CUDA device's default generator, as `cuda.rngState` gave it. */
export function setCudaRngState(state: Tensor, device?: CudaDevice): void {
  core().setGeneratorState(nativeCuda().generator(indexOf(device)), handleOf(state))
}
