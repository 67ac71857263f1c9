import { checkBoolean, checkFunction, checkKnownKeys } from '../../_check.js'
import { core } from '../../native/index.js'
import { runIn } from '../core/context.js'
import { userStack } from '../core/stack.js'

/** Options of `detectAnomaly`. */
export interface DetectAnomalyOptions {
  /** Whether a NaN in the result of a backward function is an error. Default: true. */
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
 * Runs `fn` with anomaly detection on. If a backward pass fails in it, or computes a NaN, the error shows the stack of
 * the forward call whose derivative failed. This is slow, because the stack of each recorded call is stored. As in
 * libtorch, it applies to the whole process while `fn` runs.
 *
 * @param fn - runs the forward and the backward pass; may be async
 * @returns what `fn` returns
 * @throws TypeError for an unknown option, or if `fn` is not a function; PdecayError `ERR_LIBTORCH`, whose message ends
 *   with the stack of the forward call
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

/** Whether anomaly detection is on. */
export const isAnomalyEnabled = (): boolean => checks.length > 0
