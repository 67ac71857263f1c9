import { checkInteger, checkKnownKeys, checkNumber, checkObject, checkOneOf } from '../../_check.js'
import type { Optimizer, ParamGroup } from '../../optim/index.js'
import type { Callback } from '../callbacks/callback.js'
import { holding, lambdaOf } from './weights.js'

/** Options of {@link steerSparsity}. */
export interface SteerSparsityOptions {
  /** The share of the weights that decay that shall be zero at the end, in (0, 1). */
  target: number
  /** The share of the training's steps over which the sparsity rises to the target, in (0, 1]. Default 0.7. */
  ramp?: number
  /** What is steered: exact 'zeros' (the default), or 'below', weights below the optimizer's `zeroThreshold`. */
  measure?: 'zeros' | 'below'
  /** Adjusts λ after each so many steps, in [1, inf). Default 1; on a GPU each time waits for the device. */
  every?: number
}

/** The controller that {@link steerSparsity} makes. */
export interface SparsityController extends Callback {
  /** What λ is multiplied by at present, against the optimizer's own; undefined before the first step. */
  readonly scale: number | undefined
  /** The sparsity that the ramp asks for after a step; undefined before the training has begun. */
  wanted(step: number): number | undefined
}

/** How far below the ramp the sparsity is when decay has its full strength. */
const band = 0.005
/** How much the newest change counts in the smoothed one. */
const smoothing = 0.2
/** How far λ may go from where it starts. */
const limit = Math.log(1e5)

interface State {
  /** λ of each group at the start; null where it has none. */
  base: (number | null)[]
  /** The sparsity at the start, the step of it, and the last step of the ramp. */
  first: number
  from: number
  until: number
  /** The sparsity when it was last looked at, and its smoothed change. */
  last: number
  speed: number
  /** The logarithm of the strength that adapts. */
  log: number
  /** What λ is multiplied by: the strength times the gate. */
  scale: number
}
const keys = ['base', 'first', 'from', 'until', 'last', 'speed', 'log', 'scale'] as const

/**
 * A callback that steers λ so that a wanted share of the weights is zero. The sparsity follows a ramp,
 * s*(t) = target + (s₀ − target)·(1 − t/T)³, and then stays while the training goes on with the weights that are left.
 *
 * The further the sparsity is below the ramp, the stronger the decay: λ = λ₀·e^a·clamp((s* − s)/0.005, 0, 1). The
 * strength a adapts: it rises while s is more than half of 0.005 below the ramp, and falls else. At the ramp and above
 * it λ is next to nothing, which keeps zeros at zero and moves nothing else: so with `zeros: 'absorb'` the sparsity does not
 * go far past the ramp.
 *
 * Its state is in checkpoints. Groups whose λ is a schedule, or that have none, are left alone.
 *
 * @returns a callback for `fit` or `run`
 * @throws TypeError, RangeError for an option that is wrong; at the start if no group has a λ above 0
 * @example
 * ```ts
 * const callbacks = [train.steerSparsity({ target: 0.9 })]
 * ```
 * @source the ramp is the one of Zhu and Gupta, arXiv 1710.01878
 */
export function steerSparsity(options: SteerSparsityOptions): SparsityController {
  checkKnownKeys('steerSparsity options', options, ['target', 'ramp', 'measure', 'every'])
  const target = checkNumber('target', options.target, '(0, 1)')
  const ramp = checkNumber('ramp', options.ramp ?? 0.7, '(0, 1]')
  const measure = checkOneOf('measure', options.measure ?? 'zeros', ['zeros', 'below'])
  const every = checkInteger('every', options.every ?? 1, '[1, inf)')
  let state: State | undefined

  const shareOf = (optimizer: Optimizer) => {
    const { zeroShare, belowShare } = optimizer.sparsity()
    return measure === 'zeros' ? zeroShare : belowShare
  }
  const wantedAt = ({ first, from, until }: State, step: number) => {
    const left = Math.max(0, 1 - (step - from) / Math.max(1, until - from))
    return target + (Math.min(first, target) - target) * left ** 3
  }
  const apply = ({ base, scale }: State, groups: readonly ParamGroup[]) => {
    for (const [i, lambda] of base.entries()) if (lambda !== null) groups[i]?.set({ lambda: lambda * scale })
  }

  return {
    name: 'steer-sparsity',
    get scale() {
      return state?.scale
    },
    wanted: (step) => state && wantedAt(state, step),
    onStart({ optimizer, steps }, from) {
      const groups = optimizer.paramGroups
      if (!state) {
        const base = groups.map((group) =>
          typeof group.options.lambda === 'number' && group.decayed.some(Boolean)
            ? (lambdaOf(group) ?? null)
            : null,
        )
        if (!base.some((lambda) => lambda !== null && lambda > 0))
          throw new RangeError('Expected a group whose decay has a lambda above 0 for steerSparsity')
        const until = from + Math.max(1, Math.round(ramp * (steps - from)))
        const first = shareOf(optimizer)
        state = { base, first, from, until, last: first, speed: 0, log: 0, scale: 1 }
      }
      apply(state, groups)
    },
    onStep(step, { optimizer }) {
      if (!state || (step - state.from) % every !== 0) return
      const share = shareOf(optimizer)
      const length = (state.until - state.from) / every
      const wanted = wantedAt(state, step)
      state.speed += smoothing * (share - state.last - state.speed)
      state.last = share
      // What would bring the sparsity onto the ramp in a twentieth of its length.
      const needed = Math.max(0, wantedAt(state, step + every) - wanted + (wanted - share) / (0.05 * length))
      const least = (0.1 * target) / length
      const rate = Math.min(0.5, 10 / length)
      const ratio = Math.log((needed + least) / (Math.max(0, state.speed) + least))
      state.log = clamp(state.log + rate * clamp(ratio, -1, 1), -limit, limit)
      const gate = clamp((wanted - share) / band, 0, 1)
      state.scale = Math.max(holding, Math.exp(state.log) * gate)
      apply(state, optimizer.paramGroups)
    },
    stateDict: () => ({ values: state ?? null }),
    prepareLoad({ values }) {
      const commit = (saved: State | undefined) => () => {
        state = saved
      }
      if (values === null) return { commit: commit(undefined) }
      const given = checkObject('steer-sparsity', values)
      checkKnownKeys('steer-sparsity', given, keys)
      if (!Array.isArray(given.base)) throw new TypeError('Expected a list for steer-sparsity.base')
      const base = given.base.map((each) => (each === null ? null : checkNumber('steer-sparsity.base', each)))
      const read = (key: (typeof keys)[number]) => checkNumber(`steer-sparsity.${key}`, given[key])
      const numbers = Object.fromEntries(keys.slice(1).map((key) => [key, read(key)])) as Omit<State, 'base'>
      return { commit: commit({ base, ...numbers }) }
    },
  }
}

const clamp = (x: number, low: number, high: number) => Math.min(high, Math.max(low, x))
