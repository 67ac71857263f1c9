import { checkBoolean, checkFunction, checkKnownKeys } from '../../_check.js'
import { PdecayError } from '../../errors.js'
import { hold } from '../core/callback.js'
import { runIn } from '../core/context.js'
import type { Device } from '../core/dtypes.js'
import { enableGrad } from '../core/modes.js'
import { isTensor, type Tensor } from '../core/tensor.js'
import { cudaRngState, rngState, setCudaRngState, setRngState } from '../values/generator.js'
import { savedHooks } from './hooks.js'

export interface CheckpointOptions {
  /** Draw the same random numbers again (dropout), on CPU and on the devices of the inputs. Default: true. */
  preserveRngState?: boolean
}

/** A run of the function whose saved tensors are only counted, and got back by running it again. */
class Frame {
  count = 0
  #again: (Tensor | undefined)[] = []

  constructor(private readonly rerun: () => void) {}

  get(index: number): Tensor {
    // Each is asked for once in a pass: asked for again, it is another pass over a graph that was kept.
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
        'checkpoint: fn runs a backward pass of its own when run again',
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
        `checkpoint: fn saved ${again.length} tensors when run again but ${this.count} at first: it must do the same each time`,
      )
    for (const each of this.#again) each?.dispose()
    this.#again = again
  }
}

type CudaName = Extract<Device, `cuda:${number}`>
const isCuda = (device: Device): device is CudaName => device.startsWith('cuda')

/** The states of the default random numbers, of the CPU and of some devices. */
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

/** Runs `fn` from states of the random numbers, and puts the present ones back. */
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
 * Runs `fn(...inputs)` without keeping what its backward needs: that is computed again, by calling `fn` once more, when
 * the pass gets there. Memory for time. Parameters that `fn` refers to get their gradients too.
 *
 * @param fn - does the same each time that it is called
 * @param inputs - what `fn` takes from the graph: given here, tensors of a `tidy` scope stay alive until the pass
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
