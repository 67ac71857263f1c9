import { checkBoolean, checkFunction, checkKnownKeys, checkOneOf } from '../../_check.js'
import { autocasts, context, runIn } from '../core/context.js'

/** A device type that autocast supports: 'cpu' or 'cuda'. */
export type AutocastDevice = keyof typeof autocasts
/** A lower-precision dtype that autocast can compute in. */
export type AutocastDType = 'bfloat16' | 'float16'

/** Options of `autocast`. */
export interface AutocastOptions {
  /** The dtype of operators that run in lower precision. Default: 'bfloat16' on the CPU, 'float16' on CUDA. */
  dtype?: AutocastDType
  /** Whether autocast is on in `fn`. False turns off an enclosing autocast. Default: true. */
  enabled?: boolean
}

const bitsOf = (device: AutocastDevice) => autocasts[device].bfloat16 | autocasts[device].float16

/**
 * Runs `fn` with automatic mixed precision: matrix products and convolutions run in a lower precision, sums and losses
 * in float32. Use it for the forward pass and the loss. Call `backward` and the optimizer's step outside: the backward
 * pass uses the dtypes of the forward pass. For an async `fn` autocast stays on across its awaits, but not for other
 * code that runs in between.
 *
 * @param device - the type of device whose operators are affected
 * @param fn - takes no arguments; may be async
 * @returns what `fn` returns
 * @throws TypeError for an unknown option or one of the wrong type; RangeError for an unknown device or dtype
 * @source torch.autocast
 */
export function autocast<T>(device: AutocastDevice, fn: () => T, options: AutocastOptions = {}): T {
  checkOneOf('device', device, Object.keys(autocasts))
  checkFunction('fn', fn)
  checkKnownKeys('autocast', options, ['dtype', 'enabled'])
  const { dtype = device === 'cpu' ? 'bfloat16' : 'float16', enabled = true } = options
  checkOneOf('dtype', dtype, Object.keys(autocasts[device]))
  const others = context().modes & ~bitsOf(device)
  return runIn(
    { modes: checkBoolean('enabled', enabled) ? others | autocasts[device][dtype] : others },
    fn,
    () => {},
  )
}

/** Whether autocast is on at this point for the device type. */
export function isAutocastEnabled(device: AutocastDevice): boolean {
  checkOneOf('device', device, Object.keys(autocasts))
  return (context().modes & bitsOf(device)) !== 0
}
