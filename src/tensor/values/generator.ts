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
/** @internal Checks for the private native part, which only real generators have. */
export let isGenerator: (value: unknown) => value is Generator

/** Options of `new Generator()`. */
export interface GeneratorOptions {
  /** The device of the tensors that the generator fills. Default: 'cpu'. */
  device?: Device
}

/**
 * A pseudorandom number generator with its own state. For the same seed and device it gives the same numbers as
 * PyTorch's generator.
 *
 * @example
 * randn([2, 3], { generator: new Generator(42) })
 */
export class Generator {
  readonly #native: NativeGenerator

  static {
    nativeOf = (generator) => generator.#native
    isGenerator = (value): value is Generator =>
      typeof value === 'object' && value !== null && #native in value
  }

  /**
   * @param seed - an integer. Default: PyTorch's default seed, 67280421310721
   * @param options.device - the device of the tensors that the generator fills. Default: 'cpu'
   * @throws TypeError for a seed that is not an integer or an unknown option; RangeError for a seed or device out of
   *   range
   */
  constructor(seed: number | bigint = 67280421310721n, options: GeneratorOptions = {}) {
    checkKnownKeys('Generator options', options, ['device'])
    this.#native = core().generator(checkSeed(seed), checkDevice('device', options.device ?? 'cpu'))
  }

  /** Resets the generator to a seed. Returns the generator. */
  manualSeed(seed: number | bigint): this {
    core().seedGenerator(this.#native, checkSeed(seed))
    return this
  }

  /** The state of the generator, as a uint8 tensor of one dimension. */
  state(): Tensor {
    return wrap(core().generatorState(this.#native))
  }

  /** Sets the state of the generator to one returned by `state()`. Returns the generator. */
  setState(state: Tensor): this {
    core().setGeneratorState(this.#native, handleOf(state))
    return this
  }
}

/** Seeds the default generators of all devices. On the CPU the same seed gives the same numbers as in PyTorch. */
export function manualSeed(seed: number | bigint): void {
  core().manualSeed(checkSeed(seed))
}

/** The state of the default CPU generator, as a uint8 tensor. */
export const rngState = (): Tensor => wrap(core().generatorState(undefined))

/**
 * Sets the state of the default CPU generator to one returned by `rngState`.
 *
 * @param state - a uint8 tensor of one dimension
 * @throws PdecayError `ERR_LIBTORCH` for an invalid state
 * @source torch.set_rng_state
 */
export function setRngState(state: Tensor): void {
  core().setGeneratorState(undefined, handleOf(state))
}

/** The state of a CUDA device's default generator, as a uint8 tensor on the CPU. */
export const cudaRngState = (device?: CudaDevice): Tensor =>
  wrap(core().generatorState(nativeCuda().generator(indexOf(device))))

/** Sets the state of a CUDA device's default generator to one returned by `cuda.rngState`. */
export function setCudaRngState(state: Tensor, device?: CudaDevice): void {
  core().setGeneratorState(nativeCuda().generator(indexOf(device)), handleOf(state))
}
