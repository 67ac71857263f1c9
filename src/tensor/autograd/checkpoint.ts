import { checkArray, checkBoolean, checkFunction, checkKnownKeys } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { hold } from '../core/callback.js'
import { runIn } from '../core/context.js'
import type { Device } from '../core/dtypes.js'
import { enableGrad } from '../core/modes.js'
import { isTensor, type Tensor } from '../core/tensor.js'
import { cudaRngState, rngState, setCudaRngState, setRngState } from '../values/generator.js'
import { savedHooks } from './hooks.js'

/** Options of `checkpoint`. */
export interface CheckpointOptions {
  /**
   * Whether the recomputation uses the same random numbers as the forward pass (for dropout), on the CPU and on the
   * devices of the inputs. Default: true.
   */
  preserveRngState?: boolean
}

/** One call of the function. Its saved tensors are only counted, and recomputed when the backward pass needs them. */
class Frame {
  count = 0
  #again: (Tensor | undefined)[] = []

  constructor(private readonly rerun: () => void) {}

  get(index: number): Tensor {
    // A pass reads each tensor once. A second read comes from another pass over a retained graph: recompute again.
    if (this.#again[index] === undefined) this.#recompute()
    const tensor = this.#again[index]!
    this.#again[index] = undefined
    return tensor
  }

  #recompute(): void {
    const again: Tensor[] = []
    const unpack = (): never => {
      throw new PdecayError(
        'ERR_UNSUPPORTED',
        'checkpoint: fn runs a backward pass itself, which recomputation does not support',
      )
    }
    const saved = savedHooks((tensor) => again.push(hold(tensor)), unpack)
    runIn(
      { saved },
      () => enableGrad(this.rerun),
      () => {},
    )
    if (again.length !== this.count)
      throw new PdecayError(
        'ERR_LIBTORCH',
        `checkpoint: fn saved ${again.length} tensors when recomputed but ${this.count} in the forward pass: it must do the same operations each time`,
      )
    for (const each of this.#again) each?.dispose()
    this.#again = again
  }
}

type CudaName = Extract<Device, `cuda:${number}`>
const isCuda = (device: Device): device is CudaName => device.startsWith('cuda')

/** The states of the default random number generators of the CPU and of some CUDA devices. */
type RngStates = readonly (readonly [device: CudaName | 'cpu', state: Tensor])[]

const rngStates = (devices: readonly CudaName[]): RngStates => [
  ['cpu', rngState()],
  ...devices.map((device) => [device, cudaRngState(device)] as const),
]

function setRngStates(states: RngStates): void {
  for (const [device, state] of states) {
    if (device === 'cpu') setRngState(state)
    else setCudaRngState(state, device)
  }
}

/** Runs `fn` with the given random number generator states, and restores the present states afterwards. */
function withRngStates(states: RngStates, fn: () => void): void {
  const present = rngStates(states.flatMap(([device]) => (device === 'cpu' ? [] : [device])))
  setRngStates(states)
  try {
    fn()
  } finally {
    setRngStates(present)
  }
}

/**
 * Runs `fn(...inputs)` without saving intermediate tensors for the backward pass. The backward pass calls `fn` again to
 * recompute them. This trades computation for memory. Parameters that `fn` uses get their gradients as usual.
 *
 * @param fn - must do the same operations each time it is called
 * @param inputs - the arguments of `fn`. Tensors given here stay alive until the backward pass, also in a `tidy` scope
 * @returns what `fn` returns
 * @throws TypeError for an unknown option, or if `fn` is not a function; in the backward pass PdecayError
 *   `ERR_LIBTORCH` if the recomputation saves a different number of tensors
 * @example
 * const y = checkpoint((x) => block.forward(x), [x])
 * @source torch.utils.checkpoint with use_reentrant=False
 */
export function checkpoint<Inputs extends readonly unknown[], T>(
  fn: (...inputs: Inputs) => T,
  inputs: readonly [...Inputs],
  options: CheckpointOptions = {},
): T {
  checkFunction('fn', fn)
  checkKnownKeys('checkpoint options', options, ['preserveRngState'])
  const preserve = checkBoolean('preserveRngState', options.preserveRngState ?? true)
  checkArray('inputs', inputs)
  const devices = inputs.flatMap((input) => (isTensor(input) && isCuda(input.device) ? [input.device] : []))
  const states = preserve
    ? rngStates([...new Set(devices)]).map(([device, state]) => [device, hold(state)] as const)
    : []
  const held = inputs.map((input) => (isTensor(input) ? hold(input) : input)) as unknown as Inputs
  const again = (): void => void fn(...held)
  const frame = new Frame(() => (preserve ? withRngStates(states, again) : again()))
  const saved = savedHooks(
    () => frame.count++,
    (index) => frame.get(index),
  )
  return runIn(
    { saved },
    () => fn(...inputs),
    () => {},
  )
}
