import { checkBoolean, checkFunction, checkKnownKeys, checkOneOf } from '../../_check.js'
import { autocasts, context, runIn } from '../core/context.js'

export type AutocastDevice = keyof typeof autocasts
export type AutocastDType = 'bfloat16' | 'float16'

export interface AutocastOptions {
  /** What operators that gain from it compute in; default bfloat16 on CPU, float16 on CUDA. */
  dtype?: AutocastDType
  /** With false autocast is off within, whatever it is outside; default true. */
  enabled?: boolean
}

const bitsOf = (device: AutocastDevice) => autocasts[device].bfloat16 | autocasts[device].float16

/**
 * Runs `fn` with each operator in the dtype that serves it: matrix products and convolutions in low precision, sums and
 * losses in float32. For the forward pass and the loss: `backward` and the optimizer's step belong outside, and take
 * the same dtypes by themselves. Also across the awaits of an async `fn`, and while others run.
 * @param device the type of device whose operators are meant
 * @returns what `fn` returns
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

/** Whether autocast is on here for operators of the device type. */
export function isAutocastEnabled(device: AutocastDevice): boolean {
  checkOneOf('device', device, Object.keys(autocasts))
  return (context().modes & bitsOf(device)) !== 0
}
