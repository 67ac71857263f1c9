import { checkFunction } from '../../_check.js'
import { context, inference, records, runIn } from './context.js'

function within<T>(modes: number, fn: () => T): T {
  return runIn({ modes }, checkFunction('fn', fn), () => {})
}

/**
 * Runs `fn` with gradient recording off. For an async `fn` recording stays off across its awaits, but not for other
 * code that runs in between.
 *
 * @param fn - takes no arguments; may be async
 * @returns what `fn` returns
 * @throws TypeError if `fn` is not a function
 * @example
 * noGrad(() => weight.sub_(weight.grad!.mul(0.1)))
 * @source torch.no_grad
 */
export function noGrad<T>(fn: () => T): T {
  return within(context().modes & ~records, fn)
}

/**
 * Runs `fn` with gradient recording on, also inside `noGrad`.
 *
 * @param fn - takes no arguments; may be async
 * @returns what `fn` returns
 * @throws TypeError if `fn` is not a function
 * @source torch.enable_grad
 */
export function enableGrad<T>(fn: () => T): T {
  return within(context().modes | records, fn)
}

/**
 * Runs `fn` in inference mode. This is faster than `noGrad`, but autograd cannot record the tensors created in it
 * later, and they cannot be changed in place outside of inference mode.
 *
 * @param fn - takes no arguments; may be async
 * @returns what `fn` returns
 * @throws TypeError if `fn` is not a function
 * @source torch.inference_mode
 */
export function inferenceMode<T>(fn: () => T): T {
  return within((context().modes & ~records) | inference, fn)
}

/**
 * Whether autograd records operations at this point.
 *
 * @returns false inside `noGrad` and `inferenceMode`
 * @source torch.is_grad_enabled
 */
export const isGradEnabled = (): boolean => (context().modes & records) !== 0

/**
 * Whether inference mode is on at this point.
 *
 * @returns true inside `inferenceMode`
 * @source torch.is_inference_mode_enabled
 */
export const isInferenceModeEnabled = (): boolean => (context().modes & inference) !== 0
