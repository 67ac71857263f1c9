import { checkBoolean, checkFunction, checkKnownKeys, checkNumber, show } from '../../_check.js'
import { cat, enableGrad, keep, noGrad, Tensor, tidy, zeros } from '../../tensor/index.js'
import { readParams } from '../_params.js'
import type { ParamList, ZeroGradOptions } from '../options.js'
import { type Point, strongWolfe } from './_strong-wolfe.js'
import { checkLBFGSOptions, type LBFGSOptions } from './options.js'
import { type LBFGSStateDict, type Memory, readLBFGSState, writeLBFGSState } from './state.js'

const number = (t: Tensor): number => Number(t.item())
const dot = (a: Tensor, b: Tensor): number => number(a.dot(b))
const largest = (t: Tensor): number => (t.numel === 0 ? 0 : number(t.abs().max()))

/**
 * L-BFGS: steps along the gradient times an estimate of the inverse Hessian from the last `historySize` steps, with a
 * strong Wolfe line search if asked for. For small problems with exact gradients.
 *
 * Each `step` runs up to `maxIter` iterations, and calls the closure up to `maxEval` times. All parameters are on one
 * device, of one dtype, and form one vector: there are no groups. It has no decay: one between its steps would break the
 * relation of gradients and steps that the estimate is made from. Add a penalty to the closure's loss instead.
 *
 * @param params tensors, or [name, tensor] pairs
 * @throws TypeError for an unknown option or a wrong kind; RangeError for a value out of range, or parameters of several
 *   devices or dtypes
 * @example
 * const opt = new optim.LBFGS(model.parameters(), { lineSearchFn: 'strong_wolfe' })
 * const loss = opt.step(() => {
 *   opt.zeroGrad()
 *   const value = objective()
 *   value.backward()
 *   return value
 * })
 * @source Liu and Nocedal, 1989, as in torch 2.11
 */
export class LBFGS {
  /** The parameters, in the order in which they were given. */
  readonly params: readonly Tensor[]
  #options: Required<LBFGSOptions>
  #memory: Memory | null = null

  constructor(params: ParamList, options: LBFGSOptions = {}) {
    this.#options = checkLBFGSOptions(options)
    this.params = Object.freeze([...readParams(params, new Set()).tensors])
    if (this.params.length === 0)
      throw new RangeError('Expected at least one parameter for params but received none')
    const [first, ...others] = this.params
    for (const { dtype, device } of others) {
      if (dtype === first!.dtype && String(device) === String(first!.device)) continue
      throw new RangeError(
        `Expected parameters of one dtype on one device but received ${first!.dtype} on ${first!.device} and ${dtype} on ${device}`,
      )
    }
  }

