import { checkBoolean, checkFunction, checkKnownKeys } from '../../_check.js'
import { core } from '../../native/index.js'
import { runIn } from '../core/context.js'
import { userStack } from '../core/stack.js'

export interface DetectAnomalyOptions {
  /** Fail where a backward function gives NaN. Default: true. */
  checkNan?: boolean
}

const checks: boolean[] = []
let isTracing = false

function apply(): void {
  if (!isTracing) core().setTracer(userStack)
  isTracing = true
  core().setAnomalyMode(checks.length > 0, checks.at(-1) ?? true)
}

/**
 * Runs `fn`, forward and backward, and makes failures of a backward pass tell the line that called the operator whose
 * derivative failed; NaN in a gradient is such a failure. Slow: each recorded call notes its stack. For the whole
 * process while `fn` runs, as in libtorch.
 *
 * @throws PdecayError `ERR_LIBTORCH` that ends with the stack of the call
 * @example
 * detectAnomaly(() => x.sub(2).log().sum().backward()) // names this line where x < 2
 */
export function detectAnomaly<T>(fn: () => T, options: DetectAnomalyOptions = {}): T {
  checkKnownKeys('detectAnomaly options', options, ['checkNan'])
  checkFunction('fn', fn)
  checks.push(checkBoolean('checkNan', options.checkNan ?? true))
  apply()
  return runIn({}, fn, () => {
    checks.pop()
    apply()
  })
}

/** Whether a `detectAnomaly` is open. */
export const isAnomalyEnabled = (): boolean => checks.length > 0
