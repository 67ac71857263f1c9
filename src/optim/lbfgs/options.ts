import { checkInteger, checkKnownKeys, checkNumber, checkOneOf } from '../../_check.js'

/** Options of {@link optim.LBFGS}. */
export interface LBFGSOptions {
  /** The length of a step along the direction, or the first that the line search tries; in [0, inf), default 1. */
  lr?: number
  /** The most iterations of one `step`, an integer in [1, inf); default 20. */
  maxIter?: number
  /** The most calls of the closure in one `step`, an integer in [1, inf); default 5/4 of `maxIter`. */
  maxEval?: number
  /** Ends where no element of the gradient is larger; in [0, inf), default 1e-7. */
  toleranceGrad?: number
  /** Ends where neither loss nor a parameter changes more; in [0, inf), default 1e-9. */
  toleranceChange?: number
  /** How many earlier steps the curvature is estimated from, an integer in [1, inf); default 100. */
  historySize?: number
  /** The line search, or null for steps of length `lr`; default null. */
  lineSearchFn?: 'strong_wolfe' | null
}

const keys = [
  'lr',
  'maxIter',
  'maxEval',
  'toleranceGrad',
  'toleranceChange',
  'historySize',
  'lineSearchFn',
] as const

/** Checks options, and fills in what is not given. */
export function checkLBFGSOptions(options: LBFGSOptions): Required<LBFGSOptions> {
  checkKnownKeys('optim.LBFGS', options, keys)
  const maxIter = checkInteger('maxIter', options.maxIter ?? 20, '[1, inf)')
  const search = options.lineSearchFn ?? null
  return {
    lr: checkNumber('lr', options.lr ?? 1, '[0, inf)'),
    maxIter,
    maxEval: checkInteger(
      'maxEval',
      options.maxEval ?? Math.max(1, Math.floor((maxIter * 5) / 4)),
      '[1, inf)',
    ),
    toleranceGrad: checkNumber('toleranceGrad', options.toleranceGrad ?? 1e-7, '[0, inf)'),
    toleranceChange: checkNumber('toleranceChange', options.toleranceChange ?? 1e-9, '[0, inf)'),
    historySize: checkInteger('historySize', options.historySize ?? 100, '[1, inf)'),
    lineSearchFn: search === null ? null : checkOneOf('lineSearchFn', search, ['strong_wolfe']),
  }
}
