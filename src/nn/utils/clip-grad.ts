import { checkInstance, checkNumber, show } from '../../_check.js'
import { linalg, noGrad, stack, Tensor, zeros } from '../../tensor/index.js'
import { flag, type Given, number, read } from '../_options.js'

const table = {
  /** Order p of the norm. Default 2. */
  normType: number(2, '[0, inf]'),
  /** Throw if the total norm is NaN or infinite. Default false. */
  errorIfNonfinite: flag(false),
}
/** The options of {@link clipGradNorm_} and {@link getTotalNorm}. */
export type ClipGradOptions = Given<typeof table>

/** One tensor or several, as a list of tensors. */
export function tensorList(name: string, tensors: Tensor | Iterable<Tensor>): Tensor[] {
  if (tensors instanceof Tensor) return [tensors]
  if (typeof tensors !== 'object' || tensors === null || !(Symbol.iterator in tensors))
    throw new TypeError(`Expected Tensor or an iterable of them for ${name} but received ${show(tensors)}`)
  return [...tensors].map((each, i) => {
    if (!(each instanceof Tensor))
      throw new TypeError(`Expected Tensor for ${name}[${i}] but received ${show(each)}`)
    return each
  })
}

const gradsOf = (parameters: Tensor | Iterable<Tensor>): Tensor[] =>
  tensorList('parameters', parameters).flatMap(({ grad }) => (grad ? [grad] : []))

/**
 * The norm of all elements of several tensors together: ‖(‖t₁‖ₚ, ‖t₂‖ₚ, …)‖ₚ.
 *
 * @param tensors of any shapes, floating point, on one or several devices
 * @param options normType p in [0, ∞], default 2; errorIfNonfinite, default false
 * @returns a scalar tensor on the first tensor's device; 0 for no tensors
 * @throws RangeError if `errorIfNonfinite` is true and the norm is NaN or infinite
 */
export function getTotalNorm(tensors: Tensor | Iterable<Tensor>, options: ClipGradOptions = {}): Tensor {
  const { normType, errorIfNonfinite } = read('getTotalNorm', table, options)
  const list = tensorList('tensors', tensors)
  const [first] = list
  if (!first) return zeros([])
  return noGrad(() => {
    const norms = list.map((each) => linalg.vectorNorm(each, normType).to(first.device))
    const total = linalg.vectorNorm(stack(norms), normType)
    if (errorIfNonfinite && !Number.isFinite(total.item()))
      throw new RangeError(`Expected a finite total norm of order ${normType} but received ${total.item()}`)
    return total
  })
}

/**
 * Scales gradients by min(1, maxNorm/(totalNorm + 1e-6)), in place, on their devices and with no wait for them.
 *
 * @param parameters whose gradients are scaled; those without a gradient are skipped
 * @param maxNorm in [0, ∞]
 * @param totalNorm a scalar tensor, as {@link getTotalNorm} gives it
 */
export function clipGradsWithNorm_(
  parameters: Tensor | Iterable<Tensor>,
  maxNorm: number,
  totalNorm: Tensor,
): void {
  checkNumber('maxNorm', maxNorm, '[0, inf]')
  const grads = gradsOf(parameters)
  checkInstance('totalNorm', totalNorm, Tensor)
  noGrad(() => {
    const factor = totalNorm.add(1e-6).reciprocal().mul(maxNorm).clampMax(1)
    for (const grad of grads) grad.mul_(factor.to(grad.device))
  })
}

/**
 * Scales the gradients of parameters, in place, so that their norm together is at most `maxNorm`.
 *
 * @param parameters one tensor or several; those without a gradient are skipped
 * @param maxNorm in [0, ∞]
 * @param options normType p in [0, ∞], default 2; errorIfNonfinite, default false
 * @returns the total norm before, a scalar tensor
 * @throws RangeError if `errorIfNonfinite` is true and the total norm is NaN or infinite: no gradient is changed then
 * @example
 * ```ts
 * loss.backward()
 * nn.utils.clipGradNorm_(model.parameters(), 1)
 * opt.step()
 * ```
 */
export function clipGradNorm_(
  parameters: Tensor | Iterable<Tensor>,
  maxNorm: number,
  options: ClipGradOptions = {},
): Tensor {
  const list = tensorList('parameters', parameters)
  checkNumber('maxNorm', maxNorm, '[0, inf]')
  const total = getTotalNorm(gradsOf(list), options)
  clipGradsWithNorm_(list, maxNorm, total)
  return total
}

/**
 * Clamps each element of the gradients of parameters to [−clipValue, clipValue], in place.
 *
 * @param parameters one tensor or several; those without a gradient are skipped
 * @param clipValue in [0, ∞]
 */
export function clipGradValue_(parameters: Tensor | Iterable<Tensor>, clipValue: number): void {
  checkNumber('clipValue', clipValue, '[0, inf]')
  const grads = gradsOf(parameters)
  noGrad(() => {
    for (const grad of grads) grad.clamp_({ min: -clipValue, max: clipValue })
  })
}