  /** Every option. */
  get options(): Readonly<Required<LBFGSOptions>> {
    return { ...this.#options }
  }

  /** The length of a step along the direction, or the first that the line search tries. */
  get lr(): number {
    return this.#options.lr
  }
  set lr(value: number) {
    this.#options = { ...this.#options, lr: checkNumber('lr', value, '[0, inf)') }
  }

  /** Drops every gradient or, with `setToNone: false`, fills it with zeros. */
  zeroGrad(options: ZeroGradOptions = {}): void {
    checkKnownKeys('zeroGrad', options, ['setToNone'])
    const setToNone = checkBoolean('setToNone', options.setToNone ?? true)
    for (const param of this.params) {
      if (setToNone) param.grad = null
      else param.grad?.detach().zero_()
    }
  }

  /**
   * Runs up to `maxIter` iterations.
   * @param closure drops the gradients, computes the loss and its gradients, and returns the loss; it runs with autograd on
   * @returns what the closure returned the first time
   * @throws TypeError where the closure returns neither a number nor a tensor of one element
   */
  step<T extends Tensor | number>(closure: () => T): T {
    checkFunction('closure', closure)
    const { lr, maxIter, maxEval, toleranceGrad, toleranceChange } = this.#options
    const evaluate = () => {
      const loss = enableGrad(closure)
      return { loss, value: lossOf(loss), gradient: noGrad(() => this.#gradient()) }
    }
    const first = evaluate()
    const memory: Memory = this.#memory ?? {
      iterations: 0,
      evaluations: 0,
      history: [],
      scale: 1,
      last: null,
    }
    this.#memory = memory
    memory.evaluations++
    let { value, gradient } = first
    let isDone = noGrad(() => tidy(() => largest(gradient))) <= toleranceGrad
    let evaluations = 1
    for (let count = 1; !isDone && count <= maxIter; count++) {
      memory.iterations++
      const direction = noGrad(() => tidy(() => this.#direction(memory, gradient)))
      const previous = value
      const [slope, size, reach] = noGrad(() =>
        tidy(() => [dot(gradient, direction), number(gradient.abs().sum()), largest(direction)] as const),
      )
      const guess = memory.iterations === 1 ? Math.min(1, 1 / size) * lr : lr
      memory.last = { direction: keep(direction), t: guess, gradient: keep(gradient), loss: value }
      if (slope > -toleranceChange) break
      let t = guess
      let spent = 0
      if (this.#options.lineSearchFn) {
        const found = this.#search(
          direction,
          { t: 0, loss: value, gradient, slope },
          { t, reach, toleranceChange, limit: maxEval - evaluations },
          evaluate,
        )
        spent = found.evaluations
        t = found.point.t
        value = found.point.loss
        gradient = found.point.gradient
        this.#move(direction, t)
      } else {
        this.#move(direction, t)
        // Of the last iteration nothing asks for the loss: the next step begins with it.
        if (count !== maxIter) {
          const now = evaluate()
          value = now.value
          gradient = now.gradient
          spent = 1
        }
      }
      memory.last = { ...memory.last, t }
      evaluations += spent
      memory.evaluations += spent
      isDone =
        evaluations >= maxEval ||
        noGrad(() => tidy(() => largest(gradient))) <= toleranceGrad ||
        reach * Math.abs(t) <= toleranceChange ||
        Math.abs(value - previous) < toleranceChange
    }
    return first.loss
  }

  /** All gradients as one vector; zeros for a parameter without one. */
  #gradient(): Tensor {
    return tidy(() =>
      cat(
        this.params.map((param) => {
          const { grad } = param
          if (grad === null) return real(zeros(param.shape, { dtype: param.dtype, device: param.device }))
          return real(grad.detach().layout === 'strided' ? grad.detach() : grad.detach().toDense())
        }),
      ),
    )
  }

  /** Adds a vector times t to the parameters. */
  #move(direction: Tensor, t: number): void {
    noGrad(() =>
      tidy(() => {
        let at = 0
        for (const param of this.params) {
          const whole = param.detach()
          const target = whole.isComplex() ? whole.viewAsReal() : whole
          target.add_(direction.narrow(0, at, target.numel).reshape(target.shape), { alpha: t })
          at += target.numel
        }
      }),
    )
  }

  #search(
    direction: Tensor,
    start: Point,
    options: Parameters<typeof strongWolfe>[2],
    evaluate: () => { value: number; gradient: Tensor },
  ) {
    const before = noGrad(() => this.params.map((param) => param.detach().clone()))
    const restore = () =>
      noGrad(() => {
        for (const [i, param] of this.params.entries()) param.detach().copy_(before[i]!)
      })
    try {
      return strongWolfe(
        (t) => {
          this.#move(direction, t)
          const { value, gradient } = evaluate()
          restore()
          return { t, loss: value, gradient, slope: noGrad(() => tidy(() => dot(gradient, direction))) }
        },
        start,
        options,
      )
    } catch (error) {
      restore()
      throw error
    } finally {
      for (const copy of before) copy.dispose()
    }
  }

  /** Takes the last step into the history, and multiplies the gradient by the estimate. */
  #direction(memory: Memory, gradient: Tensor): Tensor {
    const { history, last } = memory
    if (last === null) return gradient.neg()
    const y = gradient.sub(last.gradient)
    const s = last.direction.mul(last.t)
    const ys = dot(y, s)
    if (ys > 1e-10) {
      if (history.length === this.#options.historySize) history.shift()
      history.push({ y: keep(y), s: keep(s), rho: 1 / ys })
      memory.scale = ys / dot(y, y)
    }
    const q = gradient.neg()
    const alphas: number[] = []
    for (const { y, s, rho } of history.toReversed()) {
      const alpha = dot(s, q) * rho
      alphas.unshift(alpha)
      q.add_(y, { alpha: -alpha })
    }
    const r = q.mul(memory.scale)
    for (const [i, { y, s, rho }] of history.entries()) r.add_(s, { alpha: alphas[i]! - dot(y, r) * rho })
    return r
  }

  /** State and options under torch's names. Its tensors are copies. */
  stateDict(): LBFGSStateDict {
    return writeLBFGSState(this.#memory, this.#options, this.params.length)
  }

  /**
   * Takes state and options from a state dict: one of ours, or one of torch's LBFGS.
   * @throws TypeError, RangeError for a state that does not fit. Nothing is changed then.
   */
  loadStateDict(stateDict: LBFGSStateDict): void {
    const like = noGrad(() => this.#gradient())
    const { memory, options } = readLBFGSState(stateDict, like, this.params.length)
    this.#options = checkLBFGSOptions({ ...this.#options, ...options })
    this.#memory = memory
  }
}

const real = (t: Tensor): Tensor => (t.isComplex() ? t.viewAsReal() : t).reshape([-1])

function lossOf(loss: unknown): number {
  if (typeof loss === 'number') return loss
  if (loss instanceof Tensor && loss.numel === 1) return number(loss.detach())
  throw new TypeError(`Expected a closure that returns the loss but it returned ${show(loss)}`)
}
